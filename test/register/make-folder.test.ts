import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { makeFolder } from '../../src/register/make-folder.ts';

it('makes what is missing above, for its owner alone, and does not mind what is there', () => {
  const root = mkdtempSync(join(tmpdir(), 'kiln-folder-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = join(root, 'a', 'b');
  makeFolder(folder);
  makeFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  writeFileSync(join(root, 'file'), '');
  expect(() => makeFolder(join(root, 'file', 'below'))).toThrow(expect.objectContaining({ code: 'ENOTDIR' }));
});

it.runIf(process.platform === 'linux')('comes back where the system has no room for folders', () => {
  expect(() => makeFolder('/proc/nowhere/kiln')).toThrow(expect.objectContaining({ code: 'ENOENT' }));
});

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kilnObject, newFolder } from './kiln.ts';

describe('kiln session, given a path that leads to no file', () => {
  const folder = () => {
    const path = join(newFolder(), 'folder.kiln');
    mkdirSync(path);
    return path;
  };
  const pipe = () => {
    const path = join(newFolder(), 'pipe.kiln');
    execFileSync('mkfifo', [path]);
    return path;
  };

  it.each([
    ['rows', 'a folder', folder],
    ['rows', 'a pipe', pipe],
    ['rows', 'a device', () => '/dev/zero'],
    ['skip', 'a pipe', pipe],
    ['skip', 'a device', () => '/dev/zero'],
  ])('%s %s says so, and ends', async (action, _, make) => {
    const path = make();
    const row = action === 'skip' ? ['1'] : [];
    const words = ['session', action, path, ...row, '--passphrase-fd', '0', '--json'];
    const ended = await kilnObject(words, { input: 'four small words here\n' });
    expect(ended).toMatchObject({ status: 2, failure: { code: 'not-a-session', path } });
    expect(existsSync(`${path}.lock`)).toBe(false);
  });
});

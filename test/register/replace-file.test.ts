import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { replaceFile, replaceFileSync } from '../../src/register/replace-file.ts';

let folder: string;
let fresh: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiln-replace-'));
  [fresh, path] = [join(folder, 'file.new'), join(folder, 'file')];
  writeFileSync(fresh, 'new');
  writeFileSync(path, 'old');
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A system that refuses so many times, as one does while somebody has the file open. */
function refusing(platform: string, times: number, code: string) {
  const tries = vi.fn(async (from: string, to: string) => {
    if (tries.mock.calls.length <= times) throw Object.assign(new Error('refused'), { code });
    await rename(from, to);
  });
  const sleep = vi.fn(async (_milliseconds: number) => {});
  return { platform, rename: tries, sleep };
}

describe('a file that takes the place of another', () => {
  it('does so at once, where nobody minds', async () => {
    await replaceFile(fresh, path);
    expect([readFileSync(path, 'utf8'), existsSync(fresh)]).toEqual(['new', false]);
  });

  it.each(['EPERM', 'EACCES', 'EBUSY'])('waits on Windows until it is let go of: %s', async (code) => {
    const system = refusing('win32', 3, code);
    await replaceFile(fresh, path, system);
    expect([system.rename.mock.calls.length, system.sleep.mock.calls.length]).toEqual([4, 3]);
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  it('says that it is busy where it stays open, after seconds', async () => {
    const system = refusing('win32', Number.POSITIVE_INFINITY, 'EPERM');
    await expect(replaceFile(fresh, path, system)).rejects.toMatchObject({ code: 'EBUSY' });
    const waited = system.sleep.mock.calls.reduce((sum, [milliseconds]) => sum + milliseconds, 0);
    // Whoever waits for the journal's lock meanwhile has ten seconds.
    expect([waited > 2000, waited < 5000]).toEqual([true, true]);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  it('does not wait for what waiting does not mend', async () => {
    const full = refusing('win32', 1, 'ENOSPC');
    await expect(replaceFile(fresh, path, full)).rejects.toMatchObject({ code: 'ENOSPC' });
    const denied = refusing('linux', 1, 'EACCES');
    await expect(replaceFile(fresh, path, denied)).rejects.toMatchObject({ code: 'EACCES' });
    expect([full, denied].map(({ rename: { mock } }) => mock.calls.length)).toEqual([1, 1]);
    expect([full, denied].map(({ sleep: { mock } }) => mock.calls.length)).toEqual([0, 0]);
  });

  it('also without a promise', () => {
    replaceFileSync(fresh, path);
    expect([readFileSync(path, 'utf8'), existsSync(fresh)]).toEqual(['new', false]);
    expect(() => replaceFileSync(fresh, path)).toThrow('ENOENT');
  });
});

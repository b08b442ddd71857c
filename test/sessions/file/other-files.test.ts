import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSession } from '../../../src/sessions/file/read-session.ts';
import { SessionFile } from '../../../src/sessions/file/session-file.ts';
import { created, newSessionPath, PASSPHRASE, QUICK } from './session-folder.ts';

const open = (path: string) => SessionFile.open(path, PASSPHRASE, QUICK);
const noSession = (path: string) => ({ ok: false, failure: { code: 'not-a-session', path } });

describe('a path that leads to no session', () => {
  it('but to a folder is said to be none, and no lock is laid beside it', async () => {
    const folder = join(dirname(newSessionPath()), 'folder.kiln');
    mkdirSync(folder);
    expect(await open(folder)).toEqual(noSession(folder));
    expect(await readSession(folder, PASSPHRASE)).toEqual(noSession(folder));
    expect(existsSync(`${folder}.lock`)).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('but to a device that never ends is not read', async () => {
    expect(await open('/dev/zero')).toEqual(noSession('/dev/zero'));
    expect(await readSession('/dev/zero', PASSPHRASE)).toEqual(noSession('/dev/zero'));
  });

  it('but to another file is not locked', async () => {
    const path = newSessionPath();
    writeFileSync(path, 'a letter');
    expect(await open(path)).toEqual(noSession(path));
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  it('and is not there is said to be missing, and no lock is laid there', async () => {
    const path = newSessionPath();
    expect(await open(path)).toEqual({ ok: false, failure: { code: 'session-missing', path } });
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  it('but to one of gigabytes is not read, whether it begins as a session or not', async () => {
    const path = newSessionPath();
    await (await created(path, 3)).leave();
    const front = readFileSync(path).subarray(0, 300);
    for (const begin of [front, Buffer.from('KILN'), Buffer.alloc(0)]) {
      writeFileSync(path, begin);
      // A hole: it takes no room on the disk.
      truncateSync(path, 2 ** 31);
      const before = process.memoryUsage().arrayBuffers;
      expect(await readSession(path, PASSPHRASE)).toEqual(noSession(path));
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 24);
    }
  });
});

describe('a session whose header was tampered with', () => {
  it.each([19, 22, 30, 63])('so that its passphrase would take 2^%i rounds is not opened', async (factor) => {
    const path = newSessionPath();
    await (await created(path, 3)).leave();
    const file = readFileSync(path);
    const header = file.toString('latin1');
    const wanted = header.replace(/^(-> scrypt \S+) 4$/m, `$1 ${factor}`);
    expect(wanted).not.toBe(header);
    const raised = Buffer.from(wanted, 'latin1');
    const lengthAt = 'KILN-SESSION-1\n'.length;
    raised.writeUInt32BE(file.readUInt32BE(lengthAt) + String(factor).length - 1, lengthAt);
    writeFileSync(path, raised);
    expect(await readSession(path, PASSPHRASE)).toEqual(noSession(path));
    expect(await open(path)).toEqual(noSession(path));
  });
});

describe('a session behind which others wrote', () => {
  it('is read as far as it goes, and others get their turns', async () => {
    const path = newSessionPath();
    await (await created(path, 3)).leave();
    const noise = Buffer.alloc(400_000, 'abcdefg');
    for (let at = 0; at < noise.length - 8; at += 12) noise.writeUInt32BE(at % 1000, at);
    writeFileSync(path, Buffer.concat([readFileSync(path), noise]));
    let turns = 0;
    const others = setInterval(() => turns++, 1);
    const read = await readSession(path, PASSPHRASE);
    clearInterval(others);
    expect(read).toMatchObject({ ok: true });
    expect(turns).toBeGreaterThan(3);
  });
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { canIsolate, namespaceFlags } from '../parts/isolation.ts';
import { bundleProgram } from './bundle-program.ts';

/** Fills the disk it works on, appends all the same, makes room, and says what came of it. */
const PROGRAM = `
  import { readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
  import { dirname, join } from 'node:path';
  import { Journal } from './journal.ts';
  import { verifyJournal } from './verify-journal.ts';
  const path = process.argv[2];
  const filler = join(dirname(path), 'filler');
  const journal = new Journal(path);
  const append = async () => {
    const { ok, failure } = await journal.append({ kind: 'x', text: 'x'.repeat(3000) });
    return ok ? 'ok' : failure.reason;
  };
  await append();
  const { bavail, bsize } = statfsSync(dirname(path));
  // One block is left, and no entry ends with its end.
  writeFileSync(filler, Buffer.alloc((bavail - 1) * bsize));
  const descriptors = () => readdirSync('/proc/self/fd').length;
  const before = descriptors();
  const results = [];
  for (let tries = 0; tries < 30; tries++) results.push(await append());
  const after = descriptors();
  const beside = readdirSync(dirname(path)).filter((name) => name.includes('.torn-')).length;
  rmSync(filler);
  results.push(await append());
  await journal.close();
  console.log(JSON.stringify({ results, leaked: after - before, beside, check: await verifyJournal(path) }));
`;

describe.skipIf(!canIsolate())('a journal on a disk that is full', () => {
  it('says so each time, leaves no file open and none beside it, and goes on once there is room', async () => {
    const { file, folder } = await bundleProgram(PROGRAM);
    const disk = mkdtempSync(join(tmpdir(), 'kiln-disk-'));
    onTestFinished(() => {
      for (const each of [folder, disk]) rmSync(each, { recursive: true, force: true });
    });
    const within = 'mount -t tmpfs -o size=256k none "$1" && exec "$2" "$3" "$1/journal.jsonl"';
    const words = [...namespaceFlags(), 'sh', '-c', within, 'sh', disk, process.execPath, file];
    const said = JSON.parse(execFileSync('unshare', words, { encoding: 'utf8' }));
    const written = said.results.filter((result: string) => result === 'ok').length;
    expect(new Set(said.results)).toEqual(new Set(['ok', 'ENOSPC']));
    expect(said.results.at(-1)).toBe('ok');
    expect(said).toMatchObject({ leaked: 0, check: { whole: true, entries: written + 1 } });
    // At most the one that there was still room for.
    expect(said.beside).toBeLessThanOrEqual(1);
  });
});

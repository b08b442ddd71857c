import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPictureFile } from '../../src/station/picture-codes/read-picture-file.ts';
import { slowSvg } from '../pictures/hostile-files.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const workerFile = join(ROOT, 'dist', 'picture-worker.mjs');
const folder = mkdtempSync(join(tmpdir(), 'kiln-picture-'));

beforeAll(() => {
  execFileSync(process.execPath, [join(ROOT, 'scripts', 'ready.mjs')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a drawing that takes minutes is given up, and its thread ended', async () => {
  const file = join(folder, 'slow.svg');
  writeFileSync(file, slowSvg());
  const start = performance.now();
  let saidSo = 0;
  const read = await readPictureFile(file, { workerFile, onStillLooking: () => saidSo++ });
  expect(saidSo).toBe(1);
  expect(read).toEqual({ ok: false, failure: { code: 'picture-slow', seconds: 6 } });
  expect(performance.now() - start).toBeGreaterThanOrEqual(6000);
  // Ending a thread resolves once it has stopped: what it took of the processor after that would show here.
  const before = process.cpuUsage();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const { user } = process.cpuUsage(before);
  expect(user / 1000).toBeLessThan(250);
});

it('a search is ended when somebody asks for that, and its thread with it', async () => {
  const file = join(folder, 'slow.svg');
  writeFileSync(file, slowSvg());
  const ending = new AbortController();
  const reason = new Error('enough');
  const read = readPictureFile(file, { workerFile, signal: ending.signal });
  setTimeout(() => ending.abort(reason), 300);
  await expect(read).rejects.toBe(reason);
  await expect(readPictureFile(file, { workerFile, signal: ending.signal })).rejects.toBe(reason);
});

it('a worker that is not there is a fault of Kiln, not of the picture', async () => {
  await expect(readPictureFile('x.png', { workerFile: join(folder, 'none.mjs') })).rejects.toThrow();
});

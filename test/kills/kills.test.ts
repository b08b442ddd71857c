// @module-tag heavy
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SEED } from '../parts/seed.ts';
import { SeededRandom } from '../seeded-random.ts';
import { bundleVictim } from './bundle-victim.ts';
import { KillDrive } from './kill-drive.ts';

const JUMPING_CLOCK = new URL('jumping-clock.cjs', import.meta.url).pathname;
const KILN = new URL('../../dist/kiln.cjs', import.meta.url).pathname;

const folder = mkdtempSync(join(tmpdir(), 'kiln-kills-'));
let victim: string;

beforeAll(async () => {
  victim = await bundleVictim(join(folder, 'program'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function newDrive(name: string, sessions: number, nodeOptions: readonly string[] = []): Promise<KillDrive> {
  const random = new SeededRandom(SEED);
  mkdirSync(join(folder, name));
  return KillDrive.start({ folder: join(folder, name), victim, kiln: KILN, random, sessions, nodeOptions });
}

/* A small share of `npm run kills`; what is killed without a word has tests of its own beside each of these works. */
it('killed or asked to end, Kiln loses, doubles and misstates nothing', { timeout: 240_000 }, async () => {
  const drive = await newDrive('kills', 2);
  for (const signal of ['SIGKILL', 'SIGTERM'] as const) await drive.kill('session', signal);
  await drive.kill('burn', 'SIGHUP');
  await drive.kill('forgetting', 'SIGTERM');
  expect(drive.struck).toBeGreaterThan(1);
});

it('with a clock that is set by an hour either way all the time, too', { timeout: 240_000 }, async () => {
  const drive = await newDrive('clock', 1, ['-r', JUMPING_CLOCK]);
  await drive.kill('session', 'SIGTERM');
  expect(drive.struck).toBeGreaterThan(0);
});

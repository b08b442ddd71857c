// @module-tag heavy
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { SEED } from '../parts/seed.ts';
import { SeededRandom } from '../seeded-random.ts';
import { bundleVictim } from './bundle-victim.ts';
import { KillDrive, SIGNALS, WORKS } from './kill-drive.ts';

const JUMPING_CLOCK = new URL('jumping-clock.cjs', import.meta.url).pathname;
const KILN = new URL('../../dist/kiln.cjs', import.meta.url).pathname;

async function newDrive(sessions: number, nodeOptions: readonly string[] = []): Promise<KillDrive> {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-kills-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const victim = await bundleVictim(join(folder, 'program'));
  return KillDrive.start({
    folder,
    victim,
    kiln: KILN,
    random: new SeededRandom(SEED),
    sessions,
    nodeOptions,
  });
}

/* A small share of `npm run kills`. */
it('killed or asked to end, Kiln loses, doubles and misstates nothing', { timeout: 240_000 }, async () => {
  const drive = await newDrive(SIGNALS.length);
  for (const work of WORKS) for (const signal of SIGNALS) await drive.kill(work, signal);
  expect(drive.struck).toBeGreaterThan(3);
});

it('with a clock that is set by an hour either way all the time, too', { timeout: 240_000 }, async () => {
  const drive = await newDrive(1, ['-r', JUMPING_CLOCK]);
  for (const work of WORKS) await drive.kill(work, 'SIGTERM');
  expect(drive.struck).toBeGreaterThan(0);
});

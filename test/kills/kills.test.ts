// @module-tag heavy
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { SEED } from '../parts/seed.ts';
import { SeededRandom } from '../seeded-random.ts';
import { bundleVictim } from './bundle-victim.ts';
import { KillDrive, SIGNALS, WORKS } from './kill-drive.ts';

const KILN = new URL('../../dist/kiln.cjs', import.meta.url).pathname;

/* A small share of `npm run kills`. */
it('killed or asked to end, Kiln loses, doubles and misstates nothing', { timeout: 240_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-kills-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const victim = await bundleVictim(join(folder, 'program'));
  const random = new SeededRandom(SEED);
  const drive = await KillDrive.start({ folder, victim, kiln: KILN, random, sessions: SIGNALS.length });
  for (const work of WORKS) for (const signal of SIGNALS) await drive.kill(work, signal);
  expect(drive.struck).toBeGreaterThan(3);
});

// @module-tag chromium
// @module-tag readers
import { describe, expect, test } from 'vitest';
import type { FaultPlan } from '../../src/simulator/faults.ts';
import type { SimulatedToken } from '../../src/simulator/simulated-token.ts';
import type { VpcdToken } from '../../src/simulator/vpcd/vpcd-token.ts';
import { URI } from '../cli/seeds.ts';
import { cardIs, eventually } from '../device/eventually.ts';
import { late, lay, liftAll, liftAllAndLook, seedOf } from '../device/laid-token.ts';
import { burnEnd, burnHistory, OLD_SEED, SEED, SERIAL, useDesk, usedToken } from './desk.ts';
import { pasteText } from './hands.ts';
import { ServedKiln } from './harness.ts';

/**
 * Every step, by the name it has in the journal and in the window, and the command that comes next: so many since the
 * token was laid down, the window's own look at it included.
 */
const STEPS = [
  ['identified', 'Token recognised', 3],
  ['authenticated', 'Logged in', 5],
  ['configured', 'Clock and settings written', 6],
  ['seeded', 'Seed written', 7],
  ['confirmed', 'Read back, clock checked', 8],
] as const;

describe('whatever happens at any step of a burn', () => {
  const desk = useDesk();

  /** A window, and a burn in it that has just come to `step`. */
  async function burnedTo(kiln: ServedKiln, step: string, faults: FaultPlan) {
    const token = usedToken();
    const door = lay(desk.reader, token, faults);
    await pasteText(kiln.page, URI);
    await kiln.says('burn', SERIAL);
    await kiln.stage('burn').getByRole('button', { name: 'Burn' }).click();
    await kiln.ticked(step);
    return { token, door };
  }

  /** What the window says at last is what the journal says, and what is true of the token. */
  async function endsVerified(kiln: ServedKiln, token: SimulatedToken): Promise<void> {
    await kiln.says('verify', '3 tries left');
    expect(seedOf(token)).toBe(SEED);
    token.pressButton();
    token.pressButton();
    await kiln.page.keyboard.type(token.display().text);
    await kiln.says('verify', 'Burned and verified');
    expect(await burnEnd(kiln.data)).toMatchObject({ outcome: 'verified' });
  }

  async function startOver(kiln: ServedKiln, door?: VpcdToken): Promise<void> {
    door?.close();
    // Where the service was started again, it may not have looked at the old token yet.
    await liftAllAndLook(desk.witness);
    await kiln.page.keyboard.press('Escape');
    await kiln.page.locator('[data-seed-field]').waitFor();
    await kiln.says('token', 'No token on the reader yet.');
  }

  test('the token is lifted, and laid back', { timeout: 90_000 }, async () => {
    for (const [step, name, next] of STEPS) {
      const kiln = await ServedKiln.start();
      const { token, door } = await burnedTo(kiln, name, late(next));
      door.lift();
      // With the last step done, nothing is written any more: it may be lifted.
      if (step !== 'confirmed') await kiln.says('burn', 'The connection to the token was lost.');
      await eventually(desk.witness, cardIs(desk.reader.name, 'absent'));
      door.lay(token);
      await endsVerified(kiln, token);
      expect((await burnHistory(kiln.data)).includes('burn-interrupted')).toBe(step !== 'confirmed');
      expect(await kiln.end()).toEqual([]);
      await liftAll(desk.witness);
    }
  });

  test('the PC/SC service is stopped, and started again', { timeout: 120_000 }, async () => {
    const kiln = await ServedKiln.start();
    for (const [, name, next] of STEPS) {
      const { token, door } = await burnedTo(kiln, name, late(next));
      await desk.stop();
      // It lets a command that is on its way come to its end: behind the last one there is nothing to lose.
      const isLost = kiln.stage('burn').getByText('The connection to the token was lost.').first();
      const isWritten = kiln.stage('verify').getByText('3 tries left');
      await isLost.or(isWritten).waitFor();
      await desk.start();
      await endsVerified(kiln, token);
      await startOver(kiln, door);
    }
    expect(await burnHistory(kiln.data)).toContain('burn-interrupted');
  });

  test('the page is closed, and opened again', { timeout: 90_000 }, async () => {
    for (const [step, name, next] of STEPS) {
      const kiln = await ServedKiln.start();
      const { token } = await burnedTo(kiln, name, late(next));
      await kiln.reopen();
      // The truth, whole, and at once: whose seed, which token, and how far it came.
      await kiln.says('seed', 'jo@example.org');
      await kiln.says('token', SERIAL);
      await kiln.ticked(name);
      if (step === 'identified') await kiln.page.reload();
      await endsVerified(kiln, token);
      expect(await kiln.end()).toEqual([]);
      await liftAll(desk.witness);
    }
  });

  describe('Kiln is killed', () => {
    test.each(STEPS)('at %s: the next start knows', async (step, name, command) => {
      const kiln = await ServedKiln.start();
      const { token } = await burnedTo(kiln, name, late(command));
      // The seed's command has arrived, its answer is late.
      if (step === 'configured') await expect.poll(() => seedOf(token)).toBe(SEED);
      await kiln.kill();
      await kiln.page.getByText('The connection to Kiln is lost').waitFor();
      expect(await burnHistory(kiln.data)).toContain(step);
      expect(await burnEnd(kiln.data)).toBeUndefined();
      if (step === 'identified') expect(seedOf(token)).toBe(OLD_SEED);
      if (step === 'seeded' || step === 'confirmed') expect(seedOf(token)).toBe(SEED);
      await kiln.end();

      const next = await ServedKiln.start({ data: kiln.data });
      const known = {
        identified: /No burn of it is on record|was cut short/,
        other: /A burn for jo@example.org, Contoso on .* was cut short. Burning mends that/,
      };
      await next.says('token', step === 'identified' ? known.identified : known.other);
      if (step !== 'configured') return;
      // A second burn mends it.
      await next.look();
      await pasteText(next.page, URI);
      await next.says('burn', SERIAL);
      await next.page.keyboard.press('Enter');
      await endsVerified(next, token);
    });
  });

  test('the last page is closed: Kiln ends, but not before the token is safe', async () => {
    const kiln = await ServedKiln.start();
    const { token } = await burnedTo(kiln, 'Token recognised', { delayMilliseconds: 1500 });
    const closedAt = performance.now();
    await kiln.page.close();
    const { status, stderr } = await kiln.server.ended;
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    // Five seconds are left for a page that is only loaded again; six commands took longer.
    expect(performance.now() - closedAt).toBeGreaterThan(5500);
    expect(seedOf(token)).toBe(SEED);
    expect(await burnHistory(kiln.data)).toContain('confirmed');
    expect(await burnEnd(kiln.data)).toMatchObject({ outcome: 'seeded', failure: 'no-code' });
  });
});

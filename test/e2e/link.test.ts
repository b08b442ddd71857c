// @module-tag chromium
// @module-tag readers
import { describe, expect, test } from 'vitest';
import { URI } from '../cli/seeds.ts';
import { cardIs, eventually } from '../device/eventually.ts';
import { late, lay, seedOf, switchOffAndOn } from '../device/laid-token.ts';
import { burnEnd, burnHistory, OLD_SEED, SEED, SERIAL, useDesk, usedToken } from './desk.ts';
import { pasteText } from './hands.ts';
import { ServedKiln } from './harness.ts';

const OTHER_SERIAL = '86596109999999';
/** So many since the token was laid down, the window's own look at it included. */
const NEXT_COMMAND = { 'Logged in': 5, 'Clock and settings written': 6 } as const;

describe('a link that breaks while a token is burned in the window', () => {
  const desk = useDesk();

  /** A burn whose token was lifted as soon as `step` was ticked. */
  async function lifted(step: keyof typeof NEXT_COMMAND) {
    const kiln = await ServedKiln.start();
    const token = usedToken();
    const door = lay(desk.reader, token, late(NEXT_COMMAND[step]));
    await pasteText(kiln.page, URI);
    await kiln.says('burn', SERIAL);
    await kiln.page.keyboard.press('Enter');
    await kiln.ticked(step);
    door.lift();
    await kiln.says('burn', 'The connection to the token was lost.');
    await kiln.says('burn', 'Lay the same token back: it goes on by itself.');
    await eventually(desk.witness, cardIs(desk.reader.name, 'absent'));
    return { kiln, token, door };
  }

  test('another token is left alone; the first one laid back, it goes on and is verified', async () => {
    const { kiln, token, door } = await lifted('Clock and settings written');
    await kiln.look();
    const other = usedToken(OTHER_SERIAL);
    door.lay(other);
    await kiln.says('burn', `This is another token (${OTHER_SERIAL}). It is left alone`);
    await kiln.look();
    door.lift();
    await eventually(desk.witness, cardIs(desk.reader.name, 'absent'));
    door.lay(token);
    await kiln.says('verify', '3 tries left');
    await switchOffAndOn(desk.witness, desk.reader, token);
    await kiln.page.keyboard.type(token.display().text);
    await kiln.says('verify', 'Burned and verified');
    expect([seedOf(token), seedOf(other)]).toEqual([SEED, OLD_SEED]);
    expect(await burnHistory(kiln.data)).toEqual(
      expect.arrayContaining(['burn-interrupted', 'burn-other-token', 'burn-resumed', 'confirmed']),
    );
    expect(await burnEnd(kiln.data)).toMatchObject({ outcome: 'verified' });
  });

  test('lost for good: blank, and a second burn mends it', async () => {
    const { kiln, token, door } = await lifted('Clock and settings written');
    // Escape is not heard, and nothing can be done by accident, while the token is waited for.
    await kiln.page.keyboard.press('Escape');
    await kiln.stage('burn').getByText('must be burned again').waitFor({ timeout: 30_000 });
    await kiln.says('burn', 'The connection to the token was lost.');
    await kiln.says('burn', 'The token holds no usable seed now: it must be burned again.');
    await kiln.look();
    expect(seedOf(token)).not.toBe(OLD_SEED);
    expect(await burnEnd(kiln.data)).toMatchObject({ outcome: 'blank', failure: 'link-lost' });
    door.lay(token);
    await kiln.button('Burn again').click();
    await kiln.says('burn', SERIAL);
    await kiln.page.keyboard.press('Enter');
    await kiln.says('verify', '3 tries left');
    expect(seedOf(token)).toBe(SEED);
  });

  test('and is not waited for any longer: stopped, and true', async () => {
    const { kiln, token } = await lifted('Logged in');
    await kiln.button('Stop').click();
    await kiln.says('burn', 'You stopped the burn.');
    const end = await burnEnd(kiln.data);
    expect(end).toMatchObject({ failure: 'cancelled' });
    const words = { untouched: 'The token is as it was.', blank: 'it must be burned again' };
    await kiln.says('burn', words[end?.['outcome'] as keyof typeof words]);
    if (end?.['outcome'] === 'untouched') expect(seedOf(token)).toBe(OLD_SEED);
  });
});

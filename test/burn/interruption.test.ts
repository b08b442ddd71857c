import { describe, expect, it } from 'vitest';
import type { BurnResult } from '../../src/burn/burn-event.ts';
import type { Fault } from '../../src/simulator/faults.ts';
import { MODELS } from '../../src/tokens/token2/models.ts';
import { enrolmentOf, SEED_TEXT, seedIn, TestDesk } from './desk.ts';

const OLD_SEED = 'the seed of before..';
const COMMANDS = ['readInfo', 'getChallenge', 'authenticate', 'writeConfig', 'writeSeed', 'readInfo again'];

const PLACES = MODELS.flatMap((model) =>
  COMMANDS.flatMap((label, index) =>
    (['before', 'after'] as const).map((when) => ({
      model,
      when,
      label,
      command: index + 1,
      name: model.name,
    })),
  ),
);

function newBurn(serialPrefix: string) {
  const desk = new TestDesk();
  const token = desk.token({
    serial: serialPrefix.padEnd(14, '7'),
    initialSeed: enrolmentOf(OLD_SEED).secret,
  });
  return { desk, token };
}

/** Nothing is claimed of the token that is not so. */
function expectTrue(result: BurnResult, seed: string | undefined) {
  switch (result.outcome) {
    case 'untouched':
      expect(seed).toBe(OLD_SEED);
      break;
    case 'seeded':
      expect(seed).toBe(SEED_TEXT);
      break;
    case 'blank':
      // "Must be burned again": claimed whenever nobody can know, and never of a burn that was confirmed.
      expect(result.failure).toBeDefined();
      break;
  }
}

describe.each(PLACES)('the link cut $when $label on a $name', ({ model, when, command }) => {
  it('for good: the result is true, and a second burn mends it', async () => {
    const { desk, token } = newBurn(model.serialPrefix);
    desk.lay(token, [{ kind: 'cut', command, when }]);
    const result = await desk.burn(enrolmentOf(SEED_TEXT));
    expect(result.failure?.code).toBe('link-lost');
    expectTrue(result, seedIn(token));
    const expected = command < 4 ? 'untouched' : command < 6 ? 'blank' : 'seeded';
    expect(result.outcome).toBe(expected);

    desk.lay(token);
    expect(await desk.burn(enrolmentOf(SEED_TEXT))).toMatchObject({ outcome: 'seeded', clockErrorAfter: 0 });
    expect(seedIn(token)).toBe(SEED_TEXT);
  });

  it('for a second and a half: the burn goes on by itself', async () => {
    const { desk, token } = newBurn(model.serialPrefix);
    desk.lay(token, [{ kind: 'cut', command, when, back: { afterMilliseconds: 1500 } }]);
    const result = await desk.burn(enrolmentOf(SEED_TEXT));
    expectTrue(result, seedIn(token));
    if (command === 1) {
      // Nobody knows yet whose token it is: nothing to wait for, and nothing was touched.
      expect(result).toMatchObject({ outcome: 'untouched', failure: { code: 'link-lost' } });
      return;
    }
    expect(result).toMatchObject({ outcome: 'seeded', clockErrorAfter: 0 });
    expect(result).not.toHaveProperty('failure');
    expect(seedIn(token)).toBe(SEED_TEXT);
    expect(desk.steps).toContain('interrupted');
    expect(desk.steps).toContain('resumed');
    expect(desk.steps.at(-1)).toBe('confirmed');
  });
});

describe('after an interruption', () => {
  it('another token is left alone, and named in the end', async () => {
    const { desk, token } = newBurn('8659610');
    const other = desk.token({ serial: '86596109999999', initialSeed: enrolmentOf(OLD_SEED).secret });
    const back = { afterMilliseconds: 500, card: other };
    desk.lay(token, [{ kind: 'cut', command: 5, when: 'before', back }]);
    expect(await desk.burn(enrolmentOf(SEED_TEXT))).toMatchObject({
      outcome: 'blank',
      failure: { code: 'other-token', expected: token.serial, found: other.serial },
    });
    expect(seedIn(other)).toBe(OLD_SEED);
    expect(desk.events).toContainEqual({ event: 'other-token', serial: other.serial });
  });

  it('a seed that was taken is not written a second time', async () => {
    const { desk, token } = newBurn('8659610');
    desk.lay(token, [{ kind: 'cut', command: 6, when: 'before', back: { afterMilliseconds: 100 } }]);
    await desk.burn(enrolmentOf(SEED_TEXT));
    expect(desk.steps.filter((step) => step === 'seeded')).toHaveLength(1);
  });

  it('a token that is lost again and again at the same place is given up after 20 seconds', async () => {
    const { desk, token } = newBurn('8659610');
    const back = { afterMilliseconds: 50 };
    const cuts = Array.from(
      { length: 2000 },
      (_, index): Fault => ({ kind: 'cut', command: index + 2, when: 'before', back }),
    );
    desk.lay(token, cuts);
    const started = desk.clock.elapsedMilliseconds();
    expect(await desk.burn(enrolmentOf(SEED_TEXT))).toMatchObject({
      outcome: 'untouched',
      failure: { code: 'link-lost' },
    });
    expect(desk.clock.elapsedMilliseconds() - started).toBeLessThan(22_000);
  });
});

describe.each([
  ['empty', new Uint8Array()],
  ['of one byte', Uint8Array.of(0x90)],
])('an answer that is %s', (_, bytes) => {
  it('is a lost link, not a crash', async () => {
    const { desk, token } = newBurn('8659632');
    desk.lay(token, [{ kind: 'response', command: 4, bytes, carriedOut: true }]);
    const result = await desk.burn(enrolmentOf(SEED_TEXT));
    expectTrue(result, seedIn(token));
    expect(desk.steps).toContain('interrupted');
  });
});

describe('a token that never answers', () => {
  it('is given up in time, and what may have happened to it is said', async () => {
    const { desk, token } = newBurn('8659600');
    desk.lay(token, [{ kind: 'mute', command: 4, carriedOut: true }]);
    const started = desk.clock.elapsedMilliseconds();
    const result = await desk.burn(enrolmentOf(SEED_TEXT));
    expectTrue(result, seedIn(token));
    expect(desk.clock.elapsedMilliseconds() - started).toBeLessThan(30_000);
  });
});

import { describe, expect, it } from 'vitest';
import { codeAt } from '../../src/otp/totp.ts';
import { SIMULATED_READER } from '../../src/readers/simulated-readers.ts';
import { MODELS } from '../../src/tokens/token2/models.ts';
import { enrolmentOf, SEED_TEXT, seedIn, TestDesk } from './desk.ts';

const ALL_STEPS = ['identified', 'authenticated', 'configured', 'seeded', 'confirmed'];

describe.each(MODELS)('a $name', ({ serialPrefix, name }) => {
  it('takes seed, settings and clock, and shows the right code once it was switched off and on', async () => {
    const desk = new TestDesk();
    const token = desk.token({ serial: serialPrefix.padEnd(14, '4'), clockErrorSeconds: -3600 });
    desk.lay(token);
    const enrolment = enrolmentOf(SEED_TEXT, { algorithm: 'SHA256', periodSeconds: 60 });
    const result = await desk.burn(enrolment);
    expect(result).toMatchObject({ outcome: 'seeded', clockErrorBefore: -3600, clockErrorAfter: 0 });
    expect(result.token?.model).toBe(name);
    expect(result).not.toHaveProperty('failure');
    expect(desk.steps).toEqual(ALL_STEPS);
    expect(seedIn(token)).toBe(SEED_TEXT);
    expect(token.display().text).toBe('------');
    token.pressButton();
    token.pressButton();
    expect(token.display().text).toBe(codeAt(enrolment, desk.clock.nowMilliseconds() / 1000));
  });
});

describe('the clock', () => {
  it.each([0, 1, 250, 470, 494, 500, 506, 530, 999])(
    'ends within half a second of the host, also %i ms into a second',
    async (milliseconds) => {
      const desk = new TestDesk();
      desk.clock.jump(milliseconds);
      const token = desk.token({ clockErrorSeconds: 99 });
      desk.readers.lay(SIMULATED_READER, token, { delayMilliseconds: 25 });
      await desk.burn(enrolmentOf(SEED_TEXT));
      // The token counts whole seconds from the moment of the write: its own time now, less the host's.
      const untilNext = token.clock.millisecondsUntilStep(1);
      const tokenMilliseconds = token.clock.seconds * 1000 + (1000 - untilNext);
      expect(Math.abs(tokenMilliseconds - desk.clock.nowMilliseconds())).toBeLessThanOrEqual(500);
    },
  );

  it('that the token does not keep is not called done', async () => {
    const desk = new TestDesk();
    const token = desk.token();
    desk.lay(token);
    const result = await desk.burn(enrolmentOf(SEED_TEXT), {
      record: async (event) => {
        if (event.event === 'step' && event.step === 'seeded') token.shiftClock(3);
        return { ok: true, value: undefined };
      },
    });
    expect(result).toMatchObject({
      outcome: 'seeded',
      failure: { code: 'clock-not-kept', clockErrorSeconds: 3 },
    });
  });
});

describe('a 6983', () => {
  it.each([3, 4, 5])(
    'at command %i is no proof of a locked token: logged in again, it goes on',
    async (command) => {
      const desk = new TestDesk();
      const token = desk.token();
      desk.lay(token, [{ kind: 'status', command, statusWord: 0x6983, carriedOut: false }]);
      expect(await desk.burn(enrolmentOf(SEED_TEXT))).toMatchObject({ outcome: 'seeded' });
      expect(desk.steps).toEqual(ALL_STEPS);
      expect(seedIn(token)).toBe(SEED_TEXT);
    },
  );

  it('after a fresh login is a lock, and nothing was touched', async () => {
    const desk = new TestDesk();
    const token = desk.token();
    const refuse = (command: number) =>
      ({ kind: 'status', command, statusWord: 0x6983, carriedOut: false }) as const;
    desk.lay(token, [refuse(3), refuse(5)]);
    const result = await desk.burn(enrolmentOf(SEED_TEXT));
    expect(result).toMatchObject({
      outcome: 'untouched',
      failure: { code: 'token-locked', command: 'authenticate' },
    });
  });

  it('twice to the seed leaves the token blank, and says so', async () => {
    const desk = new TestDesk();
    const token = desk.token();
    const refuse = (command: number) =>
      ({ kind: 'status', command, statusWord: 0x6983, carriedOut: false }) as const;
    // readInfo, getChallenge, authenticate, writeConfig, writeSeed, getChallenge, authenticate, writeSeed
    desk.lay(token, [refuse(5), refuse(8)]);
    const result = await desk.burn(enrolmentOf(SEED_TEXT));
    expect(result).toMatchObject({
      outcome: 'blank',
      failure: { code: 'token-locked', command: 'writeSeed' },
    });
    expect(seedIn(token)).toBeUndefined();
  });
});

describe('another refusal', () => {
  it('of the configuration leaves the token untouched, its seed in it', async () => {
    const desk = new TestDesk();
    const token = desk.token({ initialSeed: enrolmentOf('the seed of before..').secret });
    desk.lay(token, [{ kind: 'status', command: 4, statusWord: 0x6a80, carriedOut: false }]);
    expect(await desk.burn(enrolmentOf(SEED_TEXT))).toMatchObject({
      outcome: 'untouched',
      failure: { code: 'refused', command: 'writeConfig', statusWord: '6A80' },
    });
    expect(seedIn(token)).toBe('the seed of before..');
  });

  it('of the seed leaves the token blank', async () => {
    const desk = new TestDesk();
    const token = desk.token();
    desk.lay(token, [{ kind: 'status', command: 5, statusWord: 0x6a80, carriedOut: false }]);
    expect(await desk.burn(enrolmentOf(SEED_TEXT))).toMatchObject({
      outcome: 'blank',
      failure: { code: 'refused', command: 'writeSeed', statusWord: '6A80' },
    });
    expect(seedIn(token)).toBeUndefined();
  });
});

describe('refused before anything is written', () => {
  it('an unlisted token, unless the operator allows it', async () => {
    const desk = new TestDesk();
    const token = desk.token({ serial: '12345678901234' });
    desk.lay(token);
    expect(await desk.burn(enrolmentOf(SEED_TEXT))).toMatchObject({
      outcome: 'untouched',
      failure: { code: 'unlisted-token', serial: '12345678901234' },
    });
    expect(desk.events).toEqual([]);
    expect(await desk.burn(enrolmentOf(SEED_TEXT), { allowUnlisted: true })).toMatchObject({
      outcome: 'seeded',
    });
    expect(seedIn(token)).toBe(SEED_TEXT);
  });

  it('when the journal cannot be written', async () => {
    const desk = new TestDesk();
    const token = desk.token();
    desk.lay(token);
    const failure = { code: 'journal-unwritable', path: '/nowhere', reason: 'ENOSPC' } as const;
    const result = await desk.burn(enrolmentOf(SEED_TEXT), { record: async () => ({ ok: false, failure }) });
    expect(result).toMatchObject({ outcome: 'untouched', failure });
    expect(seedIn(token)).toBeUndefined();
  });

  it('when the operator stopped it', async () => {
    const desk = new TestDesk();
    desk.lay(desk.token());
    const stop = new AbortController();
    stop.abort();
    expect(await desk.burn(enrolmentOf(SEED_TEXT), { signal: stop.signal })).toMatchObject({
      outcome: 'untouched',
      failure: { code: 'cancelled' },
    });
  });

  it('when nothing lies there', async () => {
    const desk = new TestDesk();
    expect(await desk.burn(enrolmentOf(SEED_TEXT))).toEqual({
      outcome: 'untouched',
      failure: { code: 'no-token', reader: SIMULATED_READER },
    });
  });
});

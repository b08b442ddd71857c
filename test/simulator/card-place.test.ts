import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/base/hex.ts';
import { CardPlace } from '../../src/simulator/card-place.ts';
import type { Fault } from '../../src/simulator/faults.ts';
import { unknownCard } from '../../src/simulator/other-cards.ts';
import { configCommand, login, newToken, READ_INFO, send } from './device.ts';
import { settled } from './manual-clock.ts';

const WRITE = configCommand({ clock: 1_700_000_000 });

/** A token, logged in and lying on a place, whose first command there would write the clock. */
function laid(...faults: Fault[]) {
  const { token, clock } = newToken({ staysOn: true });
  const place = new CardPlace(clock);
  place.lay(token, { faults });
  login(token);
  const transmit = async (apdu: string) => {
    const answer = await place.transmit(fromHex(apdu));
    return answer === 'cut' ? 'cut' : toHex(answer);
  };
  const wasWritten = () => token.clock.seconds < 1_800_000_000;
  return { token, clock, place, transmit, wasWritten };
}

describe('cut', () => {
  it.each([
    { when: 'before', written: false },
    { when: 'after', written: true },
  ] as const)('$when the command: written is $written', async ({ when, written }) => {
    const { place, transmit, wasWritten, token } = laid({ kind: 'cut', command: 1, when });
    expect(await transmit(WRITE)).toBe('cut');
    expect(wasWritten()).toBe(written);
    expect(place.state).toBe('empty');
    expect(await transmit(WRITE)).toBe('cut');
    expect(send(token, WRITE), 'the session is lost').toBe('6983');
  });

  it('at the command it names, and once', async () => {
    const { place, transmit, token, clock } = laid({
      kind: 'cut',
      command: 3,
      when: 'before',
      back: { afterMilliseconds: 500 },
    });
    expect(await transmit(READ_INFO)).toMatch(/9000$/);
    expect(await transmit(WRITE)).toBe('9000');
    expect(await transmit(READ_INFO)).toBe('cut');
    await clock.advance(499);
    expect(place.state).toBe('empty');
    await clock.advance(1);
    expect(place.state).toBe('ready');
    expect(place.card).toBe(token);
    for (let command = 4; command < 10; command++) expect(await transmit(READ_INFO)).toMatch(/9000$/);
  });

  it('counts on after a return and from the beginning after laying down anew', async () => {
    const back = { afterMilliseconds: 1 };
    const faults: Fault[] = [
      { kind: 'cut', command: 2, when: 'after', back },
      { kind: 'cut', command: 3, when: 'before', back },
    ];
    const { place, transmit, token, clock } = laid(...faults);
    for (let round = 0; round < 2; round++) {
      expect(await transmit(READ_INFO)).toMatch(/9000$/);
      expect(await transmit(READ_INFO)).toBe('cut');
      await clock.advance(1);
      expect(await transmit(READ_INFO)).toBe('cut');
      await clock.advance(1);
      expect(await transmit(READ_INFO)).toMatch(/9000$/);
      place.lay(token, { faults });
    }
  });

  it('can bring another card', async () => {
    const other = unknownCard();
    const { place, transmit, clock } = laid({
      kind: 'cut',
      command: 1,
      when: 'after',
      back: { afterMilliseconds: 300, card: other },
    });
    await transmit(READ_INFO);
    await clock.advance(300);
    expect(place.card).toBe(other);
    expect(await transmit(READ_INFO)).toBe('6D00');
  });

  it('does not bring a card back that was lifted, or laid elsewhere, meanwhile', async () => {
    for (const meanwhile of ['lift', 'lay'] as const) {
      const { place, transmit, clock } = laid({
        kind: 'cut',
        command: 1,
        when: 'after',
        back: { afterMilliseconds: 300 },
      });
      const other = unknownCard();
      await transmit(READ_INFO);
      if (meanwhile === 'lift') place.lift();
      else place.lay(other);
      expect(clock.sleepers).toBe(0);
      await clock.advance(1000);
      expect(place.card).toBe(meanwhile === 'lift' ? undefined : other);
    }
  });
});

describe('another answer', () => {
  it.each([true, false])('a status word, the command carried out: %s', async (carriedOut) => {
    const { transmit, wasWritten } = laid({ kind: 'status', command: 1, statusWord: 0x6f00, carriedOut });
    expect(await transmit(WRITE)).toBe('6F00');
    expect(wasWritten()).toBe(carriedOut);
    expect(await transmit(READ_INFO)).toMatch(/9000$/);
  });

  it.each(['', '90', '6181', 'DEADBEEF9000'])('these bytes: "%s"', async (bytes) => {
    for (const carriedOut of [true, false]) {
      const fault: Fault = { kind: 'response', command: 1, bytes: fromHex(bytes), carriedOut };
      const { transmit, wasWritten } = laid(fault);
      expect(await transmit(WRITE)).toBe(bytes);
      expect(wasWritten()).toBe(carriedOut);
    }
  });
});

describe('delay', () => {
  it('holds the answer back, the command having been carried out', async () => {
    const { transmit, wasWritten, clock } = laid({ kind: 'delay', command: 1, milliseconds: 700 });
    let answer: string | undefined;
    void transmit(WRITE).then((text) => {
      answer = text;
    });
    await clock.advance(699);
    await settled();
    expect([answer, wasWritten()]).toEqual([undefined, true]);
    await clock.advance(1);
    expect(answer).toBe('9000');
  });

  it('of every command passes half on the way there and half on the way back', async () => {
    const { token, clock } = newToken({ staysOn: true });
    const place = new CardPlace(clock);
    place.lay(token, { delayMilliseconds: 24 });
    for (let command = 0; command < 3; command++) {
      token.clock.set(1000);
      const answer = place.transmit(fromHex(READ_INFO));
      await clock.advance(11);
      token.clock.set(2000);
      await clock.advance(12);
      token.clock.set(3000);
      await clock.advance(1);
      expect(toHex((await answer) as Uint8Array)).toContain('000007D09000');
    }
  });

  it('ends when the card is lifted or the token goes to sleep', async () => {
    for (const end of ['lift', 'sleep', 'powerOff'] as const) {
      const { transmit, token, place, clock } = laid({ kind: 'delay', command: 1, milliseconds: 700 });
      const answer = transmit(READ_INFO);
      await clock.advance(100);
      if (end === 'lift') place.lift();
      else if (end === 'sleep') token.fallAsleep();
      else place.powerOff();
      expect(await answer).toBe('cut');
      expect(clock.sleepers).toBe(0);
    }
  });

  it('is cut short by the display timeout', async () => {
    const { token, clock } = newToken();
    const place = new CardPlace(clock);
    place.lay(token, { delayMilliseconds: 70_000 });
    const answer = place.transmit(fromHex(READ_INFO));
    await clock.advance(30_000);
    expect(await answer).toBe('cut');
    expect(place.state).toBe('asleep');
  });
});

describe('mute', () => {
  it.each([true, false])(
    'says nothing until the power goes, the command carried out: %s',
    async (carriedOut) => {
      const { transmit, wasWritten, place, clock } = laid({ kind: 'mute', command: 1, carriedOut });
      let answer: string | undefined;
      void transmit(WRITE).then((text) => {
        answer = text;
      });
      await clock.advance(3_600_000);
      await settled();
      expect([answer, wasWritten(), place.state]).toEqual([undefined, carriedOut, 'ready']);
      place.powerOff();
      expect(await transmit(READ_INFO), 'at once, for the next').toMatch(/9000$/);
      expect(answer).toBe('cut');
    },
  );
});

describe('sleep', () => {
  it.each([
    { when: 'before', written: false },
    { when: 'after', written: true },
  ] as const)('$when the command: written is $written', async ({ when, written }) => {
    const { transmit, wasWritten, place, token } = laid({ kind: 'sleep', command: 1, when });
    expect(await transmit(WRITE)).toBe('cut');
    expect(wasWritten()).toBe(written);
    expect([place.state, token.display().on]).toEqual(['asleep', false]);
    expect(await transmit(READ_INFO)).toBe('cut');
    token.pressButton();
    expect(place.state).toBe('ready');
    expect(await transmit(READ_INFO)).toMatch(/9000$/);
    expect(await transmit(WRITE)).toBe('6983');
  });
});

it('several faults of one command all happen', async () => {
  const { transmit, clock } = laid(
    { kind: 'delay', command: 1, milliseconds: 50 },
    { kind: 'delay', command: 1, milliseconds: 50 },
    { kind: 'status', command: 1, statusWord: 0x6983, carriedOut: false },
  );
  const answer = transmit(WRITE);
  await clock.advance(100);
  expect(await answer).toBe('6983');
});

it('counts and tells of every change', async () => {
  const { token, clock } = newToken({ switchedOn: false });
  const place = new CardPlace(clock);
  const seen: [string, number][] = [];
  place.watch(() => seen.push([place.state, place.count]));
  place.lay(token);
  token.pressButton();
  await clock.advance(30_000);
  token.pressButton();
  place.lay(token);
  place.lift();
  place.lift();
  token.pressButton();
  expect(seen).toEqual([
    ['asleep', 1],
    ['ready', 2],
    ['asleep', 3],
    ['ready', 4],
    ['empty', 5],
    ['ready', 6],
    ['empty', 7],
  ]);
  expect(clock.sleepers).toBe(0);
});

it('carries one command at a time', async () => {
  const { transmit } = laid({ kind: 'mute', command: 1, carriedOut: true });
  void transmit(READ_INFO);
  await expect(transmit(READ_INFO)).rejects.toThrow('on its way');
});

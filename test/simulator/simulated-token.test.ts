import { describe, expect, it } from 'vitest';
import { BLANK_TEXT, ERROR_TEXT } from '../../src/simulator/simulated-token.ts';
import {
  configCommand,
  KEEPING_SERIAL,
  login,
  newToken,
  READ_INFO,
  SEED,
  seedCommand,
  send,
  totp,
} from './device.ts';

const SEED_BYTES = Buffer.from('12345678901234567890');
const NEW_SEED = 'A1B2C3D4E5F60718293A';
const NOW = 1_800_000_000; // a multiple of 30 and 60

function offAndOn(token: { pressButton(): void }): void {
  token.pressButton();
  token.pressButton();
}

describe('the display', () => {
  it('is off until the button is pressed, and goes off with the next press', () => {
    const { token } = newToken({ switchedOn: false, initialSeed: SEED });
    expect(token.display()).toEqual({ on: false, text: '' });
    expect(token.awake).toBe(false);
    token.pressButton();
    expect(token.display()).toEqual({ on: true, text: totp(SEED_BYTES, NOW) });
    token.pressButton();
    expect(token.display()).toEqual({ on: false, text: '' });
  });

  it.each([
    { displayCode: 0, seconds: 15 },
    { displayCode: 1, seconds: 30 },
    { displayCode: 2, seconds: 60 },
    { displayCode: 3, seconds: 120 },
    { displayCode: 77, seconds: 15 },
  ])('with D = $displayCode goes off by itself after $seconds s', async ({ displayCode, seconds }) => {
    const { token, clock } = newToken({ initialConfig: { displayCode } });
    await clock.advance(seconds * 1000 - 1);
    expect(token.awake).toBe(true);
    await clock.advance(1);
    expect(token.awake).toBe(false);
    expect(() => send(token, READ_INFO)).toThrow('asleep');
  });

  it('stays on when told to', async () => {
    const { token, clock } = newToken({ staysOn: true });
    await clock.advance(10 * 86_400_000);
    expect(token.awake).toBe(true);
    token.pressButton();
    expect(token.awake).toBe(false);
  });

  it.each([
    { algorithmCode: 1, stepSeconds: 30, hash: 'sha1' },
    { algorithmCode: 2, stepSeconds: 60, hash: 'sha256' },
    { algorithmCode: 2, stepSeconds: 30, hash: 'sha256' },
    { algorithmCode: 9, stepSeconds: 45, hash: 'sha1' },
  ])('shows codes of $hash every $stepSeconds s', async ({ algorithmCode, stepSeconds, hash }) => {
    const { token, clock } = newToken({
      initialSeed: SEED,
      initialConfig: { algorithmCode, stepSeconds, displayCode: 3 },
      clockErrorSeconds: 3,
    });
    for (const seconds of [0, 26, 1, 1, 29, 1, 30]) {
      await clock.advance(seconds * 1000);
      const tokenSeconds = Math.floor(clock.nowMilliseconds() / 1000) + 3;
      expect(token.display().text).toBe(totp(SEED_BYTES, tokenSeconds, stepSeconds, hash));
    }
  });

  it('says so when there is no seed, or a step of 0', () => {
    expect(newToken().token.display().text).toBe(BLANK_TEXT);
    const { token } = newToken({ initialSeed: SEED, initialConfig: { stepSeconds: 0 } });
    expect(token.display().text).toBe(ERROR_TEXT);
  });
});

describe('a stale code', () => {
  it('stays on the display after a burn until it is switched off and on', async () => {
    const { token, clock } = newToken({ initialSeed: SEED, initialConfig: { displayCode: 3 } });
    const before = totp(SEED_BYTES, NOW);
    login(token);
    expect(send(token, configCommand({ clock: NOW }))).toBe('9000');
    expect(send(token, seedCommand(NEW_SEED))).toBe('9000');
    expect(token.display().text).toBe(before);
    await clock.advance(61_000);
    expect(token.display().text).toBe(before);
    offAndOn(token);
    expect(token.display().text).toBe(totp(Buffer.from(NEW_SEED, 'hex'), NOW + 61));
  });

  it('goes away with the display timeout, too', async () => {
    const { token, clock } = newToken({ initialSeed: SEED });
    login(token);
    send(token, seedCommand(NEW_SEED));
    await clock.advance(30_000);
    token.pressButton();
    expect(token.display().text).toBe(totp(Buffer.from(NEW_SEED, 'hex'), NOW + 30));
  });

  it('is the blank text on a token that was blank', () => {
    const { token } = newToken();
    login(token);
    send(token, seedCommand(NEW_SEED));
    expect(token.display().text).toBe(BLANK_TEXT);
  });

  it('is not there after a refused write', async () => {
    const { token, clock } = newToken({ initialSeed: SEED });
    login(token);
    send(token, `${configCommand().slice(0, -2)}00`);
    await clock.advance(29_999);
    expect(token.display().text).toBe(totp(SEED_BYTES, NOW + 29));
  });

  it('is of the moment before the clock was written', () => {
    const { token } = newToken({ serial: KEEPING_SERIAL, initialSeed: SEED });
    login(token);
    send(token, configCommand({ clock: NOW + 3600 }));
    expect(token.display().text).toBe(totp(SEED_BYTES, NOW));
    offAndOn(token);
    expect(token.display().text).toBe(totp(SEED_BYTES, NOW + 3600));
  });

  it('the new display timeout holds from the next time it is switched on', async () => {
    const { token, clock } = newToken();
    login(token);
    send(token, configCommand({ display: '03' }));
    await clock.advance(30_000);
    expect(token.awake).toBe(false);
    token.pressButton();
    await clock.advance(119_999);
    expect(token.awake).toBe(true);
    await clock.advance(1);
    expect(token.awake).toBe(false);
  });
});

describe('watching', () => {
  it('tells of every change, once, at its moment', async () => {
    const { token, clock } = newToken({
      switchedOn: false,
      initialSeed: SEED,
      initialConfig: { displayCode: 2 },
    });
    const seen: [number, string][] = [];
    const end = token.watch(() => {
      seen.push([clock.nowMilliseconds() / 1000 - NOW, token.display().text]);
    });
    await clock.advance(10_000);
    token.pressButton();
    await clock.advance(100_000);
    token.pressButton();
    end();
    await clock.advance(100_000);
    const code = (seconds: number) => totp(SEED_BYTES, NOW + seconds);
    expect(seen).toEqual([
      [10, code(10)],
      [30, code(30)],
      [60, code(60)],
      [70, ''],
      [110, code(110)],
    ]);
  });

  it('tells of a clock that was moved and of sleep, and says nothing where nothing changes', async () => {
    const { token, clock } = newToken({ initialSeed: SEED });
    let told = 0;
    token.watch(() => told++);
    token.shiftClock(1);
    expect(told).toBe(0);
    token.shiftClock(60);
    expect(told).toBe(1);
    token.setDrift(50);
    token.powerOff();
    send(token, READ_INFO);
    expect(told).toBe(1);
    token.fallAsleep();
    token.fallAsleep();
    expect(told).toBe(2);
    await clock.advance(200_000);
    expect(told).toBe(2);
  });

  it('keeps no timer when nobody watches or nothing will change', async () => {
    const { token, clock } = newToken({ initialSeed: SEED });
    expect(clock.sleepers).toBe(0);
    const ends = [token.watch(() => {}), token.watch(() => {})];
    expect(clock.sleepers).toBe(1);
    for (const end of ends) end();
    expect(clock.sleepers).toBe(0);
    const end = token.watch(() => {});
    await clock.advance(30_000);
    expect(clock.sleepers).toBe(0);
    end();
  });
});

it('can be given another way to make codes', () => {
  const { token } = newToken({
    initialSeed: SEED,
    showCode: ({ periodSeconds }, at) => `${periodSeconds}/${at}`,
  });
  expect(token.display().text).toBe(`30/${NOW}`);
});

it('does not print its seed', () => {
  const { token } = newToken({ initialSeed: SEED });
  expect(JSON.stringify(token)).not.toContain('12345678901234567890');
  expect(String(token.storedSeed())).toBe('«secret»');
});

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/base/hex.ts';
import { unknownCard } from '../../src/simulator/other-cards.ts';
import { SimulatedToken } from '../../src/simulator/simulated-token.ts';
import { FrameSplitter, frame } from '../../src/simulator/vpcd/frames.ts';
import {
  connectToVpcd,
  type VpcdOptions,
  type VpcdState,
  type VpcdToken,
} from '../../src/simulator/vpcd/vpcd-token.ts';
import { systemClock } from '../../src/station/system-clock.ts';
import { configCommand, GET_CHALLENGE, READ_INFO, VECTORS } from './device.ts';
import { FakeVpcd } from './fake-vpcd.ts';
import { ManualClock } from './manual-clock.ts';

const OFF = '00';
const ON = '01';
const RESET = '02';
const GET_ATR = '04';
const [VECTOR] = VECTORS.authenticate;

let vpcd: FakeVpcd;
let port: number;
let token: SimulatedToken;
let door: VpcdToken | undefined;
let states: VpcdState[];

beforeEach(async () => {
  vpcd = new FakeVpcd();
  port = await vpcd.listen();
  states = [];
  token = new SimulatedToken({
    serial: '86596100012345',
    clock: systemClock,
    randomBytes: () => fromHex(VECTOR?.challenge ?? ''),
    switchedOn: true,
  });
});

afterEach(async () => {
  door?.close();
  door = undefined;
  await vpcd.close();
});

function connect(options: Partial<VpcdOptions> = {}): VpcdToken {
  door = connectToVpcd({
    host: '127.0.0.1',
    port,
    clock: systemClock,
    card: token,
    onChange: (state) => states.push(state),
    ...options,
  });
  return door;
}

describe('frames', () => {
  it('are a length of two bytes and that many bytes', () => {
    expect(toHex(frame(Uint8Array.of(4)))).toBe('000104');
    expect(toHex(frame(new Uint8Array()))).toBe('0000');
    expect(toHex(frame(new Uint8Array(258))).slice(0, 6)).toBe('010200');
  });

  it('come out whole however the stream is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }),
        fc.array(fc.nat(400), { maxLength: 8 }),
        (contents, cuts) => {
          const stream = Buffer.concat(contents.map(frame));
          const places = [0, ...cuts.map((cut) => Math.min(cut, stream.length)), stream.length].sort(
            (a, b) => a - b,
          );
          const splitter = new FrameSplitter();
          const got = places.flatMap((place, index) =>
            splitter.push(stream.subarray(places[index - 1] ?? 0, place)),
          );
          expect(got.map(toHex)).toEqual(contents.map(toHex));
        },
      ),
    );
  });
});

describe('the conversation', () => {
  it('gives the ATR and answers commands', async () => {
    connect();
    const card = await vpcd.card();
    expect(await card.ask(GET_ATR)).toBe('3B80800101');
    card.write(ON);
    expect(await card.ask(READ_INFO)).toMatch(/^0000000E3836353936313030303132333435.*9000$/);
    card.write(READ_INFO, [1, 2, 3, 3]);
    expect(await card.read()).toMatch(/9000$/);
    expect(door?.state).toBe('connected');
  });

  it.each([
    { control: OFF, name: 'off' },
    { control: RESET, name: 'reset' },
  ])('power $name ends the session', async ({ control }) => {
    connect();
    const card = await vpcd.card();
    await card.ask(GET_CHALLENGE);
    expect(await card.ask(VECTOR?.answerApdu ?? '')).toBe('9000');
    card.write(ON);
    expect(await card.ask(configCommand())).toBe('9000');
    card.write(control);
    expect(await card.ask(configCommand())).toBe('6983');
  });

  it('passes on what the faults make of an answer', async () => {
    const response = (command: number, bytes: string) =>
      ({ kind: 'response', command, bytes: fromHex(bytes), carriedOut: true }) as const;
    connect({ faults: { faults: [response(1, ''), response(2, '90'), response(3, 'FFFFFF')] } });
    const card = await vpcd.card();
    expect(await card.ask(READ_INFO)).toBe('');
    expect(await card.ask(READ_INFO)).toBe('90');
    expect(await card.ask(READ_INFO)).toBe('FFFFFF');
    expect(await card.ask(READ_INFO)).toMatch(/9000$/);
  });

  it('is as slow as told', async () => {
    connect({ faults: { delayMilliseconds: 60 } });
    const card = await vpcd.card();
    const before = performance.now();
    await card.ask(READ_INFO);
    expect(performance.now() - before).toBeGreaterThanOrEqual(58);
  });

  it('is silent when mute, and goes on after a reset', async () => {
    connect({ faults: { faults: [{ kind: 'mute', command: 1, carriedOut: true }] } });
    const card = await vpcd.card();
    card.write(GET_CHALLENGE);
    card.write(RESET);
    // The next answer on the wire is the ATR, not the challenge.
    expect(await card.ask(GET_ATR)).toBe('3B80800101');
    expect(await card.ask(READ_INFO)).toMatch(/9000$/);
  });
});

describe('coming and going', () => {
  it('disappears when lifted and comes back when laid down', async () => {
    const laid = connect();
    const first = await vpcd.card();
    laid.lift();
    await first.gone;
    expect(laid.state).toBe('lifted');
    laid.lay();
    const second = await vpcd.card();
    expect(await second.ask(READ_INFO)).toMatch(/9000$/);
    laid.lay(unknownCard());
    await second.gone;
    expect(await (await vpcd.card()).ask(READ_INFO)).toBe('6D00');
  });

  it('is not there while asleep', async () => {
    token.pressButton();
    const laid = connect();
    expect(laid.state).toBe('asleep');
    token.pressButton();
    const card = await vpcd.card();
    expect(await card.ask(READ_INFO)).toMatch(/9000$/);
    token.pressButton();
    await card.gone;
    expect(states).toEqual(['asleep', 'waiting', 'connected', 'asleep']);
  });

  it('goes with a cut and comes back by itself, its session lost', async () => {
    connect({
      faults: { faults: [{ kind: 'cut', command: 3, when: 'after', back: { afterMilliseconds: 30 } }] },
    });
    const first = await vpcd.card();
    await first.ask(GET_CHALLENGE);
    await first.ask(VECTOR?.answerApdu ?? '');
    first.write(configCommand({ clock: 1_000_000 }));
    await first.gone;
    const second = await vpcd.card();
    expect(token.clock.seconds).toBeLessThan(1_000_060);
    expect(await second.ask(configCommand())).toBe('6983');
  });

  it('waits for a pcscd that is not there, and finds it again after a restart', async () => {
    await vpcd.close();
    connect();
    expect(door?.state).toBe('waiting');
    vpcd = new FakeVpcd();
    await vpcd.listen(port);
    const first = await vpcd.card();
    await first.ask(GET_CHALLENGE);
    expect(await first.ask(VECTOR?.answerApdu ?? '')).toBe('9000');
    first.hangUp();
    const second = await vpcd.card();
    expect(await second.ask(configCommand()), 'without power in between').toBe('6983');
    expect(states).toEqual(['waiting', 'connected', 'waiting', 'connected']);
  });

  it('tries again four times a second, and no more once closed or lifted', async () => {
    await vpcd.close();
    for (const end of ['close', 'lift'] as const) {
      const clock = new ManualClock();
      const laid = connect({ clock });
      await expect.poll(() => clock.sleepers, { interval: 5 }).toBe(1);
      await clock.advance(249);
      expect(clock.sleepers).toBe(1);
      await clock.advance(1);
      expect(clock.sleepers).toBe(0);
      await expect.poll(() => clock.sleepers, { interval: 5 }).toBe(1);
      laid[end]();
      expect(clock.sleepers).toBe(0);
      expect(laid.state).toBe('lifted');
    }
    vpcd = new FakeVpcd();
    await vpcd.listen(port);
  });

  it('stays away once closed', async () => {
    const laid = connect();
    const card = await vpcd.card();
    laid.close();
    await card.gone;
    expect(laid.state).toBe('lifted');
    expect(() => laid.lay()).toThrow('closed');
    token.pressButton();
    token.pressButton();
    expect(laid.state).toBe('lifted');
  });
});

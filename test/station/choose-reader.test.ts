import { describe, expect, it } from 'vitest';
import { SimulatedReaders } from '../../src/readers/simulated-readers.ts';
import { chooseReader } from '../../src/station/choose-reader.ts';
import { TestDesk } from '../burn/desk.ts';

const NAMES = ['ACS ACR122U 00 00', 'ACS ACR1252 01 00', 'Broadcom 58200 02 00'] as const;

function newDesk(names: readonly string[] = NAMES) {
  const desk = new TestDesk();
  const readers = new SimulatedReaders({ clock: desk.clock, readerNames: names });
  const choose = (
    wanted?: string,
    seconds = 0,
    more: { signal?: AbortSignal; onWaiting?: () => void } = {},
  ) => desk.untilDone(chooseReader(readers, wanted, { clock: desk.clock, seconds, ...more }));
  return { desk, readers, choose };
}

describe('the reader', () => {
  it('is the one that something lies on', async () => {
    const { desk, readers, choose } = newDesk();
    readers.lay(NAMES[1], desk.token());
    expect(await choose()).toEqual({ ok: true, value: NAMES[1] });
  });

  it('may hold something that sleeps or that another program has: opening it says so', async () => {
    const { desk, readers, choose } = newDesk();
    readers.lay(NAMES[1], desk.token({ switchedOn: false }));
    expect(await choose()).toEqual({ ok: true, value: NAMES[1] });
    readers.occupy(NAMES[1]);
    expect(await choose()).toEqual({ ok: true, value: NAMES[1] });
  });

  it('has to be named when something lies on several', async () => {
    const { desk, readers, choose } = newDesk();
    for (const name of [NAMES[0], NAMES[2]]) readers.lay(name, desk.token());
    const failure = { code: 'several-tokens', readers: [NAMES[0], NAMES[2]] };
    expect(await choose()).toEqual({ ok: false, failure });
    expect(await choose(NAMES[2])).toEqual({ ok: true, value: NAMES[2] });
  });

  it.each([
    ['in full', NAMES[2]],
    ['by a part', '58200'],
    ['in any case', 'bRoAdCoM'],
  ])('can be named %s', async (_, wanted) => {
    const { desk, readers, choose } = newDesk();
    for (const name of NAMES) readers.lay(name, desk.token());
    expect(await choose(wanted)).toEqual({ ok: true, value: NAMES[2] });
  });

  it('named in full goes before another that has the name as a part', async () => {
    const { desk, readers, choose } = newDesk(['Reader', 'Reader 2']);
    for (const name of ['Reader', 'Reader 2']) readers.lay(name, desk.token());
    expect(await choose('Reader')).toEqual({ ok: true, value: 'Reader' });
  });

  it.each([['acs'], ['Omnikey'], ['']])('cannot be named %j: it fits several or none', async (wanted) => {
    const { desk, readers, choose } = newDesk();
    readers.lay(NAMES[0], desk.token());
    expect(await choose(wanted)).toEqual({
      ok: false,
      failure: { code: 'no-reader', wanted, available: NAMES },
    });
  });

  it('is not there, or nothing lies on it', async () => {
    expect(await newDesk([]).choose()).toEqual({ ok: false, failure: { code: 'no-reader', available: [] } });
    const { choose } = newDesk();
    expect(await choose('1252')).toEqual({ ok: false, failure: { code: 'no-token', reader: NAMES[1] } });
    expect(await choose()).toEqual({ ok: false, failure: { code: 'no-token', reader: NAMES.join(', ') } });
  });

  it('cannot be asked for without a service', async () => {
    const { readers, choose } = newDesk();
    readers.stopService({ code: 'service-denied' });
    expect(await choose(NAMES[0], 60)).toEqual({ ok: false, failure: { code: 'service-denied' } });
  });
});

describe('a token that is not there yet', () => {
  it('is waited for; that is told once', async () => {
    const { desk, readers, choose } = newDesk();
    let told = 0;
    void desk.clock.sleep(3000).then(() => readers.lay(NAMES[0], desk.token()));
    const before = desk.clock.elapsedMilliseconds();
    const onWaiting = () => {
      told++;
    };
    expect(await choose(undefined, 60, { onWaiting })).toEqual({ ok: true, value: NAMES[0] });
    expect(desk.clock.elapsedMilliseconds() - before).toBeLessThan(3100);
    expect(told).toBe(1);
  });

  it('is given up after the time that was said', async () => {
    const { desk, choose } = newDesk();
    const before = desk.clock.elapsedMilliseconds();
    expect(await choose(undefined, 2)).toMatchObject({ failure: { code: 'no-token' } });
    const waited = desk.clock.elapsedMilliseconds() - before;
    expect(waited).toBeGreaterThanOrEqual(2000);
    expect(waited).toBeLessThan(2100);
  });

  it('is waited for no longer when the reader or the service goes', async () => {
    for (const go of ['unplug', 'stopService'] as const) {
      const { desk, readers, choose } = newDesk([NAMES[0]]);
      void desk.clock
        .sleep(500)
        .then(() => (go === 'unplug' ? readers.unplug(NAMES[0]) : readers.stopService()));
      const code = go === 'unplug' ? 'no-reader' : 'no-service';
      expect(await choose(NAMES[0], 60)).toMatchObject({ failure: { code } });
    }
  });

  it('is waited for no longer when the operator stops it', async () => {
    const { desk, choose } = newDesk();
    const stop = new AbortController();
    void desk.clock.sleep(500).then(() => stop.abort());
    const before = desk.clock.elapsedMilliseconds();
    expect(await choose(undefined, 60, { signal: stop.signal })).toEqual({
      ok: false,
      failure: { code: 'cancelled' },
    });
    expect(desk.clock.elapsedMilliseconds() - before).toBeLessThan(600);
  });
});

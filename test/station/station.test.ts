import { describe, expect, it } from 'vitest';
import type { JournalFailure } from '../../src/register/journal.ts';
import type { Fact } from '../../src/register/journal-line.ts';
import type { HostClockState } from '../../src/station/host-clock.ts';
import { type BurnOrder, Station, type StationEvent } from '../../src/station/station.ts';
import { MODELS } from '../../src/tokens/token2/models.ts';
import { TestDesk } from '../burn/desk.ts';
import { SECRET, URI } from '../cli/seeds.ts';
import { oathCode } from '../judges/oath-code.ts';
import { settled } from '../simulator/manual-clock.ts';

const OTHER_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** A station over simulated readers, a journal in memory and a clock that stands still. */
class StationDesk extends TestDesk {
  readonly facts: Fact[] = [];
  readonly told: StationEvent[] = [];
  /** How many entries the journal still takes. */
  room = Number.POSITIVE_INFINITY;
  hostClock: HostClockState | Promise<HostClockState> = 'synchronised';
  /** How often the system was asked about its clock. */
  asked = 0;
  readonly station = new Station({
    readers: this.readers,
    models: () => MODELS,
    desk: () => ({ operator: 'kim', host: 'desk-1' }),
    clock: this.clock,
    hostClock: async () => {
      this.asked += 1;
      return this.hostClock;
    },
    log: {
      append: async (fact) => {
        const failure: JournalFailure = { code: 'journal-unwritable', path: '/journal', reason: 'ENOSPC' };
        if (this.facts.length >= this.room) return { ok: false, failure };
        this.facts.push(fact);
        return { ok: true, value: undefined };
      },
    },
  });

  put(text: string) {
    const seed = this.station.seeds.put(text);
    if (!seed.ok) throw new Error(seed.failure.code);
    return seed.value.handle;
  }

  burnSeed(text: string, order: Partial<BurnOrder> = {}) {
    return this.untilDone(
      this.station.burn({ seed: this.put(text), ...order }, (event) => this.told.push(event)),
    );
  }

  /** Hands in these codes, then nothing. */
  codes(...codes: string[]): Pick<BurnOrder, 'askForCode'> {
    return { askForCode: async () => codes.shift() };
  }

  get now(): number {
    return Math.floor(this.clock.nowMilliseconds() / 1000);
  }
}

describe('a burn', () => {
  it('tells of everything in order, and the journal has each step before it is told', async () => {
    const desk = new StationDesk();
    desk.lay(desk.token());
    const kept: [string, number][] = [];
    const seed = desk.put(URI);
    const report = await desk.untilDone(
      desk.station.burn({ seed, ...desk.codes(oathCode(desk.now)) }, (event) => {
        kept.push([event.event === 'step' ? event.step : event.event, desk.facts.length]);
      }),
    );
    expect(report).toMatchObject({ outcome: 'verified' });
    expect(kept).toEqual([
      ['identified', 1],
      ['authenticated', 2],
      ['configured', 3],
      ['seeded', 4],
      ['confirmed', 5],
      ['verdict', 5],
    ]);
    expect(desk.facts.at(-1)).toMatchObject({ kind: 'burn-end', outcome: 'verified', verification: 'code' });
  });

  it.each([0, 1, 2, 3, 4, 5])('that the journal stops after %i entries is told truly', async (room) => {
    const desk = new StationDesk();
    desk.room = room;
    const token = desk.token();
    desk.lay(token);
    const report = await desk.burnSeed(URI, desk.codes(oathCode(desk.now)));
    const outcomes = ['untouched', 'untouched', 'blank', 'seeded', 'seeded', 'seeded'];
    expect(report).toMatchObject({ outcome: outcomes[room], failure: { code: 'journal-unwritable' } });
    expect(desk.facts).toHaveLength(room);
    expect(token.storedSeed() !== undefined).toBe(report.outcome === 'seeded');
  });

  it('is warned of before anything is written, where the clock of the host is doubtful', async () => {
    for (const state of ['synchronised', 'unknown', 'unsynchronised'] as const) {
      const desk = new StationDesk();
      desk.hostClock = state;
      desk.lay(desk.token());
      await desk.burnSeed(URI);
      const events = desk.told.map((event) => (event.event === 'step' ? event.step : event.event));
      const warned = events.indexOf('warning');
      expect(warned >= 0).toBe(state === 'unsynchronised');
      if (warned >= 0) expect(warned).toBeLessThan(events.indexOf('authenticated'));
    }
  });

  it('does not wait for what the system says of its clock, and tells it when it comes', async () => {
    for (const late of ['synchronised', 'unsynchronised'] as const) {
      const desk = new StationDesk();
      desk.lay(desk.token());
      let answer = (_: HostClockState) => {};
      desk.hostClock = new Promise((resolve) => {
        answer = resolve;
      });
      let ended = false;
      const burned = desk.burnSeed(URI).finally(() => {
        ended = true;
      });
      while (!desk.told.some(({ event }) => event === 'confirmed')) await settled();
      expect(ended).toBe(false);
      answer(late);
      expect(await burned).toMatchObject({ outcome: 'seeded' });
      const last = desk.told.at(-1);
      const warning = { event: 'warning', warning: { code: 'host-clock-unsynchronised' } };
      if (late === 'unsynchronised') expect(last).toEqual(warning);
      else expect(last).toMatchObject({ event: 'confirmed' });
    }
  });

  it('asks the system about its clock ahead, and again after a minute', async () => {
    const desk = new StationDesk();
    desk.lay(desk.token());
    desk.station.expectBurn();
    expect(desk.asked).toBe(1);
    await desk.burnSeed(URI);
    expect(desk.asked).toBe(1);
    await desk.clock.advance(60_000);
    await desk.burnSeed(URI);
    expect(desk.asked).toBe(2);
  });

  it('of a seed that no token can carry touches nothing', async () => {
    const desk = new StationDesk();
    desk.lay(desk.token());
    expect(await desk.burnSeed(`${URI}&digits=8`)).toMatchObject({
      outcome: 'untouched',
      failure: { code: 'unsupported-digits' },
    });
    expect(desk.facts).toEqual([]);
  });

  it('needs a seed that has not been dropped', async () => {
    const desk = new StationDesk();
    const seed = desk.put(URI);
    const enrolment = desk.station.seeds.get(seed);
    desk.station.seeds.drop(seed);
    expect(enrolment.secret.wiped).toBe(true);
    await expect(desk.station.burn({ seed }, () => {})).rejects.toThrow('handle');
    desk.station.seeds.drop(seed);
  });
});

describe('the code after a burn', () => {
  it('is right within a step either way', async () => {
    for (const steps of [-1, 0, 1]) {
      const desk = new StationDesk();
      desk.lay(desk.token());
      const report = await desk.burnSeed(URI, desk.codes(oathCode(desk.now + 30 * steps)));
      expect(report.outcome).toBe('verified');
    }
  });

  it.each([-10, -2, 2, 10])('that is %i steps off names the drift', async (steps) => {
    const desk = new StationDesk();
    desk.lay(desk.token());
    const report = await desk.burnSeed(URI, desk.codes(oathCode(desk.now + 30 * steps)));
    expect(report).toMatchObject({
      outcome: 'seeded',
      failure: { code: 'drift', steps, seconds: 30 * steps },
    });
  });

  it.each([-11, 11])('that is %i steps off is wrong', async (steps) => {
    const desk = new StationDesk();
    desk.lay(desk.token());
    const report = await desk.burnSeed(URI, desk.codes(oathCode(desk.now + 30 * steps)));
    expect(report).toMatchObject({ outcome: 'seeded', failure: { code: 'wrong-code' } });
  });

  it('of the seed that this station burned before is recognised', async () => {
    const desk = new StationDesk();
    desk.lay(desk.token());
    await desk.burnSeed(OTHER_SECRET);
    const old = oathCode(desk.now, { secret: OTHER_SECRET });
    const report = await desk.burnSeed(SECRET, desk.codes(old, oathCode(desk.now)));
    expect(report.outcome).toBe('verified');
    expect(desk.told).toContainEqual({ event: 'verdict', verdict: 'stale-code', triesLeft: 2 });
  });

  it('of the same seed at the old time is recognised, where the clock was far off', async () => {
    const desk = new StationDesk();
    desk.lay(desk.token({ clockErrorSeconds: -86_400 }));
    const report = await desk.burnSeed(URI, desk.codes(oathCode(desk.now - 86_400)));
    expect(report).toMatchObject({ outcome: 'seeded', failure: { code: 'stale-code' } });
  });

  it('that stays the same for longer than codes last was not switched off and on', async () => {
    const desk = new StationDesk();
    desk.lay(desk.token());
    const tries = ['000000', '000000'];
    const askForCode = async () => {
      await desk.clock.sleep(35_000);
      return tries.shift();
    };
    const report = await desk.burnSeed(URI, { askForCode });
    expect(report.failure).toEqual({ code: 'stale-code' });
    const verdicts = desk.told.flatMap((event) => (event.event === 'verdict' ? [event.verdict] : []));
    expect(verdicts).toEqual(['wrong-code', 'stale-code']);
  });

  it('need not be waited for when the operator stops', async () => {
    const desk = new StationDesk();
    desk.lay(desk.token());
    const stop = new AbortController();
    const askForCode = async () => {
      stop.abort();
      await new Promise(() => {});
      return undefined;
    };
    const report = await desk.burnSeed(URI, { askForCode, signal: stop.signal });
    expect(report).toMatchObject({ outcome: 'seeded', failure: { code: 'no-code' } });
    expect(desk.facts.at(-1)).toMatchObject({ outcome: 'seeded', failure: 'no-code', verification: 'none' });
  });
});

describe('info', () => {
  it('says what lies there and lets it go', async () => {
    const desk = new StationDesk();
    desk.lay(desk.token({ clockErrorSeconds: 90 }));
    const info = () => desk.untilDone(desk.station.info({}, () => {}));
    expect(await info()).toMatchObject({
      ok: true,
      value: { reader: 'simulator', model: 'C301', clockErrorSeconds: 90 },
    });
    expect(await info(), 'again').toMatchObject({ ok: true });
    expect(desk.facts).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RowStateName, type SessionRow, tokenOf } from '../../src/sessions/session-row.ts';
import { mustVerify, type SessionSettings } from '../../src/sessions/session-settings.ts';
import { SessionState } from '../../src/sessions/session-state.ts';
import type { SessionStep } from '../../src/sessions/session-step.ts';
import { SETTINGS, waitingRow } from './waiting-row.ts';

function stateOf(...rows: SessionRow[]): SessionState {
  return new SessionState(
    { id: 'x', name: 'a session', created: '2026-11-20T09:00:00.000Z' },
    SETTINGS,
    rows,
  );
}

function take(state: SessionState, ...steps: SessionStep[]): void {
  for (const step of steps)
    expect(state.apply(step), JSON.stringify(step)).toEqual({ ok: true, value: undefined });
}

const begin = (row: number, serial: string): SessionStep => ({ step: 'begin', row, serial, lane: 'A' });
const seeded = (row: number, verify = true): SessionStep => ({
  step: 'burned',
  row,
  outcome: 'seeded',
  verify,
});
const verified = (row: number): SessionStep => ({ step: 'verified', row, verification: 'code' });

describe('a row', () => {
  it('goes from waiting to verified', () => {
    const state = stateOf(waitingRow(0));
    take(state, begin(0, 'S1'));
    expect(state.rows[0]?.state).toEqual({ state: 'burning', serial: 'S1', lane: 'A', doubted: false });
    take(state, seeded(0));
    expect(state.rows[0]?.state).toEqual({ state: 'seeded', serial: 'S1', verification: 'due' });
    take(state, verified(0));
    expect(state.rows[0]?.state).toEqual({ state: 'verified', serial: 'S1', verification: 'code' });
    expect(state.rows[0]?.strays).toEqual([]);
    expect(state.rowOfToken('S1')?.index).toBe(0);
  });

  it('waits again when its token was left untouched or blank; a blank one is a stray', () => {
    const state = stateOf(waitingRow(0));
    take(state, begin(0, 'S1'), { step: 'burned', row: 0, outcome: 'untouched', verify: true });
    expect(state.rows[0]).toMatchObject({ state: { state: 'waiting' }, strays: [] });
    take(state, begin(0, 'S1'), { step: 'burned', row: 0, outcome: 'blank', verify: true });
    expect(state.rows[0]).toMatchObject({
      state: { state: 'waiting' },
      strays: [{ serial: 'S1', holds: 'nothing' }],
    });
    take(state, begin(0, 'S1'), seeded(0));
    expect(state.rows[0]?.strays).toEqual([]);
  });

  it('says that a blank token may hold its seed where that was on its way, or in it before', () => {
    const state = stateOf(waitingRow(0), waitingRow(1));
    const blank = (row: number, seedSent = false): SessionStep => ({
      ...{ step: 'burned', row, outcome: 'blank', verify: false },
      seedSent,
    });
    take(state, begin(0, 'S1'), blank(0, true));
    expect(state.strays).toEqual([{ serial: 'S1', holds: 'maybe-seed' }]);
    take(state, begin(0, 'S2'), seeded(0), { step: 'again', row: 0 });
    expect(state.rows[0]?.strays.at(-1)).toEqual({ serial: 'S2', holds: 'seed' });
    // Not all models lose their seed with a new configuration.
    take(state, begin(1, 'S2'), blank(1));
    expect(state.rows.map(({ strays }) => strays.at(-1)?.holds)).toEqual(['maybe-seed', 'nothing']);
    expect(state.strays.at(-1)).toEqual({ serial: 'S2', holds: 'maybe-seed' });
    take(state, begin(1, 'S2'), seeded(1));
    expect(state.strays).toEqual([{ serial: 'S1', holds: 'maybe-seed' }]);
  });

  it('that was cut off is in doubt, and its token stays so until it is written again', () => {
    const state = stateOf(waitingRow(0), waitingRow(1));
    take(state, begin(0, 'S1'));
    expect(state.doubtBurning().map(({ index }) => index)).toEqual([0]);
    expect(state.rows[0]?.state).toEqual({ state: 'in-doubt', serial: 'S1' });
    take(state, begin(0, 'S1'), { step: 'burned', row: 0, outcome: 'untouched', verify: true });
    expect(state.rows[0]?.state).toEqual({ state: 'in-doubt', serial: 'S1' });
    take(state, begin(0, 'S2'), seeded(0));
    expect(state.rows[0]).toMatchObject({
      state: { state: 'seeded', serial: 'S2' },
      strays: [{ serial: 'S1', holds: 'maybe-seed' }],
    });
    take(state, begin(1, 'S1'), { step: 'burned', row: 1, outcome: 'untouched', verify: true });
    expect(state.rows[0]?.strays).toEqual([{ serial: 'S1', holds: 'maybe-seed' }]);
    take(state, begin(1, 'S1'), seeded(1));
    expect(state.rows[0]?.strays).toEqual([]);
  });

  it('that is taken back leaves its token behind as one that holds a seed', () => {
    const state = stateOf(waitingRow(0));
    take(state, begin(0, 'S1'), seeded(0), verified(0), { step: 'again', row: 0 });
    expect(state.rows[0]).toMatchObject({
      state: { state: 'waiting' },
      strays: [{ serial: 'S1', holds: 'seed' }],
    });
    expect(state.rowOfToken('S1')).toBeUndefined();
  });

  it('can be put aside with a reason, skipped, and taken up again', () => {
    const state = stateOf(waitingRow(0), waitingRow(1));
    take(state, begin(0, 'S1'), seeded(0), {
      step: 'put-aside',
      row: 0,
      reason: 'wrong-code',
      note: 'left early',
    });
    expect(state.rows[0]).toMatchObject({
      state: { state: 'put-aside', reason: 'wrong-code', note: 'left early' },
      strays: [{ serial: 'S1', holds: 'seed' }],
    });
    take(state, { step: 'skip', row: 1 }, { step: 'again', row: 1 }, { step: 'again', row: 0 });
    expect(state.counts).toMatchObject({ waiting: 2, 'put-aside': 0, skipped: 0 });
  });

  it.each<[RowStateName, SessionStep[], SessionStep]>([
    ['waiting', [], verified(0)],
    ['waiting', [], seeded(0)],
    ['waiting', [], { step: 'again', row: 0 }],
    ['burning', [begin(0, 'S1')], begin(0, 'S2')],
    ['burning', [begin(0, 'S1')], { step: 'skip', row: 0 }],
    ['burning', [begin(0, 'S1')], { step: 'put-aside', row: 0, reason: 'person', note: '' }],
    ['burning', [begin(0, 'S1')], { step: 'again', row: 0 }],
    ['seeded', [begin(0, 'S1'), seeded(0)], begin(0, 'S1')],
    ['verified', [begin(0, 'S1'), seeded(0), verified(0)], begin(0, 'S1')],
    [
      'verified',
      [begin(0, 'S1'), seeded(0), verified(0)],
      { step: 'put-aside', row: 0, reason: 'person', note: '' },
    ],
    ['skipped', [{ step: 'skip', row: 0 }], begin(0, 'S1')],
  ])('that is %s refuses what does not begin there', (name, before, step) => {
    const state = stateOf(waitingRow(0));
    take(state, ...before);
    const row = state.rows[0];
    expect(state.apply(step)).toEqual({
      ok: false,
      failure: { code: 'row-not-ready', row: 0, place: waitingRow(0).place, state: name },
    });
    expect(state.rows[0]).toBe(row);
  });
});

describe('tokens and rows', () => {
  it('a token goes to one row', () => {
    const state = stateOf(waitingRow(0), waitingRow(1));
    take(state, begin(0, 'S1'));
    const { place, user } = waitingRow(0);
    const taken = { ok: false, failure: { code: 'token-taken', serial: 'S1', row: 0, place, user } };
    expect(state.apply(begin(1, 'S1'))).toEqual(taken);
    take(state, seeded(0), verified(0));
    expect(state.apply(begin(1, 'S1'))).toEqual(taken);
    expect(state.nextRow('S1', new Set())).toBeUndefined();
  });

  it('a bound row takes its own token and no other', () => {
    const state = stateOf(waitingRow(0, 'S5'), waitingRow(1));
    expect(state.apply(begin(0, 'S1'))).toEqual({
      ok: false,
      failure: { code: 'bound-to-another', row: 0, place: waitingRow(0).place, serial: 'S5' },
    });
    expect(state.apply(begin(1, 'S5'))).toMatchObject({ failure: { code: 'token-taken', row: 0 } });
    expect(state.nextRow('S5', new Set())?.index).toBe(0);
    expect(state.nextRow('S1', new Set())?.index).toBe(1);
    expect(state.apply({ step: 'bind', row: 1, serial: 'S5' })).toMatchObject({
      failure: { code: 'token-taken' },
    });
    take(state, { step: 'bind', row: 0, serial: '' }, { step: 'bind', row: 1, serial: 'S5' });
    expect(state.nextRow('S5', new Set())?.index).toBe(1);
  });

  it('the next row is the first that no other lane is at; a token in doubt gets its own', () => {
    const state = stateOf(waitingRow(0), waitingRow(1), waitingRow(2));
    expect(state.nextRow('S9', new Set([0]))?.index).toBe(1);
    expect(state.firstWaiting(new Set([0, 1, 2]))).toBeUndefined();
    take(state, begin(2, 'S3'));
    state.doubtBurning();
    expect(state.nextRow('S3', new Set())?.index).toBe(2);
    expect(state.nextRow('S3', new Set([2]))).toBeUndefined();
  });

  it('none holds another person’s seed, whatever is done in whatever order', () => {
    const rows = 4;
    const row = fc.nat({ max: rows - 1 });
    const serial = fc.constantFrom('S1', 'S2', 'S3', 'S4', 'S5');
    const step: fc.Arbitrary<SessionStep | 'cut'> = fc.oneof(
      {
        arbitrary: fc.record({ step: fc.constant('begin' as const), row, serial, lane: fc.constant('A') }),
        weight: 5,
      },
      {
        arbitrary: fc.record({
          step: fc.constant('burned' as const),
          row,
          outcome: fc.constantFrom('untouched' as const, 'blank' as const, 'seeded' as const),
          verify: fc.boolean(),
          seedSent: fc.boolean(),
        }),
        weight: 5,
      },
      fc.record({ step: fc.constant('verified' as const), row, verification: fc.constant('code' as const) }),
      fc.record({
        step: fc.constant('put-aside' as const),
        row,
        reason: fc.constant('person'),
        note: fc.constant(''),
      }),
      fc.record({ step: fc.constantFrom('skip' as const, 'again' as const), row }),
      fc.record({ step: fc.constant('bind' as const), row, serial }),
      fc.constant('cut' as const),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const state = stateOf(...Array.from({ length: rows }, (_, index) => waitingRow(index)));
        /** Whose seed each token may hold. A burn that is cut off may have written; one that is blank need not have erased. */
        const held = new Map<string, Set<number>>();
        const mayHold = (serial: string, row: number) =>
          held.set(serial, (held.get(serial) ?? new Set()).add(row));
        for (const each of steps) {
          if (each === 'cut') {
            for (const { state: cut, index } of state.rows)
              if (cut.state === 'burning') mayHold(cut.serial, index);
            state.doubtBurning();
            continue;
          }
          const token =
            'row' in each ? tokenOf(state.rows[each.row]?.state ?? { state: 'waiting' }) : undefined;
          if (!state.apply(each).ok || each.step !== 'burned' || token === undefined) continue;
          if (each.outcome === 'seeded') held.set(token, new Set([each.row]));
          if (each.outcome === 'blank' && each.seedSent) mayHold(token, each.row);
        }
        const tokens = state.rows.flatMap((one) => tokenOf(one.state) ?? []);
        expect(new Set(tokens).size).toBe(tokens.length);
        for (const one of state.rows) {
          const { state: name } = one.state;
          const token = tokenOf(one.state);
          if (name === 'seeded' || name === 'verified')
            expect(held.get(token ?? '')).toEqual(new Set([one.index]));
          for (const { serial: left, holds } of one.strays)
            if (holds === 'seed') expect(held.get(left)).toEqual(new Set([one.index]));
        }
        // A seed that may be in a token which is nobody's, or somebody else's, is told with its row.
        for (const [serial, owners] of held) {
          for (const owner of owners) {
            const one = state.rows[owner];
            const strays = (one?.strays ?? []).filter(({ holds }) => holds !== 'nothing');
            const known = [
              tokenOf(one?.state ?? { state: 'waiting' }),
              ...strays.map((stray) => stray.serial),
            ];
            expect(known).toContain(serial);
          }
        }
        const named = state.strays.map((stray) => stray.serial);
        expect(new Set(named).size).toBe(named.length);
        const counted = Object.fromEntries(Object.keys(state.counts).map((name) => [name, 0]));
        for (const one of state.rows) counted[one.state.state] = (counted[one.state.state] ?? 0) + 1;
        expect(state.counts).toEqual(counted);
      }),
      { numRuns: 400 },
    );
  });
});

describe('which codes are checked', () => {
  const sample = (rule: Partial<Extract<SessionSettings['verification'], { rule: 'sample' }>>) => ({
    rule: 'sample' as const,
    everyNth: 0,
    randomPercent: 0,
    firstOfLane: false,
    ...rule,
  });
  const at = (numberInSession: number, numberOnLane = 2, chance = 0.5) => ({
    numberInSession,
    numberOnLane,
    chance,
  });

  it.each([
    [{ rule: 'each' as const }, at(1), true],
    [{ rule: 'none' as const }, at(1, 1, 0), false],
    [sample({ everyNth: 10 }), at(10), true],
    [sample({ everyNth: 10 }), at(11), false],
    [sample({ firstOfLane: true }), at(11, 1), true],
    [sample({ firstOfLane: true }), at(1, 2), false],
    [sample({ randomPercent: 5 }), at(3, 2, 0.049), true],
    [sample({ randomPercent: 5 }), at(3, 2, 0.05), false],
    [sample({}), at(3, 1, 0), false],
  ])('%j at %j: %s', (rule, place, expected) => {
    expect(mustVerify(rule, place)).toBe(expected);
  });
});

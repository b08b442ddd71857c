import type { LaneView, RowCounts, SessionView } from '../../src/ipc/session.ts';
import { token } from './fixtures.ts';
import { serialAt, userAt } from './session-list-fixtures.ts';

const NO_COUNTS: RowCounts = {
  waiting: 0,
  burning: 0,
  'in-doubt': 0,
  seeded: 0,
  verified: 0,
  'put-aside': 0,
  skipped: 0,
};

export function summary(index: number, boundSerial = '') {
  return { row: index, place: index + 2, user: userAt(index), issuer: 'Contoso', boundSerial };
}

const identity = (index: number) => ({ ...token, serial: serialAt(index) });

export function lane(number: number, change: Partial<LaneView> = {}): LaneView {
  return {
    number,
    reader: `ACS ACR1252 Dual Reader PICC 0${number} 00`,
    phase: 'empty',
    row: summary(number - 1),
    stepsDone: 0,
    warnings: [],
    done: 7 + number,
    ...change,
  };
}

export const soon = () => Date.now() + 14_000;

/** A lane in each of its states. */
export const LANES: Readonly<Record<string, (number: number) => LaneView>> = {
  empty: (number) => lane(number),
  bound: (number) => lane(number, { row: summary(number - 1, serialAt(4711)) }),
  looking: (number) => lane(number, { phase: 'looking' }),
  burning: (number) => lane(number, { phase: 'burning', stepsDone: 3, token: identity(number) }),
  interrupted: (number) =>
    lane(number, { phase: 'interrupted', stepsDone: 2, token: identity(number), waitUntil: soon() }),
  'interrupted-other': (number) =>
    lane(number, {
      phase: 'interrupted',
      stepsDone: 2,
      token: identity(number),
      waitUntil: soon(),
      otherSerial: serialAt(99),
    }),
  code: (number) =>
    lane(number, { phase: 'code', stepsDone: 5, token: identity(number), check: { triesLeft: 3 } }),
  'code-wrong': (number) =>
    lane(number, {
      phase: 'code',
      stepsDone: 5,
      token: identity(number),
      check: { triesLeft: 2, verdict: { verdict: 'wrong-code' } },
    }),
  'by-eye': (number) =>
    lane(number, {
      phase: 'code',
      stepsDone: 5,
      token: identity(number),
      check: { triesLeft: 3, expected: { code: '492039', validUntil: soon() } },
    }),
  done: (number) =>
    lane(number, { phase: 'lift', stepsDone: 6, token: identity(number), result: 'verified' }),
  unchecked: (number) =>
    lane(number, { phase: 'lift', stepsDone: 5, token: identity(number), result: 'seeded' }),
  'set-aside': (number) =>
    lane(number, {
      phase: 'lift',
      stepsDone: 5,
      token: identity(number),
      result: 'seeded',
      hold: 'set-aside',
    }),
  due: (number) =>
    lane(number, { phase: 'lift', stepsDone: 5, token: identity(number), result: 'seeded', hold: 'due' }),
  'code-nearly': (number) =>
    lane(number, {
      phase: 'code',
      stepsDone: 5,
      token: identity(number),
      check: { triesLeft: 3, nearly: true },
    }),
  blank: (number) =>
    lane(number, {
      phase: 'lift',
      stepsDone: 3,
      token: identity(number),
      result: 'blank',
      failure: { code: 'other-token', expected: serialAt(1), found: serialAt(2) },
    }),
  refused: (number) => {
    const { row: _, ...rest } = lane(number, {
      phase: 'refused',
      failure: { code: 'not-a-token', what: 'bank-card' },
    });
    return rest;
  },
  asleep: (number) =>
    lane(number, { phase: 'refused', failure: { code: 'token-asleep', reader: `Reader ${number}` } }),
  paused: (number) => lane(number, { phase: 'paused' }),
  unplugged: (number) => lane(number, { phase: 'unplugged' }),
  finished: (number) => {
    const { row: _, ...rest } = lane(number, { phase: 'finished' });
    return rest;
  },
  'nobody-s': (number) =>
    lane(number, { row: { row: 3, place: 5, user: '', issuer: '', boundSerial: serialAt(5) } }),
};

export function session(change: Partial<SessionView> = {}): SessionView {
  return {
    name: { id: 'a1b2', name: 'New joiners, spring', created: '2026-11-20T09:00:00Z' },
    path: '/home/ada/.local/share/kiln/sessions/new-joiners.kiln',
    settings: { verification: { rule: 'each' }, displaySeconds: 30, allowUnlisted: false },
    rows: 200,
    counts: { ...NO_COUNTS, verified: 57, seeded: 3, waiting: 134, 'put-aside': 2, skipped: 1, burning: 3 },
    due: 3,
    inDoubt: [],
    strays: [],
    running: true,
    lanes: [lane(1), lane(2)],
    pace: { tokensPerHour: 84.4, secondsLeft: 5740 },
    last: summary(56),
    changes: 0,
    exported: false,
    ...change,
  };
}

const lanesOf = (...names: readonly (keyof typeof LANES)[]): LaneView[] =>
  names.map((name, index) => LANES[name]?.(index + 1) ?? lane(index + 1));

/** Every situation of an open session. */
export const SESSIONS: Readonly<Record<string, () => SessionView>> = {
  'new-resting': () => {
    const {
      pace: _,
      last: __,
      ...rest
    } = session({
      counts: { ...NO_COUNTS, waiting: 200 },
      due: 0,
      running: false,
      lanes: lanesOf('paused', 'paused'),
    });
    return rest;
  },
  'no-readers': () => session({ lanes: [] }),
  'no-service': () => session({ lanes: [], service: { code: 'no-service' } }),
  'one-lane': () => session({ lanes: lanesOf('empty') }),
  'two-lanes': () => session({ lanes: lanesOf('code', 'empty') }),
  'three-lanes': () => session({ lanes: lanesOf('burning', 'by-eye', 'done') }),
  'four-lanes': () => session({ lanes: lanesOf('empty', 'interrupted', 'code-wrong', 'done') }),
  'eight-lanes': () =>
    session({
      lanes: lanesOf(
        'empty',
        'looking',
        'burning',
        'interrupted-other',
        'code',
        'done',
        'refused',
        'unplugged',
      ),
    }),
  'eight-more': () =>
    session({
      lanes: lanesOf('code', 'code-wrong', 'by-eye', 'unchecked', 'blank', 'asleep', 'paused', 'finished'),
    }),
  'held-lanes': () => session({ lanes: lanesOf('set-aside', 'due', 'code-nearly', 'code') }),
  'twelve-lanes': () => session({ lanes: Array.from({ length: 12 }, (_, index) => lane(index + 1)) }),
  bound: () => session({ lanes: lanesOf('bound', 'nobody-s') }),
  strays: () =>
    session({
      lanes: lanesOf('empty', 'code'),
      strays: Array.from({ length: 9 }, (_, index) => ({
        serial: serialAt(300 + index),
        holds: (['seed', 'maybe-seed', 'nothing'] as const)[index % 3] ?? 'seed',
      })),
    }),
  'in-doubt': () =>
    session({
      running: false,
      lanes: lanesOf('paused', 'paused'),
      counts: { ...NO_COUNTS, verified: 57, 'in-doubt': 2, waiting: 141 },
      due: 0,
      inDoubt: [
        { ...summary(57), serial: serialAt(57) },
        { ...summary(58), serial: serialAt(58) },
      ],
    }),
  stopped: () =>
    session({
      running: false,
      lanes: lanesOf('paused', 'paused'),
      failure: {
        code: 'journal-unwritable',
        path: '/home/ada/.local/share/kiln/journal.jsonl',
        reason: 'ENOSPC',
      },
    }),
  'all-done': () => {
    const { pace: _, ...rest } = session({
      counts: { ...NO_COUNTS, verified: 190, seeded: 6, 'put-aside': 4 },
      due: 0,
      lanes: lanesOf('finished', 'finished'),
    });
    return rest;
  },
  closed: () =>
    session({
      name: {
        id: 'a1b2',
        name: 'New joiners, spring',
        created: '2026-11-20T09:00:00Z',
        closed: '2026-11-20T15:30:00Z',
      },
      running: false,
      lanes: [],
    }),
};

import type {
  ActivationRow,
  DraftRow,
  DraftView,
  LaneView,
  RowCounts,
  RowState,
  SessionRowView,
  SessionsView,
  SessionView,
} from '../../src/ipc/session.ts';
import type { State } from '../../src/ipc/state.ts';
import type { FakeStation } from './fake-station.ts';
import { stateWith, token } from './fixtures.ts';

const FIRST = [
  'ada.lovelace',
  'grace.hopper',
  'k.johnson',
  'annie.easley',
  'mary.jackson',
  'hedy',
  'radia.perlman',
];
const LAST = ['barbara.liskov-zimmermann', 'jean.bartik', 'frances.allen', 'evelyn.boyd', 'o.nwosu'];
const NAMES = [...FIRST, ...LAST];

/** Whose row it is, in a list of any length. */
export function userAt(index: number): string {
  const name = NAMES[index % NAMES.length] ?? '';
  const round = Math.floor(index / NAMES.length);
  return `${name}${round === 0 ? '' : round}@contoso.example`;
}

export function serialAt(index: number): string {
  return `8659610${String(index).padStart(7, '0')}`;
}

/** A draft as a list with all kinds of trouble gives it. */
export const draft: DraftView = {
  fileName: 'new-joiners.csv',
  reading: {},
  format: 'csv',
  columns: [
    { index: 0, name: 'upn', field: 'user', duplicate: false },
    { index: 1, name: 'serial number', field: 'serial', duplicate: false },
    { index: 2, name: 'secret key', field: 'secret', duplicate: false },
    { index: 3, name: 'time interval', field: 'period', duplicate: false },
    { index: 4, name: 'department', field: undefined, duplicate: false },
  ],
  rows: 50_000,
  withoutSecret: 3,
  withSerial: 49_990,
  troubles: [
    trouble('bad-base32', 'stop', 2, 5, {
      code: 'bad-base32',
      reason: 'foreign-character',
      position: 4,
      character: '0',
    }),
    trouble('serial-in-scientific-notation', 'stop', 4, 8, {
      code: 'serial-in-scientific-notation',
      text: '8.65961E+13',
    }),
    trouble('duplicate-user', 'ask', 12, 11, { code: 'duplicate-user', firstPlace: 2 }),
    trouble('user-has-token', 'ask', 1, 14, { code: 'user-has-token' }),
    trouble('short-secret', 'note', 40, 17, { code: 'short-secret', secretBytes: 10 }),
  ],
  burnable: { atLeast: 49_981, atMost: 49_994 },
};

function trouble(
  code: DraftView['troubles'][number]['code'],
  severity: DraftView['troubles'][number]['severity'],
  rows: number,
  place: number,
  fault: DraftView['troubles'][number]['first']['fault'],
): DraftView['troubles'][number] {
  const column = severity === 'stop' ? (code === 'bad-base32' ? 2 : 1) : 0;
  return { code, severity, rows, first: { row: place - 2, place, column, severity, fault } };
}

/** A list of otpauth URIs with nothing wrong in it. */
export const cleanDraft: DraftView = {
  fileName: 'Pasted list',
  reading: {},
  format: 'otpauth',
  columns: [],
  rows: 12,
  withoutSecret: 0,
  withSerial: 0,
  troubles: [],
  burnable: { atLeast: 12, atMost: 12 },
};

export function draftRowAt(index: number): DraftRow {
  const place = index + 2;
  const found = draft.troubles.find(({ first }) => first.place === place)?.first;
  return {
    place,
    user: userAt(index),
    userId: '',
    issuer: 'Contoso',
    serial: found?.fault.code === 'serial-in-scientific-notation' ? '8.65961E+13' : serialAt(index),
    manufacturer: '',
    model: '',
    realm: '',
    algorithm: 'SHA1',
    digits: 6,
    periodSeconds: 30,
    hasSecret: index % 20 !== 19,
    problems: found ? [found] : [],
  };
}

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

const STATES: readonly RowState[] = [
  { state: 'verified', serial: serialAt(1), verification: 'code' },
  { state: 'verified', serial: serialAt(2), verification: 'by-eye' },
  { state: 'seeded', serial: serialAt(3), verification: 'due' },
  { state: 'seeded', serial: serialAt(4), verification: 'none' },
  { state: 'burning', serial: serialAt(5), lane: '1', doubted: false },
  { state: 'in-doubt', serial: serialAt(6) },
  { state: 'put-aside', reason: 'person', note: 'On leave until May' },
  { state: 'put-aside', reason: 'wrong-code', note: '' },
  { state: 'skipped' },
  { state: 'waiting' },
];

export function sessionRowAt(index: number): SessionRowView {
  return {
    ...summary(index, index % 7 === 3 ? serialAt(900 + index) : ''),
    state: STATES[index % STATES.length] ?? { state: 'waiting' },
    generated: index % 2 === 0,
    strays: index % 10 === 7 ? [{ serial: serialAt(777), holds: 'seed' }] : [],
  };
}

export const activations: readonly ActivationRow[] = [
  {
    ...summary(0),
    reader: 'ACS ACR1252 01 00',
    serial: serialAt(1),
    code: { code: '492039', validUntil: 0 },
  },
  { ...summary(1), reader: 'ACS ACR1252 02 00', serial: serialAt(2) },
];

/** Lets a station answer everything that the room asks of it. */
export function answerSessions(station: FakeStation): void {
  const part = <Row>(total: number, at: (index: number) => Row, from: number, count: number) =>
    ({
      ok: true,
      value: {
        total,
        rows: Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_, place) =>
          at(from + place),
        ),
      },
    }) as const;
  Object.assign(station.answers, {
    draftRows: ({ from, count, only }) =>
      only
        ? part(
            1,
            () => draftRowAt((draft.troubles.find(({ code }) => code === only)?.first.place ?? 2) - 2),
            from,
            count,
          )
        : part(draft.rows, draftRowAt, from, count),
    sessionRows: ({ from, count, query }) =>
      query.text === 'nobody' ? part(0, sessionRowAt, from, count) : part(50_000, sessionRowAt, from, count),
    exportSession: ({ order }) => ({
      ok: true,
      value: {
        fileName: `kiln-${order.provider}-2026-11-20.csv.age`,
        content: Buffer.from('sealed').toString('base64'),
        tokens: 55,
        leftOut: [
          { ...summary(4), code: 'unsupported-algorithm' },
          { ...summary(5), code: 'unsupported-algorithm' },
          { ...summary(6), code: 'missing-user' },
        ],
      },
    }),
    activations: () => ({
      ok: true,
      value: activations.map(({ code, ...row }) => ({
        ...row,
        ...(code && { code: { ...code, validUntil: Date.now() + 17_000 } }),
      })),
    }),
    closeSession: () => ({ ok: true, value: { closed: '2026-11-20T15:30:00Z', seeds: 200 } }),
  } satisfies FakeStation['answers']);
}

/** A state with this going on with sessions. */
export function stateWithSessions(
  sessions: Partial<SessionsView>,
  settings: Partial<State['settings']> = {},
): State {
  return { ...stateWith({ readers: [] }, settings), sessions: { known: [], ...sessions } };
}

export const known: SessionsView['known'] = [
  {
    path: '/home/ada/.local/share/kiln/sessions/Branch office Leipzig.kiln',
    name: 'Branch office Leipzig',
    changedAt: Date.parse('2026-11-20T11:42:00Z'),
    interrupted: true,
  },
  {
    path: '/home/ada/.local/share/kiln/sessions/New joiners, spring.kiln',
    name: 'New joiners, spring',
    changedAt: Date.parse('2026-11-18T16:05:00Z'),
  },
  { path: '/media/usb/contractors.kiln', name: 'contractors', changedAt: Date.parse('2026-10-02T08:00:00Z') },
];

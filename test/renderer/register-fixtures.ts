import type {
  AssignmentAnswer,
  EventAnswer,
  Mark,
  TokenPage,
  TokenRow,
  UserPage,
} from '../../src/ipc/register.ts';
import type { FakeStation } from './fake-station.ts';
import { token } from './fixtures.ts';

export const ADA = 'ada.lovelace@contoso.example';
const GRACE = 'grace.hopper@contoso.example';
const STANDINGS = [
  'assigned',
  'assigned',
  'lost',
  'broken',
  'returned',
  'retired',
  'blank',
  'in-doubt',
] as const;

/** Ada's token, whose clock drifts. */
export const drifting: TokenRow = {
  serial: token.serial,
  model: 'C301',
  standing: 'assigned',
  account: ADA,
  issuer: 'Contoso Ltd',
  forgotten: false,
  since: '2026-03-03T14:05:00Z',
  lastBurn: { time: '2026-03-03T14:05:00Z', outcome: 'verified', verification: 'code', operator: 'helpdesk' },
  firstSeen: '2024-09-12T08:00:00Z',
  lastSeen: '2026-11-02T10:30:00Z',
  batteryAgeDays: 799,
  daysUntilRefused: 40,
};

/** The token at a place in a long list: the first is Ada's. */
export function rowAt(index: number): TokenRow {
  if (index === 0) return drifting;
  const { daysUntilRefused: _, ...others } = drifting;
  return {
    ...others,
    serial: `8659610${String(index).padStart(7, '0')}`,
    standing: STANDINGS[index % STANDINGS.length] ?? 'assigned',
    account: `person.${index}@contoso.example`,
  };
}

/** As `listTokens` answers, of so many tokens. */
export function tokensOf(total: number, { from, count }: { readonly from: number; readonly count: number }) {
  const rows = Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_, place) =>
    rowAt(from + place),
  );
  return { ok: true, value: { total, rows } } as const;
}

export const assignments: readonly AssignmentAnswer[] = [
  {
    serial: token.serial,
    model: 'C301',
    account: GRACE,
    issuer: 'Contoso Ltd',
    forgotten: false,
    from: '2024-09-12T08:00:00Z',
    to: '2026-03-03T14:05:00Z',
    why: 'reassigned',
    verification: 'by-eye',
  },
  {
    serial: token.serial,
    model: 'C301',
    account: ADA,
    issuer: 'Contoso Ltd',
    forgotten: false,
    from: '2026-03-03T14:05:00Z',
    verification: 'code',
  },
];

const common = { desk: '', operator: 'helpdesk', host: 'desk-3', account: GRACE, forgotten: false } as const;
const burn = {
  ...common,
  kind: 'burn',
  issuer: 'Contoso Ltd',
  algorithm: 'SHA1',
  periodSeconds: 30,
  reader: 'ACS ACR122U',
  reached: 'confirmed',
  failure: '',
} as const;

const events: readonly EventAnswer[] = [
  {
    ...burn,
    number: 1,
    time: '2024-09-12T08:00:00Z',
    outcome: 'verified',
    verification: 'by-eye',
    clockErrorBefore: -3,
  },
  {
    ...common,
    number: 9,
    time: '2025-07-01T09:00:00Z',
    kind: 'seen',
    reader: 'ACS ACR122U',
    clockErrorSeconds: -12,
  },
  {
    ...common,
    number: 12,
    time: '2026-03-01T11:00:00Z',
    kind: 'mark',
    as: 'returned',
    note: 'Came back by post, scratched.',
  },
  {
    ...burn,
    number: 15,
    account: ADA,
    time: '2026-03-03T14:05:00Z',
    outcome: 'verified',
    verification: 'code',
    clockErrorBefore: -21,
    clockErrorAfter: 0,
  },
];

export const page: TokenPage = {
  token: drifting,
  assignments,
  events,
  clock: {
    lastErrorSeconds: -12,
    lastSeen: '2026-11-02T10:30:00Z',
    driftSecondsPerDay: -0.41,
    errorNowSeconds: -14,
  },
};

export const user: UserPage = { account: ADA, assignments: assignments.slice(1) };

const TALLY = {
  name: 'helpdesk',
  burns: 12,
  first: '2024-09-12T08:00:00Z',
  last: '2026-03-03T14:05:00Z',
};

/** Lets a station answer from a register of so many tokens. */
export function answerRegister(station: FakeStation, total: number): void {
  Object.assign(station.answers, {
    listTokens: (args) => tokensOf(total, args),
    showToken: () => ({ ok: true, value: page }),
    showUser: ({ account }) => ({ ok: true, value: { ...user, account } }),
    listDesks: () => ({ ok: true, value: { operators: [TALLY], machines: [TALLY] } }),
    forgetUser: () => ({ ok: true, value: { person: 'person-7f3a', entries: 3 } }),
    markToken: ({ as, note }) => ({ ok: true, value: marked(as, note) }),
  } satisfies FakeStation['answers']);
}

/** Ada's token after three wrong codes. */
export const unchecked: TokenPage = {
  ...page,
  token: {
    ...drifting,
    standing: 'unchecked',
    lastBurn: { time: '2026-03-03T14:05:00Z', outcome: 'seeded', verification: 'none', operator: 'helpdesk' },
  },
  assignments: assignments.map((each) =>
    each.account === ADA ? { ...each, verification: 'none', unchecked: true } : each,
  ),
  events: events.map((event) =>
    event.account === ADA && event.kind === 'burn'
      ? { ...event, outcome: 'seeded', verification: 'none', failure: 'wrong-code' }
      : event,
  ),
};

function marked(as: Mark, note: string): TokenPage {
  const event = { ...common, number: 16, time: '2026-11-20T12:00:00Z', kind: 'mark', as, note } as const;
  const standing = as === 'confirmed' ? 'assigned' : as;
  return { ...page, token: { ...drifting, standing }, events: [...events, event] };
}

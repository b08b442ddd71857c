import type { ActivationRow, RowState, SessionRowView, SessionsView } from '../../src/ipc/session.ts';
import type { State } from '../../src/ipc/state.ts';
import type { FakeStation } from './fake-station.ts';
import { stateWith } from './fixtures.ts';
import { summary } from './session-fixtures.ts';
import { draft, draftRowAt, serialAt } from './session-list-fixtures.ts';

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
    code: { code: '492039', validUntil: 0, periodSeconds: 30 },
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
        unassigned: [],
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

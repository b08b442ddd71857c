import { expect, it } from 'vitest';
import type { ReaderView } from '../../../src/ipc/state.ts';
import type { RowState } from '../../../src/sessions/session-row.ts';
import { SessionState } from '../../../src/sessions/session-state.ts';
import { activations } from '../../../src/station/sessions/activations.ts';
import { SETTINGS, waitingRow } from '../../sessions/waiting-row.ts';
import { serial } from './hall.ts';

const NAME = { id: 'x', name: 'a session', created: '2026-11-20T09:00:00.000Z' };

function reader(number: number): ReaderView {
  const identity = { family: 'token2-single-profile', model: 'C301', listed: true, clockSeconds: 0 } as const;
  const token = { ...identity, serial: serial(number), clockWriteErasesSeed: true, clockErrorSeconds: 0 };
  return { name: `reader ${number}`, card: 'present', token };
}

it('only tokens whose rows are done are activated: not one whose code is still to be checked', () => {
  const states: RowState[] = [
    { state: 'verified', serial: serial(0), verification: 'code' },
    { state: 'seeded', serial: serial(1), verification: 'due' },
    { state: 'seeded', serial: serial(2), verification: 'none' },
    { state: 'in-doubt', serial: serial(3) },
    { state: 'waiting' },
  ];
  const rows = states.map((state, index) => ({ ...waitingRow(index), state }));
  const readers = [0, 1, 2, 3, 4].map(reader);
  const told = activations(new SessionState(NAME, SETTINGS, rows), readers, Date.UTC(2026, 10, 20));
  expect(told.map(({ row, serial: token, user }) => ({ row, serial: token, user }))).toEqual([
    { row: 0, serial: serial(0), user: 'user0@example.org' },
    { row: 2, serial: serial(2), user: 'user2@example.org' },
  ]);
});

import { expect, it, vi } from 'vitest';
import { KeepAwake } from '../../electron/keep-awake.ts';
import type { SessionView } from '../../src/ipc/session.ts';
import type { State } from '../../src/ipc/state.ts';
import { burning, IDLE_STATE } from '../serve/fake-port.ts';
import { powerSaveBlocker } from './stand-in/power.ts';

vi.mock('electron', async () => import('./stand-in/power.ts'));

const session = (running: boolean): State => ({
  ...IDLE_STATE,
  sessions: { known: [], open: { running, lanes: [] } as unknown as SessionView },
});

it('the computer stays awake while tokens are burned, by one blocker, and no longer', () => {
  const awake = new KeepAwake();
  const blockers = () => [...powerSaveBlocker.blockers.values()];
  awake.follow(IDLE_STATE);
  expect(blockers()).toEqual([]);
  for (const state of [burning('writing'), burning('interrupted'), session(true)]) {
    awake.follow(state);
    awake.follow(state);
    expect(blockers()).toEqual(['prevent-app-suspension']);
  }
  awake.follow(session(false));
  expect(blockers()).toEqual([]);
  awake.follow(burning('code'));
  expect(blockers()).toEqual([]);
});

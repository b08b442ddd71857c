import { describe, expect, it } from 'vitest';
import type { LanePhase, SessionView } from '../../src/ipc/session.ts';
import type { State } from '../../src/ipc/state.ts';
import { isWriting, whenAtRest } from '../../src/serve/at-rest.ts';
import { burning, FakePort, IDLE_STATE } from './fake-port.ts';

/** The state while lanes of a session are in these phases. */
function lanes(...phases: LanePhase[]): State {
  const open = {
    lanes: phases.map((phase, at) => ({
      ...{ number: at + 1, reader: `R${at}`, phase, stepsDone: 0, warnings: [], done: 0 },
    })),
  } as unknown as SessionView;
  return { ...IDLE_STATE, sessions: { known: [], open } };
}

describe('a shell ends by itself', () => {
  it.each<[State, boolean]>([
    [IDLE_STATE, false],
    [burning('writing'), true],
    [burning('interrupted'), true],
    [burning('code'), false],
    [lanes('empty', 'code', 'lift', 'refused', 'paused', 'unplugged', 'looking', 'finished'), false],
    [lanes('empty', 'burning'), true],
    [lanes('interrupted', 'code'), true],
  ])('in no state in which a token is written (%#)', (state, writing) => {
    expect(isWriting(state)).toBe(writing);
  });

  it('once the last lane has written its token', async () => {
    const port = new FakePort();
    port.change(lanes('burning', 'burning'));
    let isOver = false;
    const rest = whenAtRest(port).then(() => {
      isOver = true;
    });
    port.change(lanes('lift', 'burning'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(isOver).toBe(false);
    port.change(lanes('lift', 'code'));
    await rest;
  });
});

import { describe, expect, it } from 'vitest';
import type { LanePhase, SessionView } from '../../src/ipc/session.ts';
import type { BurnPhase, State } from '../../src/ipc/state.ts';
import { comeToRest, isWriting } from '../../src/serve/at-rest.ts';
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

function practising(phase: BurnPhase): State {
  return { ...IDLE_STATE, practice: { ...IDLE_STATE.practice, ...burning(phase).burn } };
}

describe('a shell ends by itself', () => {
  it.each<[State, boolean]>([
    [IDLE_STATE, false],
    [burning('writing'), true],
    [burning('interrupted'), true],
    [burning('code'), false],
    [practising('writing'), true],
    [practising('interrupted'), true],
    [practising('code'), false],
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
    const rest = comeToRest(port).then(() => {
      isOver = true;
    });
    port.change(lanes('lift', 'burning'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(isOver).toBe(false);
    port.change(lanes('lift', 'code'));
    await rest;
    // Or lanes would begin the next token meanwhile.
    expect(port.calls[0]).toEqual({ name: 'pauseSession', args: undefined });
  });
});

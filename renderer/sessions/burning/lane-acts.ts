import type { LaneView } from '../../../src/ipc/session.ts';
import type { Act } from '../../app/use-act.ts';

/** What can be done at a lane now; absent: not now. */
export interface LaneActs {
  readonly pause?: () => void;
  readonly resume?: () => void;
  readonly skip?: () => void;
  readonly aside?: () => void;
  readonly byEye?: () => void;
  readonly later?: () => void;
}

/** `running`: of the session; while it rests, so do all its lanes. */
export function laneActs(lane: LaneView, running: boolean, act: Act['act'], aside: () => void): LaneActs {
  const { reader, phase, row, check } = lane;
  const pause = (paused: boolean) => () => void act('pauseLane', { reader, paused });
  const isFree = phase === 'empty' || phase === 'paused';
  return {
    ...(running && phase === 'paused' && { resume: pause(false) }),
    ...(running && phase !== 'paused' && phase !== 'unplugged' && { pause: pause(true) }),
    ...(row && isFree && { skip: () => void act('skipRow', { row: row.row }) }),
    ...(row && (isFree || phase === 'code') && { aside }),
    ...(phase === 'code' && {
      later: () => void act('checkLater', { reader }),
      ...(check && !check.expected && { byEye: () => void act('compareLaneByEye', { reader }) }),
    }),
  };
}

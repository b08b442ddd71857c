import type { LaneView } from '../../../src/ipc/session.ts';
import type { Station } from '../../app/station.ts';

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
export function laneActs(
  lane: LaneView,
  running: boolean,
  call: Station['call'],
  aside: () => void,
): LaneActs {
  const { reader, phase, row, check } = lane;
  const pause = (paused: boolean) => () => void call('pauseLane', { reader, paused });
  const isFree = phase === 'empty' || phase === 'paused';
  return {
    ...(running && phase === 'paused' && { resume: pause(false) }),
    ...(running && phase !== 'paused' && phase !== 'unplugged' && { pause: pause(true) }),
    ...(row && isFree && { skip: () => void call('skipRow', { row: row.row }) }),
    ...(row && (isFree || phase === 'code') && { aside }),
    ...(phase === 'code' && {
      later: () => void call('checkLater', { reader }),
      ...(check && !check.expected && { byEye: () => void call('compareLaneByEye', { reader }) }),
    }),
  };
}

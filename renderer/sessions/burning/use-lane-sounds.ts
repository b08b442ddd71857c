import type { LaneView } from '../../../src/ipc/session.ts';
import { faceOf } from './lane-face.ts';
import { play } from './tones.ts';
import { useLaneChanges } from './use-lane-changes.ts';
import { useSoundChoice } from './use-sound-choice.ts';

/** Lets lanes be heard when they change, where that is wanted. */
export function useLaneSounds(lanes: readonly LaneView[]): void {
  const [wanted] = useSoundChoice();
  useLaneChanges(
    lanes,
    (lane) => `${faceOf(lane)} ${isWrong(lane) ? lane.check?.triesLeft : ''}`,
    (changed) => {
      if (wanted) for (const lane of changed) play(isWrong(lane) ? 'wrong-code' : faceOf(lane));
    },
  );
}

/** The code that was typed does not fit; another one is awaited. */
function isWrong({ phase, check }: LaneView): boolean {
  return phase === 'code' && check?.verdict !== undefined;
}

import { useEffect, useRef } from 'react';
import type { LaneView } from '../../../src/ipc/session.ts';
import { faceOf } from './lane-face.ts';
import { play } from './tones.ts';
import { useSoundChoice } from './use-sound-choice.ts';

/** Lets lanes be heard when they change, where that is wanted. */
export function useLaneSounds(lanes: readonly LaneView[]): void {
  const [wanted] = useSoundChoice();
  const before = useRef<ReadonlyMap<string, string>>(undefined);
  useEffect(() => {
    const faces = new Map(lanes.map((lane) => [lane.reader, faceOf(lane)] as const));
    const known = before.current;
    before.current = faces;
    // How things stood when the screen opened is no news.
    if (!wanted || known === undefined) return;
    for (const [reader, face] of faces) {
      if (known.get(reader) !== face) play(face);
    }
  }, [lanes, wanted]);
}

import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { LaneView } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { userName } from '../user-name.ts';
import { faceOf } from './lane-face.ts';

/** Says to a screen reader which lane has changed to what. */
export function LaneAnnouncer({ lanes }: { readonly lanes: readonly LaneView[] }) {
  const words = useWords();
  const before = useRef(new Map<string, string>());
  const [said, setSaid] = useState('');
  useEffect(() => {
    const changes: string[] = [];
    const seen = new Map<string, string>();
    for (const lane of lanes) {
      const face = faceOf(lane);
      seen.set(lane.reader, face);
      // What goes by too quickly to be acted upon is not said.
      if (before.current.get(lane.reader) === face || face === 'looking') continue;
      const names = { number: lane.number, face: words.sessions(`face/${face}`) };
      changes.push(
        lane.row
          ? words.sessions('announce/lane-user', { ...names, user: userName(words, lane.row) })
          : words.sessions('announce/lane', names),
      );
    }
    before.current = seen;
    if (changes.length > 0) setSaid(changes.join(' '));
  }, [lanes, words]);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {said}
    </VisuallyHidden>
  );
}

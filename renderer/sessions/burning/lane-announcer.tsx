import { VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { LaneView } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { userName } from '../user-name.ts';
import { faceOf } from './lane-face.ts';
import { useLaneChanges } from './use-lane-changes.ts';

/** Says to a screen reader which lane has changed to what, and whose token comes next there. */
export function LaneAnnouncer({ lanes }: { readonly lanes: readonly LaneView[] }) {
  const words = useWords();
  const [said, setSaid] = useState('');
  const sentence = (lane: LaneView) => {
    const names = { number: lane.number, face: words.sessions(`face/${faceOf(lane)}`) };
    const { hold, token } = lane;
    if (hold && token) return words.sessions('announce/lane-hold', { ...names, serial: token.serial });
    return lane.row
      ? words.sessions('announce/lane-user', { ...names, user: userName(words, lane.row) })
      : words.sessions('announce/lane', names);
  };
  useLaneChanges(
    lanes,
    (lane) => `${faceOf(lane)} ${lane.row?.row}`,
    (changed) => {
      // What goes by too quickly to be acted upon is not said.
      const worth = changed.filter((lane) => faceOf(lane) !== 'looking');
      if (worth.length > 0) setSaid(worth.map(sentence).join(' '));
    },
  );
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {said}
    </VisuallyHidden>
  );
}

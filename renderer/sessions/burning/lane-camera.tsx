import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { SteadyCodes } from '../../../src/display/steady-codes.ts';
import { useStation } from '../../app/station.ts';
import { DisplayCamera } from '../../display/display-camera.tsx';
import type { SeenDisplays } from '../../display/display-protocol.ts';
import { wordsToRead } from '../../display/display-words.ts';
import { useDisplayCamera } from '../../display/use-display-camera.ts';
import { useSettings } from '../../settings/use-settings.ts';
import { spacedCode } from '../../words/spaced-code.ts';

/** Between two tokens of a session the desk may be empty for a while. */
const SEARCH = { watched: 'all-displays', idleMilliseconds: 10 * 60_000 } as const;

/** One camera over all readers: a code goes to the lane whose token has to show it, and to no other. */
export function LaneCamera() {
  const { words, call } = useStation();
  const { change } = useSettings();
  const video = useRef<HTMLVideoElement>(null);
  const [steady] = useState(() => new SteadyCodes());
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const camera = useDisplayCamera(video, SEARCH, ({ readings }) => {
    for (const code of steady.see(readings)) {
      if (taken.has(code)) continue;
      void call('giveSeenCode', { code }).then(
        (isTaken) => isTaken && setTaken((before) => new Set([...before, code])),
      );
    }
  });
  return (
    <DisplayCamera video={video} camera={camera} isWide>
      {wordsOf(camera.seen, taken, words)}{' '}
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => change({ readByCamera: false })}>
        {words.camera('display/type')}
      </Button>
    </DisplayCamera>
  );
}

function wordsOf(
  seen: SeenDisplays | undefined,
  taken: ReadonlySet<string>,
  words: ReturnType<typeof useStation>['words'],
): string {
  if (seen === undefined) return words.camera('display/look-lanes');
  const { readings, failure } = seen;
  if (failure) return wordsToRead(words, failure) ?? words.camera('display/look-lanes');
  return readings
    .map(({ digits }) =>
      words.camera(taken.has(digits) ? 'display/judged' : 'display/nobodys', { code: spacedCode(digits) }),
    )
    .join(' ');
}

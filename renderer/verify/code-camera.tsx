import { useRef, useState } from 'react';
import { fail, succeed } from '../../src/base/result.ts';
import { DisplayVerdict, type Standing } from '../../src/display/display-verdict.ts';
import { useWords } from '../app/station.ts';
import { DisplayCamera } from '../display/display-camera.tsx';
import type { SeenDisplays } from '../display/display-protocol.ts';
import { spaced, wordsToRead } from '../display/display-words.ts';
import { useDisplayCamera } from '../display/use-display-camera.ts';

/** No camera looks at an empty desk for longer. */
const IDLE_MILLISECONDS = 60_000;

interface CodeCameraProps {
  /** A code that came onto the display since the burn, each once. */
  readonly onCode: (code: string) => void;
}

/** The camera reads the code of the one token that was burned. */
export function CodeCamera({ onCode }: CodeCameraProps) {
  const words = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const [verdict] = useState(() => new DisplayVerdict());
  const [standing, setStanding] = useState<Standing>('none');
  const camera = useDisplayCamera(video, IDLE_MILLISECONDS, (seen) => {
    const judged = verdict.see(onlyOneOf(seen));
    setStanding(judged.standing);
    if (judged.code !== undefined) onCode(judged.code);
  });
  return (
    <DisplayCamera video={video} camera={camera}>
      {useDisplayWords(camera.seen, standing) ?? words.camera('display/look')}
    </DisplayCamera>
  );
}

/** Whose code is it where two displays are seen? */
function onlyOneOf({ readings, failure }: SeenDisplays) {
  const [reading] = readings;
  if (reading === undefined) return fail(failure);
  return readings.length === 1
    ? succeed(reading)
    : fail({ code: 'several-displays' as const, count: readings.length });
}

function useDisplayWords(seen: SeenDisplays | undefined, standing: Standing): string | undefined {
  const words = useWords();
  if (seen === undefined) return undefined;
  const reading = onlyOneOf(seen);
  if (!reading.ok) return wordsToRead(words, reading.failure);
  const code = spaced(reading.value.digits);
  if (standing === 'old') return words.camera('display/switch');
  return words.camera(standing === 'told' ? 'display/judged' : 'display/hold', { code });
}

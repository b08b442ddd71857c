import { useRef } from 'react';
import type { UiMessages } from '../../src/messages/ui/ui-messages.ts';
import { useWords } from '../app/station.ts';
import { DisplayCamera } from '../display/display-camera.tsx';
import type { SeenDisplays } from '../display/display-protocol.ts';
import { wordsToRead } from '../display/display-words.ts';
import { useDisplayCamera } from '../display/use-display-camera.ts';
import { spacedCode } from '../words/spaced-code.ts';

/** No camera looks at an empty desk for longer. */
const SEARCH = { watched: 'one-display', idleMilliseconds: 60_000 } as const;

interface CodeCameraProps {
  /** A code that came onto the display since the burn, each once. */
  readonly onCode: (code: string) => void;
}

/** The camera reads the code of the one token that was burned. */
export function CodeCamera({ onCode }: CodeCameraProps) {
  const words = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef('');
  const camera = useDisplayCamera(video, SEARCH, ({ state }) => {
    if (state?.kind !== 'read') return;
    told.current = state.digits;
    onCode(state.digits);
  });
  return (
    <DisplayCamera video={video} camera={camera}>
      {wordsOf(camera.seen, told.current, words) ?? words.camera('display/look')}
    </DisplayCamera>
  );
}

function wordsOf(seen: SeenDisplays | undefined, told: string, words: UiMessages): string | undefined {
  const { state, failure } = seen ?? {};
  if (state?.kind === 'blank') return words.camera('display/off');
  if (failure) return wordsToRead(words, failure);
  if (state === undefined || !('digits' in state)) return undefined;
  if (state.kind === 'old') return words.camera('display/switch');
  const isTold = state.digits === told;
  return words.camera(isTold ? 'display/judged' : 'display/hold', { code: spacedCode(state.digits) });
}

import { useCallback, useRef, useState } from 'react';
import type { SeenPage } from '../qr/decoder-protocol.ts';

/** How long a code stays outlined that the next pictures do not show. */
const FADING_MILLISECONDS = 400;

interface Seen {
  /** The picture in which codes were just seen. */
  readonly seen: SeenPage | undefined;
  /** What was seen last, also when it is out of the picture again. */
  readonly texts: readonly string[];
  see(page: SeenPage): void;
  forget(): void;
}

/** What to show of a camera's pictures, one after the other. */
export function useSeen(): Seen {
  const [seen, setSeen] = useState<SeenPage>();
  const [texts, setTexts] = useState<readonly string[]>([]);
  const lastSeen = useRef(0);
  const see = useCallback((page: SeenPage) => {
    if (page.codes.length > 0) {
      lastSeen.current = performance.now();
      setSeen(page);
      setTexts(page.codes.map(({ text }) => text));
    } else if (performance.now() - lastSeen.current > FADING_MILLISECONDS) setSeen(undefined);
  }, []);
  const forget = useCallback(() => {
    setSeen(undefined);
    setTexts([]);
  }, []);
  return { seen, texts, see, forget };
}

import { useCallback, useRef, useState } from 'react';
import type { CodeContent } from '../../src/qr/split-code.ts';
import type { SeenPage } from '../qr/decoder-protocol.ts';

/** How long a code stays outlined that the next pictures do not show. */
const FADING_MILLISECONDS = 400;

interface Seen {
  /** The picture in which codes were just seen. */
  readonly seen: SeenPage | undefined;
  /** What was seen last, also when it is out of the picture again. */
  readonly codes: readonly CodeContent[];
  see(page: SeenPage): void;
  forget(): void;
}

/** What to show of a camera's pictures, one after the other. */
export function useSeen(): Seen {
  const [seen, setSeen] = useState<SeenPage>();
  const [codes, setCodes] = useState<readonly CodeContent[]>([]);
  const lastSeen = useRef(0);
  const see = useCallback((page: SeenPage) => {
    if (page.codes.length > 0) {
      lastSeen.current = performance.now();
      setSeen(page);
      setCodes(page.codes);
    } else if (performance.now() - lastSeen.current > FADING_MILLISECONDS) setSeen(undefined);
  }, []);
  const forget = useCallback(() => {
    setSeen(undefined);
    setCodes([]);
  }, []);
  return { seen, codes, see, forget };
}

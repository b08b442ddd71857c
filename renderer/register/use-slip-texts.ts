import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../src/ipc/failure.ts';
import type { SlipTexts } from '../../src/ipc/settings.ts';
import { useStation } from '../app/station.ts';

/** How long typing has to rest before the texts are kept. */
const REST_MS = 600;

export interface SlipTextsInHand {
  /** What stands in place of Kiln's own texts. */
  readonly changed: SlipTexts;
  /** Why the last change was not kept. */
  readonly failure?: Failure;
  change(changed: SlipTexts): void;
}

/** The handover slip's texts as they are typed; kept in the settings once typing rests, or the page is left. */
export function useSlipTexts(): SlipTextsInHand {
  const { state, call } = useStation();
  // From the first change on what stands here counts: the settings follow it.
  const [typed, setTyped] = useState<SlipTexts>();
  const [failure, setFailure] = useState<Failure>();
  const kept = useRef(typed);
  const keep = useRef(async () => {});
  keep.current = async () => {
    if (typed === undefined || kept.current === typed) return;
    kept.current = typed;
    setFailure(await call('saveSettings', { slip: typed }));
  };
  useEffect(() => {
    if (typed === undefined) return;
    const rest = setTimeout(() => void keep.current(), REST_MS);
    return () => clearTimeout(rest);
  }, [typed]);
  useEffect(() => () => void keep.current(), []);
  return { changed: typed ?? state.settings.slip, ...(failure && { failure }), change: setTyped };
}

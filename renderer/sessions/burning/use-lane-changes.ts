import { useEffect, useRef } from 'react';
import type { LaneView } from '../../../src/ipc/session.ts';

/** Tells of lanes that look otherwise than before; how they stood at first is no news. */
export function useLaneChanges(
  lanes: readonly LaneView[],
  look: (lane: LaneView) => string,
  tell: (changed: readonly LaneView[]) => void,
): void {
  const before = useRef<ReadonlyMap<string, string>>(undefined);
  const latest = useRef({ look, tell });
  latest.current = { look, tell };
  useEffect(() => {
    const now = new Map(lanes.map((lane) => [lane.reader, latest.current.look(lane)]));
    const known = before.current;
    before.current = now;
    if (known === undefined) return;
    const changed = lanes.filter(({ reader }) => known.get(reader) !== now.get(reader));
    if (changed.length > 0) latest.current.tell(changed);
  }, [lanes]);
}

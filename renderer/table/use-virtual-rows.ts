import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** A row's height, the same in every table. */
export const ROW_PIXELS = 36;

/** Rows drawn beyond what is seen, so that none is missing while it scrolls. */
const BEYOND = 6;

/** Browsers lay out nothing higher than some 17 million pixels: what lies beyond is found by searching. */
const HIGHEST_PIXELS = 16_000_000;

/** No screen shows more: an element that grew with its content must not draw all of it. */
const HIGHEST_WINDOW_PIXELS = 10_000;

export interface VirtualRows {
  /** For the element that scrolls. */
  readonly element: RefObject<HTMLDivElement | null>;
  readonly onScroll: () => void;
  /** The rows to draw: from this one to before that one, as far as there are so many. */
  readonly from: number;
  readonly to: number;
  /** The height of what sticks to the top over them. */
  readonly headPixels: number;
  /** Rows that are wholly seen at once. */
  readonly page: number;
  /** Scrolls no farther than it must for a row to be seen. */
  readonly reveal: (index: number) => void;
}

/** Which of many rows are to be drawn, under a head of this height. */
export function useVirtualRows(headPixels: number): VirtualRows {
  const element = useRef<HTMLDivElement>(null);
  const [{ top, height }, setSeen] = useState({ top: 0, height: 0 });
  const look = useCallback(() => {
    const { scrollTop = 0, clientHeight = 0 } = element.current ?? {};
    const next = { top: scrollTop, height: Math.max(0, clientHeight - headPixels) };
    setSeen((seen) => (seen.top === next.top && seen.height === next.height ? seen : next));
  }, [headPixels]);
  useLayoutEffect(() => {
    look();
    const watch = new ResizeObserver(look);
    if (element.current) watch.observe(element.current);
    return () => watch.disconnect();
  }, [look]);
  const reveal = useCallback(
    (index: number) => {
      const scroller = element.current;
      if (!scroller) return;
      const start = index * ROW_PIXELS;
      const highest = start + ROW_PIXELS - (scroller.clientHeight - headPixels);
      if (start < scroller.scrollTop) scroller.scrollTop = start;
      else if (highest > scroller.scrollTop) scroller.scrollTop = highest;
      look();
    },
    [headPixels, look],
  );
  return {
    element,
    headPixels,
    onScroll: look,
    from: Math.max(0, Math.floor(top / ROW_PIXELS) - BEYOND),
    to: Math.ceil((top + Math.min(height, HIGHEST_WINDOW_PIXELS)) / ROW_PIXELS) + BEYOND,
    page: Math.max(1, Math.floor(height / ROW_PIXELS)),
    reveal,
  };
}

/** How many of so many rows can be laid out at all. */
export function drawableRows(count: number): number {
  return Math.min(count, Math.floor(HIGHEST_PIXELS / ROW_PIXELS));
}

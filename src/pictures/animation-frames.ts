import { MOST_ANIMATED_PIXELS, MOST_FRAME_PIXELS, MOST_FRAMES } from './limits.ts';
import type { Size } from './size.ts';

/** Where a frame of an animation lies on its canvas, in pixels. */
export interface FramePlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Which frames are looked at: all, or as many as may be, spread over those that can be reached without unpacking too much (frames
 * are drawn onto each other from the first). Indices in order.
 */
export function framesToLookAt(frames: readonly FramePlace[], canvas: Size): number[] {
  if (canvas.width * canvas.height > MOST_ANIMATED_PIXELS) return frames.length > 0 ? [0] : [];
  let pixels = 0;
  let reachable = 0;
  for (const { width, height } of frames) {
    pixels += width * height;
    if (reachable > 0 && pixels > MOST_FRAME_PIXELS) break;
    reachable++;
  }
  const count = Math.min(reachable, MOST_FRAMES);
  return Array.from({ length: count }, (_, index) =>
    count === 1 ? 0 : Math.round((index * (reachable - 1)) / (count - 1)),
  );
}

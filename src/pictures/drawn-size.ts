import { MOST_DRAWN_PIXELS } from './limits.ts';
import type { Size } from './size.ts';

/** The longer side of a drawing is at least so many pixels: a code that fills it can be read then, however small it was meant. */
const LEAST_LONG_SIDE = 1600;

/** How large a drawing without pixels of its own is drawn: `scale` times its size, within limits. At least a pixel a side. */
export function drawnSize({ width, height }: Size, scale: number): Size & { readonly scale: number } {
  const enlarged = Math.max(scale, LEAST_LONG_SIDE / Math.max(width, height));
  const bounded = Math.min(
    enlarged,
    Math.sqrt(MOST_DRAWN_PIXELS / (width * height)),
    LONGEST_SIDE / Math.max(width, height),
  );
  return {
    width: Math.max(1, Math.floor(width * bounded)),
    height: Math.max(1, Math.floor(height * bounded)),
    scale: bounded,
  };
}

const LONGEST_SIDE = 16_000;

import { halved } from '../qr/halved.ts';
import { luminanceOf } from '../qr/luminance.ts';
import type { Luminance, Pixels } from '../qr/pixels.ts';

/** A picture made smaller: `scale` of its pixels a pixel of the whole one, along each side. */
export interface Level {
  readonly picture: Luminance;
  readonly scale: number;
}

/** What the finest level may hold: a camera's frame as it is; photographs are halved until they fit. */
const MOST_PIXELS = 2_200_000;
/** Below this a level holds no display. */
const LEAST_SIDE = 48;

/** The picture's luminance at each scale by two, finest first. */
export function levelsOf(pixels: Pixels): readonly Level[] {
  let picture = luminanceOf(pixels);
  let scale = 1;
  while (picture.width * picture.height > MOST_PIXELS) {
    picture = halved(picture);
    scale *= 2;
  }
  const levels: Level[] = [];
  for (;;) {
    levels.push({ picture, scale });
    if (Math.min(picture.width, picture.height) < LEAST_SIDE * 2 || levels.length === 5) return levels;
    picture = halved(picture);
    scale *= 2;
  }
}

import type { CodeContent } from './split-code.ts';

/**
 * A picture: rows from the top, no padding. `data` holds four bytes a pixel (red, green, blue, opacity, as a browser's
 * ImageData does) or one (luminance, 0 black), which its length tells.
 */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** What see-through places of a picture show. */
export type Paper = 'white' | 'black';

/** A picture of luminance alone: one byte a pixel, 0 black. */
export interface Luminance {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A place in a picture, in pixels from its top left corner; whole numbers lie between pixels. */
export type Point = readonly [x: number, y: number];

/** Four corners, clockwise from the code's own top left (as printed), whichever way the code is turned. */
export type Corners = readonly [Point, Point, Point, Point];

/** One code in a picture. */
export interface FoundCode extends CodeContent {
  readonly corners: Corners;
  /** Who read it: zxing from the picture as it is, zxing from a prepared one, or Kiln's own grid with zxing. */
  readonly decoder: Decoder;
}

export type Decoder = 'zxing' | 'zxing-prepared' | 'mended';

import type { Corners } from '../../qr/pixels.ts';
import type { CodeContent } from '../../qr/split-code.ts';

/** What was found in a picture. */
export interface PictureReading {
  readonly codes: readonly PictureCode[];
  /** Of each page or frame that was looked at, in pixels. */
  readonly pages: readonly { readonly width: number; readonly height: number }[];
  /** How many pages or frames nobody saw: there were too many, or they could not be drawn. */
  readonly pagesLeftOut: number;
}

/** What stands in it may hold a secret. */
export interface PictureCode extends CodeContent {
  /** Clockwise from the code's own top left, in pixels of its page. */
  readonly corners: Corners;
  /** From 1, as people count. */
  readonly page: number;
}

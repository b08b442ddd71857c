import type { PictureEngine } from './picture.ts';

/**
 * Pictures of more pixels are not decoded: at four bytes each, and as much again in the decoder, this is half a gigabyte.
 * Phones take photos of up to 64.4 million (9280 × 6944) where they do not put pixels together; two 8K screens have 66.
 */
export const MOST_PIXELS = 70_000_000;

/**
 * How far a decoder's own memory may grow: with the picture that it hands over, and what is looked for in it, half a gigabyte at
 * most. A picture that makes its decoder want more is broken for us.
 */
export const MOST_DECODER_BYTES: Readonly<Record<PictureEngine, number>> = {
  jpeg: 272 * 2 ** 20,
  webp: 288 * 2 ** 20,
  resvg: 256 * 2 ** 20,
  pdfium: 256 * 2 ** 20,
};

/**
 * JPEG and WebP stand in memory twice for a moment, in their decoder's and in ours. Of more pixels a JPEG is drawn smaller, and a
 * WebP is too large: an 8K screen has 33 million, the photos of most phones up to 24.
 */
export const MOST_PIXELS_TWICE = 36_000_000;

/** Larger files hold no picture of a code: nothing of them is kept. */
export const MOST_FILE_MEGABYTES = 128;

/**
 * Nobody waits longer for what becomes of a file, or of one page of it: one can be made to keep a decoder busy. The largest drawing (SVG) is drawn
 * and searched within three seconds, most in half a one; and a hostile one takes a minute to write.
 */
export const LONGEST_SECONDS = { any: 15, drawing: 6 } as const;

/** Further pages do not add to that: each has its own time, but no picture takes longer than this in all. */
export const LONGEST_SECONDS_IN_ALL = 60;

/** How much is done about a document or an animation as a whole, as `Work` counts it: about ten seconds on a usual computer. */
export const MOST_LOOKS = 1_000_000_000;

/** More frames, or pieces that a file is cut into, are not even counted: an hour at 25 frames a second has fewer. */
export const MOST_PARTS = 100_000;

/** How many frames of an animation are looked at, spread over all of it. */
export const MOST_FRAMES = 50;

/** Of an animation that is larger only the first frame is looked at: the others need the one before beside themselves. */
export const MOST_ANIMATED_PIXELS = 25_000_000;

/** Frames of an animation are drawn onto each other: how many pixels are unpacked for that, all together. */
export const MOST_FRAME_PIXELS = 100_000_000;

/** How many pages of a PDF are looked at. */
export const MOST_PAGES = 200;

/** A drawing that has no pixels of its own (SVG, a page of a PDF) is drawn with at most so many. */
export const MOST_DRAWN_PIXELS = 16_000_000;

/**
 * Pictures of more pixels are not decoded: at four bytes each, and as much again in the decoder, this is half a gigabyte.
 * Phones take photos of up to 64.4 million (9280 × 6944) where they do not put pixels together; two 8K screens have 66.
 */
export const MOST_PIXELS = 70_000_000;

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

/** Frames of an animation are drawn onto each other: how many pixels are unpacked for that, all together. */
export const MOST_FRAME_PIXELS = 100_000_000;

/** How many pages of a PDF are looked at. */
export const MOST_PAGES = 200;

/** A drawing that has no pixels of its own (SVG, a page of a PDF) is drawn with at most so many. */
export const MOST_DRAWN_PIXELS = 16_000_000;

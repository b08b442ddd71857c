/**
 * Pictures of more pixels are not decoded: at four bytes each, and as much again in the decoder, this is half a gigabyte.
 * Phones take photos of up to 64.4 million (9280 × 6944) where they do not put pixels together; two 8K screens have 66.
 */
export const MOST_PIXELS = 70_000_000;

/** How many frames of an animation are looked at, spread over all of it. */
export const MOST_FRAMES = 50;

/** Frames of an animation are drawn onto each other: how many pixels are unpacked for that, all together. */
export const MOST_FRAME_PIXELS = 100_000_000;

/** How many pages of a PDF are looked at. */
export const MOST_PAGES = 200;

/** A drawing that has no pixels of its own (SVG, a page of a PDF) is drawn with at most so many. */
export const MOST_DRAWN_PIXELS = 16_000_000;

import type { DisplayReading } from './display-reading.ts';

/** Frames in a row that must agree before a code counts. */
const AGREEING = 3;
/** Frames after which a code that is still there is told once more: nobody may have waited for it before. */
const AGAIN = 8;

/**
 * The codes that a camera sees for some frames in a row, on as many displays as there are. Whose they are, and whether they are
 * right, they do not say: whoever asks knows which codes are expected.
 */
export class SteadyCodes {
  /** By code: how many frames in a row it was seen. */
  #seen: ReadonlyMap<string, number> = new Map();

  /** The codes to tell after this frame. */
  see(readings: readonly DisplayReading[]): readonly string[] {
    const seen = new Map(readings.map(({ digits }) => [digits, (this.#seen.get(digits) ?? 0) + 1]));
    this.#seen = seen;
    return [...seen]
      .filter(([, frames]) => frames >= AGREEING && (frames - AGREEING) % AGAIN === 0)
      .map(([code]) => code);
  }
}

import type { DisplayReading } from './display-reading.ts';

/** What one frame of a film shows of a display. */
export type DisplaySight =
  | { readonly kind: 'digits'; readonly reading: Pick<DisplayReading, 'digits' | 'showsUpright'> }
  /** The place where the display was is in sight, and nothing stands on it. */
  | { readonly kind: 'blank' }
  /** Nothing can be said: no display, a hand before it, or digits that could be two. */
  | { readonly kind: 'unsure' };

/** Where a film stands after a frame. */
export type DisplayState =
  /** Nothing has been seen yet, or what was seen does not hold together. */
  | { readonly kind: 'looking' }
  /** What is shown may have been there before: `digits` do not count until the display was blank or has changed. */
  | { readonly kind: 'old'; readonly digits: string }
  /** Seen to be blank, or between two codes. */
  | { readonly kind: 'blank' }
  /** A new code, not seen often enough yet. */
  | { readonly kind: 'reading'; readonly digits: string }
  /** A new code that counts: said once for each. */
  | { readonly kind: 'read'; readonly digits: string };

/** How many frames in a row have to agree, and over how long: segments that fade look like others for less. */
const AGREEING_FRAMES = 3;
const AGREEING_MILLISECONDS = 200;
/** Fewer frames without digits are a flicker of the camera, not a display that was switched off. */
const BLANK_FRAMES = 2;

/**
 * Judges a film of one display, frame by frame. A code counts when enough frames in a row show it, and the display was seen blank, or
 * with other digits, since `begin`. What was shown before never counts, however often it comes back. Keeps codes, no pictures.
 */
export class DisplayVerdict {
  /** All that was shown before and never counts. */
  readonly #before = new Set<string>();
  /** Whether the display has been blank or another since the beginning. */
  #hasChanged = false;
  /** What is shown until that. */
  #standing: string | undefined;
  #agreeing: { readonly digits: string; readonly since: number; readonly frames: number } | undefined;
  #blankFrames = 0;
  #said: string | undefined;
  #isUpright = false;

  /** Some frame has shown which way up the display lies: codes that read upside down as well may be taken from here. */
  get isUpright(): boolean {
    return this.#isUpright;
  }

  /** From now on a new code is waited for: after a burn, say. What is shown at this moment is old. */
  begin(): void {
    for (const digits of [this.#agreeing?.digits, this.#standing, this.#said]) {
      if (digits !== undefined) this.#before.add(digits);
    }
    this.#hasChanged = false;
    this.#standing = undefined;
    this.#agreeing = undefined;
    this.#blankFrames = 0;
    this.#said = undefined;
  }

  /** Takes in what a frame shows. `milliseconds`: when it was taken, on any clock that never goes back. */
  see(sight: DisplaySight, milliseconds: number): DisplayState {
    if (sight.kind === 'blank') return this.#seeBlank();
    this.#blankFrames = 0;
    if (sight.kind === 'unsure') {
      // What follows has to agree anew.
      this.#agreeing = undefined;
      return { kind: 'looking' };
    }
    const { digits, showsUpright } = sight.reading;
    this.#isUpright ||= showsUpright;
    const last = this.#agreeing;
    this.#agreeing =
      last?.digits === digits
        ? { ...last, frames: last.frames + 1 }
        : { digits, since: milliseconds, frames: 1 };
    const isSteady =
      this.#agreeing.frames >= AGREEING_FRAMES &&
      milliseconds - this.#agreeing.since >= AGREEING_MILLISECONDS;
    return this.#judge(digits, isSteady);
  }

  #judge(digits: string, isSteady: boolean): DisplayState {
    if (this.#before.has(digits)) {
      // It stands there still; other digits after it are a change.
      if (isSteady && !this.#hasChanged) this.#standing = digits;
      return { kind: 'old', digits };
    }
    if (!this.#hasChanged) {
      if (this.#standing === undefined || this.#standing === digits) {
        if (isSteady) this.#standing = digits;
        this.#before.add(digits);
        return { kind: 'old', digits };
      }
      if (!isSteady) return { kind: 'reading', digits };
      this.#hasChanged = true;
    }
    if (!isSteady) return { kind: 'reading', digits };
    if (this.#said === digits) return { kind: 'reading', digits };
    this.#said = digits;
    return { kind: 'read', digits };
  }

  #seeBlank(): DisplayState {
    this.#agreeing = undefined;
    this.#blankFrames++;
    if (this.#blankFrames < BLANK_FRAMES) return { kind: 'looking' };
    this.#hasChanged = true;
    return { kind: 'blank' };
  }
}

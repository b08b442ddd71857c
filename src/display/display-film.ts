import type { Result } from '../base/result.ts';
import type { Corners, Pixels } from '../qr/pixels.ts';
import type { DisplayFailure, DisplayOptions, DisplayReading } from './display-reading.ts';
import { type DisplayState, DisplayVerdict } from './display-verdict.ts';
import { groundBrightness, looksBlank } from './looks-blank.ts';
import { readDisplay } from './read-display.ts';

/** A film after a frame: what the frame itself shows, and what may be concluded. */
export interface FilmedFrame {
  readonly read: Result<DisplayReading, DisplayFailure>;
  readonly state: DisplayState;
}

/**
 * Watches one display through a camera that stands still: reads each frame, tells a blank display from one that is out of sight, and
 * lets a code count as `DisplayVerdict` says.
 */
export class DisplayFilm {
  readonly #options: DisplayOptions;
  readonly #verdict = new DisplayVerdict();
  /** Where digits were seen last, and how bright their ground was. */
  #place: { readonly corners: Corners; readonly brightness: number } | undefined;

  constructor(options: DisplayOptions = {}) {
    this.#options = options;
  }

  /** A new code is waited for from now on: after a burn, say. */
  begin(): void {
    this.#verdict.begin();
  }

  /** Takes in a frame. `milliseconds`: when it was taken, on any clock that never goes back. */
  see(pixels: Pixels, milliseconds: number): FilmedFrame {
    const isUpright = this.#options.isUpright === true || this.#verdict.isUpright;
    const read = readDisplay(pixels, { ...this.#options, isUpright });
    if (read.ok) {
      const { corners } = read.value;
      this.#place = { corners, brightness: groundBrightness(pixels, corners) };
      return { read, state: this.#verdict.see({ kind: 'digits', reading: read.value }, milliseconds) };
    }
    const isBlank =
      this.#place !== undefined && looksBlank(pixels, this.#place.corners, this.#place.brightness);
    return { read, state: this.#verdict.see({ kind: isBlank ? 'blank' : 'unsure' }, milliseconds) };
  }
}

import type { Result } from '../base/result.ts';
import type { DisplayFailure, DisplayReading } from './display-reading.ts';

/** Frames in a row that must agree before a code counts. */
const AGREEING = 3;
/** Frames in a row without a display: it is off, or was. */
const BLANK = 3;

/**
 * What a frame's code is worth. `old`: it may be from before the burn; `new`: it was not seen for long enough; `told`: it counted
 * already; `none`: no code was read.
 */
export type Standing = 'none' | 'old' | 'new' | 'told';

export interface FrameVerdict {
  readonly standing: Standing;
  /** The code that counts from this frame on; each code counts once. */
  readonly code?: string;
}

/**
 * Judges the frames of a camera that looks at a burned token, from the burn on, one after the other. A code counts when several
 * frames in a row agree on it, and the display was blank before it or showed another one: what stands there from the start
 * may be from before the burn.
 */
export class DisplayVerdict {
  readonly #told = new Set<string>();
  #code: string | undefined;
  /** How many frames in a row showed it. */
  #frames = 0;
  #blank = 0;
  #wasBlank = false;
  /** The code that enough frames agreed on last. */
  #stood: string | undefined;

  see(reading: Result<DisplayReading, DisplayFailure>): FrameVerdict {
    if (!reading.ok) return this.#seeNothing(reading.failure);
    const { digits } = reading.value;
    this.#blank = 0;
    this.#frames = digits === this.#code ? this.#frames + 1 : 1;
    this.#code = digits;
    if (this.#told.has(digits)) return { standing: 'told' };
    const isAgreed = this.#frames >= AGREEING;
    const isFresh = this.#wasBlank || (this.#stood !== undefined && digits !== this.#stood);
    if (isAgreed) this.#stood = digits;
    if (!isFresh) return { standing: 'old' };
    if (!isAgreed) return { standing: 'new' };
    this.#told.add(digits);
    return { standing: 'told', code: digits };
  }

  #seeNothing({ code }: DisplayFailure): FrameVerdict {
    this.#frames = 0;
    this.#blank = code === 'no-display-found' ? this.#blank + 1 : 0;
    if (this.#blank >= BLANK) this.#wasBlank = true;
    return { standing: 'none' };
  }
}

import type { DisplayFailure, DisplayReading } from '../../src/display/display-reading.ts';
import type { DisplayState } from '../../src/display/display-verdict.ts';

/** What is looked for: the code that comes onto the one display in sight, or all codes on all displays. */
export type Watched = 'one-display' | 'all-displays';

/** To the worker: one picture of a camera; handed over for good (transferred), and closed there. */
export interface DisplayRequest {
  readonly frame: ImageBitmap | VideoFrame;
  readonly watched: Watched;
}

/** From the worker, in the order of the requests. Places are in the picture's pixels. */
export interface SeenDisplays {
  readonly width: number;
  readonly height: number;
  /** Every display that was read; the one where one is watched. */
  readonly readings: readonly DisplayReading[];
  /** Where there is none: why the one that came nearest could not be read. */
  readonly failure?: DisplayFailure;
  /** Of the one display: where its film stands. */
  readonly state?: DisplayState;
}

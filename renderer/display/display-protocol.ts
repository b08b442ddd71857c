import type { DisplayFailure, DisplayReading } from '../../src/display/display-reading.ts';

/** To the worker: one picture of a camera; handed over for good (transferred), and closed there. */
export interface DisplayRequest {
  readonly frame: ImageBitmap | VideoFrame;
  /** See `DisplayOptions`. */
  readonly isUpright: boolean;
}

/** From the worker, in the order of the requests. Places are in the picture's pixels. */
export interface SeenDisplays {
  readonly width: number;
  readonly height: number;
  /** Every display that was read. */
  readonly readings: readonly DisplayReading[];
  /** Where there is none: why the one that came nearest could not be read. */
  readonly failure: DisplayFailure;
}

import type { Result } from '../../src/base/result.ts';
import type { DisplayFailure, DisplayReading } from '../../src/display/display-reading.ts';

/** To the worker: one picture of a camera; handed over for good (transferred), and closed there. */
export interface DisplayRequest {
  readonly frame: ImageBitmap | VideoFrame;
}

/** From the worker, in the order of the requests. Places are in the picture's pixels. */
export interface SeenDisplay {
  readonly width: number;
  readonly height: number;
  readonly reading: Result<DisplayReading, DisplayFailure>;
}

import type { DisplayFailure } from '../display/display-reading.ts';

/** What can be wrong with a picture of a display. */
export type DisplayFailureCode = DisplayFailure['code'];

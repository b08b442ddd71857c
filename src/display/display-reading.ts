import type { Corners } from '../qr/pixels.ts';

/** What is asked of a look at a display. */
export interface DisplayOptions {
  /** How many digits it must have; from 4 to 10 where it is left out. */
  readonly digits?: number;
  /**
   * The picture is known not to be upside down: whoever asks has seen a display in the same place that could not be
   * read the other way round. Otherwise a code that reads as another one upside down is not read.
   */
  readonly isUpright?: boolean;
}

/** One digit: `confidence` is 1 where no other digit is anywhere near, 0 where two fit equally well. */
export interface ReadDigit {
  readonly digit: number;
  readonly confidence: number;
}

/** A display that was read whole. */
export interface DisplayReading {
  readonly digits: string;
  readonly each: readonly ReadDigit[];
  /** Around the digits, clockwise from their own top left, in pixels of the picture. */
  readonly corners: Corners;
  /** Whether the digits themselves show which way up they are: none of the same segments reads otherwise when turned over. */
  readonly showsUpright: boolean;
}

/** Why nothing was read; the first that is true of what came nearest to a display. */
export type DisplayFailure =
  | { readonly code: 'no-display-found' }
  | { readonly code: 'display-too-dark' }
  | { readonly code: 'display-glare'; readonly corners: Corners }
  | { readonly code: 'display-too-small'; readonly corners: Corners }
  | { readonly code: 'display-not-sharp'; readonly corners: Corners }
  /** Places are counted from 1. */
  | { readonly code: 'display-could-be-two'; readonly place: number; readonly corners: Corners }
  | { readonly code: 'display-upside-down'; readonly corners: Corners }
  | { readonly code: 'display-other-count'; readonly count: number; readonly corners: Corners }
  /** Two displays, and nothing says which one is meant. */
  | { readonly code: 'several-displays'; readonly count: number };

import type { Failure } from '../../src/ipc/failure.ts';
import type { Corners } from '../../src/qr/pixels.ts';
import type { CodeContent } from '../../src/qr/split-code.ts';

/** What a decoder's worker can look at. It never travels as pixels through the page's own thread. */
export type Sight =
  /** A file: all its pages or frames, whatever its name says it is. */
  | { readonly kind: 'picture'; readonly blob: Blob }
  /** One picture of a camera or a shared screen; handed over for good (transferred), and closed by the worker. */
  | { readonly kind: 'frame'; readonly frame: ImageBitmap | VideoFrame }
  /** A monitor that the shell photographed: `CapturedScreen` of src/ipc/capture.ts. */
  | { readonly kind: 'capture'; readonly url: string; readonly width: number; readonly height: number };

export interface LookOptions {
  /** Also small pictures, to show what was searched and found: a page's thumbnail and each code's cut-out. */
  readonly views?: boolean;
  /** Not every way is tried: of a camera, the next frame may be better. */
  readonly isHasty?: boolean;
}

/** One page of a picture, one screen, or one frame. Places are in its pixels. */
export interface SeenPage {
  /** Which page of a document, which frame of an animation, from 1; 1 otherwise. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly codes: readonly SeenCode[];
  /** Where views were asked for. */
  readonly thumbnail?: ImageBitmap;
}

/** What stands in it may be a seed: for the station's eyes only. */
export interface SeenCode extends CodeContent {
  readonly corners: Corners;
  /** The code and what stands right around it, where views were asked for. */
  readonly cutOut?: ImageBitmap;
}

export type Seen =
  | {
      readonly ok: true;
      readonly pages: readonly SeenPage[];
      /** How many pages nobody saw, because there are too many of them or they cannot be drawn. */
      readonly pagesLeftOut: number;
    }
  | { readonly ok: false; readonly failure: Failure };

/** To the worker. Answers come in the order of the requests. */
export interface DecoderRequest {
  readonly id: number;
  readonly sight: Sight;
  readonly options: LookOptions;
}

/** From the worker: what was seen, or before that, that it may take no longer than so many seconds from now on. */
export type DecoderReply = { readonly id: number } & (
  | { readonly seen: Seen }
  | { readonly limitSeconds: number }
);

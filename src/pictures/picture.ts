import type { Result } from '../base/result.ts';
import type { Pixels } from '../qr/pixels.ts';
import type { PictureFailure } from './picture-failure.ts';
import type { PictureFormat } from './picture-format.ts';

/** A picture that can be looked at, page by page. Close it: decoders hold memory. */
export interface Picture {
  readonly format: PictureFormat;
  /** Pages of a PDF, frames of an animation, else 1: how many can be asked for. */
  readonly pageCount: number;
  /** Pages or frames that the file has beyond those, which nobody looks at. */
  readonly pagesLeftOut: number;
  /**
   * The pixels of a page, from 0: four bytes a pixel, see-through where the picture is; the caller's to keep. Cheapest in order: frames
   * of an animation are drawn onto the ones before. Throws a RangeError where there is no such page.
   */
  page(index: number): Promise<Result<Pixels, PictureFailure>>;
  close(): void;
}

/** Decoders that come as WebAssembly, and the files they are in: see `PICTURE_WASM_FILES`. */
export type PictureEngine = 'pdfium' | 'resvg' | 'jpeg' | 'webp';

/** Reads a decoder's file, which lies beside the bundle. Asked only for what a picture needs. */
export type PictureWasm = (engine: PictureEngine) => Promise<ArrayBuffer>;

/** The names under which the build puts the decoders' files beside a bundle. */
export const PICTURE_WASM_FILES: Readonly<Record<PictureEngine, string>> = {
  pdfium: 'pdfium.wasm',
  resvg: 'resvg.wasm',
  jpeg: 'mozjpeg_dec.wasm',
  webp: 'webp_dec.wasm',
};

import { fail, type Result, succeed } from '../base/result.ts';
import { MOST_PIXELS } from './limits.ts';
import type { PictureFailure } from './picture-failure.ts';

/** In pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Whether a picture may be decoded, by what its header says. Throws nothing, also for sizes of nothing. */
export function checkSize(
  { width, height }: Size,
  mostPixels = MOST_PIXELS,
): Result<undefined, PictureFailure> {
  if (width * height <= mostPixels) return succeed(undefined);
  return fail({
    code: 'picture-too-large',
    megapixels: Math.ceil((width * height) / 1_000_000),
    mostMegapixels: mostPixels / 1_000_000,
  });
}

import { fail, type Result, succeed } from '../base/result.ts';
import { MOST_PIXELS } from './limits.ts';
import type { PictureFailure } from './picture-failure.ts';

/** In pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Whether a picture may be decoded, by what its header says. Throws nothing, also for sizes of nothing. */
export function checkSize({ width, height }: Size): Result<undefined, PictureFailure> {
  if (width * height <= MOST_PIXELS) return succeed(undefined);
  return fail({
    code: 'picture-too-large',
    megapixels: Math.ceil((width * height) / 1_000_000),
    mostMegapixels: MOST_PIXELS / 1_000_000,
  });
}

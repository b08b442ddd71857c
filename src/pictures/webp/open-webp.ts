import type { Result } from '../../base/result.ts';
import { openAnimation } from '../animation.ts';
import { BrokenPicture } from '../broken-picture.ts';
import { makeCodec, pixelsOf } from '../codec.ts';
import { MOST_PIXELS_TWICE } from '../limits.ts';
import type { Picture, PictureWasm } from '../picture.ts';
import type { PictureFailure } from '../picture-failure.ts';
import { checkSize } from '../size.ts';
import { attempt, openStill } from '../still-picture.ts';
import { frameFile, readWebpParts, type WebpFrame } from './webp-parts.ts';

/** Opens a WebP; each frame of an animated one that is looked at is a page. */
export function openWebp(bytes: Uint8Array, wasm: PictureWasm): Result<Picture, PictureFailure> {
  const parts = attempt('WebP', () => readWebpParts(bytes));
  if (!parts.ok) return parts;
  for (const size of [parts.value, ...parts.value.frames]) {
    const checked = checkSize(size, MOST_PIXELS_TWICE);
    if (!checked.ok) return checked;
  }
  if (parts.value.frames.length === 0) {
    const draw = async () => pixelsOf((await decoder(wasm)).decode(bytes));
    return openStill({ format: 'WebP', size: () => parts.value, draw }, bytes);
  }
  let kept: ReturnType<typeof decoder> | undefined;
  return openAnimation<WebpFrame>({
    ...parts.value,
    format: 'WebP',
    disposal: ({ isCleared }) => (isCleared ? 'clear' : 'keep'),
    drawFrame: async (frame, canvas) => {
      kept ??= decoder(wasm);
      const image = (await kept).decode(frameFile(frame));
      if (image === null || image.width !== frame.width || image.height !== frame.height) {
        throw new BrokenPicture('not decodable');
      }
      if (frame.isBlended) canvas.draw(frame, image.data);
      else canvas.replace(frame, image.data);
    },
    close: () => {
      kept = undefined;
    },
  });
}

async function decoder(wasm: PictureWasm) {
  const [module, file] = await Promise.all([import('@jsquash/webp/codec/dec/webp_dec.js'), wasm('webp')]);
  return makeCodec(module, file);
}

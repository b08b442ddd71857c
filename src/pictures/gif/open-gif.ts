import type { Result } from '../../base/result.ts';
import { openAnimation } from '../animation.ts';
import type { Canvas } from '../canvas.ts';
import type { Picture } from '../picture.ts';
import type { PictureFailure } from '../picture-failure.ts';
import { attempt } from '../still-picture.ts';
import { type GifFrame, readGifParts } from './gif-blocks.ts';
import { unpackLzw } from './unpack-lzw.ts';

/** Opens a GIF; each frame that is looked at is a page. */
export function openGif(bytes: Uint8Array): Result<Picture, PictureFailure> {
  const parts = attempt('GIF', () => readGifParts(bytes));
  if (!parts.ok) return parts;
  return openAnimation<GifFrame>({
    ...parts.value,
    format: 'GIF',
    drawFrame: (frame, canvas) => canvas.draw(frame, coloursOf(bytes, frame)),
    restores: ({ disposal }) => disposal === 'restore',
    leaveFrame: leaveGifFrame,
  });
}

function leaveGifFrame(frame: GifFrame, canvas: Canvas, before: Uint8Array<ArrayBuffer> | undefined): void {
  if (frame.disposal === 'clear') canvas.clear(frame);
  else if (before !== undefined) canvas.data.set(before);
}

/** Source of the order of interlaced rows: the GIF89a specification, appendix E. */
const INTERLACED = [
  [0, 8],
  [4, 8],
  [2, 4],
  [1, 2],
] as const;

/** The frame's pixels, four bytes each. */
function coloursOf(bytes: Uint8Array, frame: GifFrame): Uint8Array {
  const { width, height, palette, seeThrough, dataAt } = frame;
  const colours = unpackLzw(bytes, dataAt, width * height);
  const pixels = new Uint8Array(width * height * 4);
  let from = 0;
  for (const y of rowOrder(frame)) {
    for (let at = y * width * 4; at < (y + 1) * width * 4; at += 4, from++) {
      const colour = colours[from] as number;
      if (colour === seeThrough) continue;
      pixels[at] = palette[colour * 3] ?? 0;
      pixels[at + 1] = palette[colour * 3 + 1] ?? 0;
      pixels[at + 2] = palette[colour * 3 + 2] ?? 0;
      pixels[at + 3] = 255;
    }
  }
  return pixels;
}

function rowOrder({ height, isInterlaced }: GifFrame): number[] {
  const passes = isInterlaced ? INTERLACED : ([[0, 1]] as const);
  return passes.flatMap(([first, step]) =>
    Array.from({ length: Math.max(0, Math.ceil((height - first) / step)) }, (_, row) => first + row * step),
  );
}

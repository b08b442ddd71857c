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
    drawFrame: (frame, canvas) => drawGifFrame(bytes, frame, canvas),
    disposal: ({ disposal }) => disposal,
  });
}

/** Source of the order of interlaced rows: the GIF89a specification, appendix E. */
const INTERLACED = [
  [0, 8],
  [4, 8],
  [2, 4],
  [1, 2],
] as const;

/** Draws a frame as far as it lies on the canvas, colour by colour: its pixels alone would take four times as much. */
function drawGifFrame(bytes: Uint8Array, frame: GifFrame, canvas: Canvas): void {
  const { left, top, width, height, palette, seeThrough, dataAt } = frame;
  const colours = unpackLzw(bytes, dataAt, width * height);
  const columns = Math.min(width, canvas.width - left);
  const { data } = canvas;
  for (const [row, y] of rowOrder(frame).entries()) {
    if (top + y >= canvas.height) continue;
    let at = ((top + y) * canvas.width + left) * 4;
    for (let from = row * width; from < row * width + columns; from++, at += 4) {
      const colour = colours[from] as number;
      if (colour === seeThrough) continue;
      data[at] = palette[colour * 3] ?? 0;
      data[at + 1] = palette[colour * 3 + 1] ?? 0;
      data[at + 2] = palette[colour * 3 + 2] ?? 0;
    }
  }
}

function rowOrder({ height, isInterlaced }: GifFrame): number[] {
  const passes = isInterlaced ? INTERLACED : ([[0, 1]] as const);
  return passes.flatMap(([first, step]) =>
    Array.from({ length: Math.max(0, Math.ceil((height - first) / step)) }, (_, row) => first + row * step),
  );
}

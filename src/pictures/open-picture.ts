import { fail, type Result } from '../base/result.ts';
import { readBmpHeader } from './bmp/bmp-header.ts';
import { drawBmp } from './bmp/draw-bmp.ts';
import { openGif } from './gif/open-gif.ts';
import { openJpeg } from './jpeg/open-jpeg.ts';
import { MOST_DECODER_BYTES } from './limits.ts';
import { openPdf } from './pdf/open-pdf.ts';
import type { Picture, PictureWasm } from './picture.ts';
import type { PictureFailure } from './picture-failure.ts';
import { drawPng } from './png/draw-png.ts';
import { readPngParts } from './png/png-parts.ts';
import { recogniseFormat } from './recognise-format.ts';
import { openStill } from './still-picture.ts';
import { openSvg } from './svg/open-svg.ts';
import { withMemoryWithin } from './wasm-memory.ts';
import { openWebp } from './webp/open-webp.ts';

/**
 * Opens a picture of any format that Kiln reads, told by its content. Whatever the bytes are, the answer is a picture or a failure, and
 * sizes are judged by what headers say, before anything is decoded; a decoder's memory is bounded whatever they say. Rejects
 * only where `wasm` does, or a decoder's file is none. Drawing may take long for a file made for that: whoever has to answer in time does it in a worker that can be ended.
 */
export async function openPicture(
  bytes: Uint8Array,
  files: PictureWasm,
): Promise<Result<Picture, PictureFailure>> {
  const format = recogniseFormat(bytes);
  if (!format.ok) return fail(format.failure);
  const wasm: PictureWasm = async (engine) =>
    withMemoryWithin(await files(engine), MOST_DECODER_BYTES[engine]);
  switch (format.value) {
    case 'PNG':
      return openStill({ format: 'PNG', size: readPngParts, draw: drawPng }, bytes);
    case 'JPEG':
      return openJpeg(bytes, wasm);
    case 'BMP':
      return openStill({ format: 'BMP', size: readBmpHeader, draw: async (file) => drawBmp(file) }, bytes);
    case 'GIF':
      return openGif(bytes);
    case 'WebP':
      return openWebp(bytes, wasm);
    case 'SVG':
      return openSvg(bytes, wasm);
    case 'PDF':
      return openPdf(bytes, wasm);
  }
}

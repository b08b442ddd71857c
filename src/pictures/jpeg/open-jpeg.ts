import { fail, type Result } from '../../base/result.ts';
import type { Pixels } from '../../qr/pixels.ts';
import { BrokenPicture } from '../broken-picture.ts';
import { makeCodec, pixelsOf } from '../codec.ts';
import { MOST_PIXELS_TWICE } from '../limits.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import type { Picture, PictureWasm } from '../picture.ts';
import type { PictureFailure } from '../picture-failure.ts';
import { attempt, openStill } from '../still-picture.ts';
import { type JpegHeader, readJpegHeader } from './jpeg-header.ts';
import { pdfAround } from './pdf-around.ts';

/** Cyan, magenta, yellow and black: the decoder knows no way from there to a screen's colours. */
const CHANNELS_OF_PRINT = 4;

/** Opens a JPEG. The largest ones are drawn smaller than they are. */
export function openJpeg(bytes: Uint8Array, wasm: PictureWasm): Result<Picture, PictureFailure> {
  const header = attempt('JPEG', () => readJpegHeader(bytes));
  if (!header.ok) return header;
  const { width, height, channels } = header.value;
  if (channels === CHANNELS_OF_PRINT) {
    return fail({ code: 'picture-unknown', what: 'other-picture', name: 'CMYK JPEG' });
  }
  const isLarge = width * height > MOST_PIXELS_TWICE;
  const draw = () => (isLarge ? drawSmaller(bytes, header.value, wasm) : drawJpeg(bytes, wasm));
  return openStill({ format: 'JPEG', size: () => header.value, draw }, bytes);
}

/** The pixels, turned as the camera was held. */
async function drawJpeg(bytes: Uint8Array, wasm: PictureWasm): Promise<Pixels> {
  const [module, file] = await Promise.all([import('@jsquash/jpeg/codec/dec/mozjpeg_dec.js'), wasm('jpeg')]);
  const codec = await makeCodec(module, file);
  return pixelsOf(codec.decode(bytes, true));
}

/** As a page of a PDF: its engine makes a picture smaller while it decodes it. Not turned, which no code minds. */
async function drawSmaller(bytes: Uint8Array, header: JpegHeader, wasm: PictureWasm): Promise<Pixels> {
  const picture = await openPdf(pdfAround(bytes, header), wasm);
  if (!picture.ok) throw new BrokenPicture('not decodable');
  const page = await picture.value.page(0);
  picture.value.close();
  if (!page.ok) throw new BrokenPicture('not decodable');
  return page.value;
}

import { fail, type Result } from '../../base/result.ts';
import type { Pixels } from '../../qr/pixels.ts';
import { makeCodec, pixelsOf } from '../codec.ts';
import type { Picture, PictureWasm } from '../picture.ts';
import type { PictureFailure } from '../picture-failure.ts';
import { attempt, openStill } from '../still-picture.ts';
import { readJpegHeader } from './jpeg-header.ts';

/** Cyan, magenta, yellow and black: the decoder knows no way from there to a screen's colours. */
const CHANNELS_OF_PRINT = 4;

/** Opens a JPEG. */
export function openJpeg(bytes: Uint8Array, wasm: PictureWasm): Result<Picture, PictureFailure> {
  const header = attempt('JPEG', () => readJpegHeader(bytes));
  if (!header.ok) return header;
  if (header.value.channels === CHANNELS_OF_PRINT) {
    return fail({ code: 'picture-unknown', what: 'other-picture', name: 'CMYK JPEG' });
  }
  return openStill({ format: 'JPEG', size: () => header.value, draw: () => drawJpeg(bytes, wasm) }, bytes);
}

/** The pixels, turned as the camera was held. */
async function drawJpeg(bytes: Uint8Array, wasm: PictureWasm): Promise<Pixels> {
  const [module, file] = await Promise.all([import('@jsquash/jpeg/codec/dec/mozjpeg_dec.js'), wasm('jpeg')]);
  const codec = await makeCodec(module, file);
  return pixelsOf(codec.decode(bytes, true));
}

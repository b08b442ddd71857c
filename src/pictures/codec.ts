import type { Pixels } from '../qr/pixels.ts';
import { BrokenPicture } from './broken-picture.ts';

/** What @jsquash's codecs are made with: Emscripten's own options, as far as they are used here. */
interface CodecOptions {
  readonly wasmBinary: ArrayBuffer;
  readonly noInitialRun: boolean;
  readonly print: (text: string) => void;
  readonly printErr: (text: string) => void;
}

interface DecodedImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

type Decoder = { decode(bytes: Uint8Array, ...options: readonly boolean[]): DecodedImage | null };
type CodecFactory = (options: CodecOptions) => Promise<Decoder>;

/**
 * Makes a decoder for one picture: WebAssembly's memory never shrinks, so that it has to go with the picture. `module`: what
 * importing one of @jsquash's codecs gives; nothing is fetched, and nothing printed.
 */
export async function makeCodec(module: { readonly default: unknown }, wasmBinary: ArrayBuffer) {
  const silent = () => {};
  const factory = module.default as CodecFactory;
  return factory({ wasmBinary, noInitialRun: true, print: silent, printErr: silent });
}

/** A decoder's picture. */
export function pixelsOf(image: DecodedImage | null): Pixels {
  if (image === null) throw new BrokenPicture('not decodable');
  return { width: image.width, height: image.height, data: image.data };
}

// The decoders' WebAssembly: files of their own beside a bundle, read when a picture needs one.
import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** Each file's name beside a bundle, and where it comes from. The names are those in src/pictures/picture.ts. */
const DECODERS = {
  'zxing_reader.wasm': 'zxing-wasm/reader/zxing_reader.wasm',
  'pdfium.wasm': '@hyzyla/pdfium/pdfium.wasm',
  'resvg.wasm': '@resvg/resvg-wasm/index_bg.wasm',
  'mozjpeg_dec.wasm': '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  'webp_dec.wasm': '@jsquash/webp/codec/dec/webp_dec.wasm',
};

/** Copies the decoders into a folder. */
export function copyDecoders(directory) {
  for (const [name, source] of Object.entries(DECODERS)) {
    copyFileSync(require.resolve(source), join(directory, name));
  }
}

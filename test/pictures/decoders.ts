import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { PictureEngine, PictureWasm } from '../../src/pictures/picture.ts';

const require = createRequire(import.meta.url);

/** Where each package keeps its decoder; the build copies these very files beside the bundles. */
const FILES: Readonly<Record<PictureEngine, string>> = {
  pdfium: '@hyzyla/pdfium/pdfium.wasm',
  resvg: '@resvg/resvg-wasm/index_bg.wasm',
  jpeg: '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  webp: '@jsquash/webp/codec/dec/webp_dec.wasm',
};

/** The decoders' files, and what was asked for by now. */
export function testDecoders(): { readonly wasm: PictureWasm; readonly asked: PictureEngine[] } {
  const asked: PictureEngine[] = [];
  const wasm: PictureWasm = async (engine) => {
    asked.push(engine);
    return Uint8Array.from(readFileSync(require.resolve(FILES[engine]))).buffer;
  };
  return { wasm, asked };
}

/** One of the files in test/pictures/files: see make.sh there. */
export function pictureFile(name: string): Uint8Array {
  return Uint8Array.from(readFileSync(new URL(`files/${name}`, import.meta.url)));
}

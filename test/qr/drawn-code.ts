import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import type { Luminance } from '../../src/qr/pixels.ts';

const require = createRequire(import.meta.url);
const wasm = readFileSync(require.resolve('zxing-wasm/writer/zxing_writer.wasm'));
prepareZXingModule({
  overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) },
});

export const SEED_TEXT =
  'otpauth://totp/Contoso:alice%40example.org?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Contoso';

export interface Matrix {
  readonly size: number;
  /** Dark 1, light 0, row by row. */
  readonly modules: Uint8Array;
}

/** A code as zxing writes it: the modules alone, without a quiet zone. */
export async function codeOf(text: string, ecLevel: 'L' | 'M' | 'Q' | 'H' = 'M'): Promise<Matrix> {
  const { symbol, error } = await writeBarcode(text, { format: 'QRCode', ecLevel });
  if (error) throw new Error(error);
  return { size: symbol.width, modules: Uint8Array.from(symbol.data, (value) => (value === 0 ? 1 : 0)) };
}

/** A mutable picture of one colour. */
export function canvas(width: number, height: number, value = 255): Luminance {
  return { width, height, data: new Uint8Array(width * height).fill(value) };
}

/** Draws a code with its top left corner at a place. */
export function draw(
  onto: Luminance,
  { size, modules }: Matrix,
  left: number,
  top: number,
  modulePixels: number,
  [light, dark]: readonly [number, number] = [255, 0],
): void {
  modules.forEach((module, index) => {
    const [x, y] = [left + (index % size) * modulePixels, top + Math.floor(index / size) * modulePixels];
    fill(onto, x, y, modulePixels, modulePixels, module === 1 ? dark : light);
  });
}

/** Fills a rectangle. */
export function fill(
  { width, data }: Luminance,
  left: number,
  top: number,
  across: number,
  down: number,
  value: number,
): void {
  for (let y = top; y < top + down; y++) data.fill(value, y * width + left, y * width + left + across);
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32, public domain). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

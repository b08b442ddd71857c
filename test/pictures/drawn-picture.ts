import { encode } from 'fast-png';
import { canvas, codeOf, draw } from '../qr/drawn-code.ts';

export interface DrawnPicture {
  readonly bytes: Uint8Array;
  /** The place of each code's top left corner, and its side, in pixels. */
  readonly places: readonly { readonly left: number; readonly top: number; readonly side: number }[];
}

const MODULE_PIXELS = 4;
const GAP = 40;

/** A PNG with a QR code for each text, side by side on white; written by fast-png. */
export async function pictureOf(...texts: readonly string[]): Promise<DrawnPicture> {
  const codes = await Promise.all(texts.map((text) => codeOf(text)));
  const sides = codes.map(({ size }) => size * MODULE_PIXELS);
  const lefts = sides.map((_, index) => sides.slice(0, index).reduce((sum, side) => sum + side + GAP, GAP));
  const width = sides.reduce((sum, side) => sum + side + GAP, GAP);
  const page = canvas(width, Math.max(0, ...sides) + 2 * GAP);
  for (const [index, code] of codes.entries()) draw(page, code, lefts[index] as number, GAP, MODULE_PIXELS);
  const bytes = encode({ width: page.width, height: page.height, data: page.data, channels: 1 });
  return {
    bytes: Uint8Array.from(bytes),
    places: sides.map((side, index) => ({ left: lefts[index] as number, top: GAP, side })),
  };
}

import type { Pixels } from '../../qr/pixels.ts';
import { BrokenPicture } from '../broken-picture.ts';
import { inflate } from './inflate.ts';
import { type PaintRow, rowPainter } from './png-colours.ts';
import { channelsOf, type PngParts, readPngParts } from './png-parts.ts';
import { type PngPass, passesOf, unfilter } from './png-rows.ts';

/**
 * The pixels of a PNG, row by row as they are unpacked: no more is ever unpacked than the header's size asks for, whatever
 * the file holds. Of an animated one, the still picture. Throws where rows are missing.
 */
export async function drawPng(bytes: Uint8Array): Promise<Pixels> {
  const parts = readPngParts(bytes);
  const { width, height } = parts;
  const packedBytes = parts.data.reduce((sum, { length }) => sum + length, 0);
  if (packedBytes * MOST_UNPACKED_RATIO < (width * height * parts.depth) / 8)
    throw new BrokenPicture('cut off');
  const data = new Uint8Array(width * height * 4);
  const rows = new RowCollector(parts, data);
  for await (const piece of inflate(parts.data)) {
    if (rows.take(piece)) return { width, height, data };
  }
  throw new BrokenPicture('cut off');
}

/** Deflate makes no more than this of a byte: https://zlib.net/zlib_tech.html, "Maximum Compression Factor". */
const MOST_UNPACKED_RATIO = 1032;

/** Puts unpacked bytes together to rows, and rows into the picture. */
class RowCollector {
  readonly #parts: PngParts;
  readonly #pixels: Uint8Array;
  readonly #paint: PaintRow;
  readonly #passes: readonly PngPass[];
  readonly #pixelBits: number;
  #pass = 0;
  #rowInPass = 0;
  #row: Uint8Array;
  #above: Uint8Array;
  #filled = 0;

  constructor(parts: PngParts, pixels: Uint8Array) {
    this.#parts = parts;
    this.#pixels = pixels;
    this.#paint = rowPainter(parts);
    this.#passes = passesOf(parts.width, parts.height, parts.isInterlaced);
    this.#pixelBits = channelsOf(parts) * parts.depth;
    this.#row = this.#emptyRow();
    this.#above = this.#emptyRow();
  }

  /** True when the picture is complete. */
  take(piece: Uint8Array): boolean {
    for (let at = 0; at < piece.length && this.#pass < this.#passes.length; ) {
      const some = piece.subarray(at, at + this.#row.length - this.#filled);
      this.#row.set(some, this.#filled);
      this.#filled += some.length;
      at += some.length;
      if (this.#filled === this.#row.length) this.#finishRow();
    }
    return this.#pass >= this.#passes.length;
  }

  #finishRow(): void {
    unfilter(this.#row, this.#above, Math.max(1, this.#pixelBits >> 3));
    const { columns, rows, left, top, stepX, stepY } = this.#passes[this.#pass] as PngPass;
    const y = top + this.#rowInPass * stepY;
    const at = (y * this.#parts.width + left) * 4;
    this.#paint(this.#row.subarray(1), columns, this.#pixels, at, stepX * 4);
    [this.#row, this.#above] = [this.#above, this.#row];
    this.#filled = 0;
    this.#rowInPass++;
    if (this.#rowInPass < rows) return;
    this.#pass++;
    this.#rowInPass = 0;
    this.#row = this.#emptyRow();
    this.#above = this.#emptyRow();
  }

  /** A row of the present pass, with the byte before it that names its filter. */
  #emptyRow(): Uint8Array {
    const columns = this.#passes[this.#pass]?.columns ?? 0;
    return new Uint8Array(1 + Math.ceil((columns * this.#pixelBits) / 8));
  }
}

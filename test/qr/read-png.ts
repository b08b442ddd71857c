import { inflateSync } from 'node:zlib';
import type { Luminance } from '../../src/qr/pixels.ts';

/** Reads the samples: PNG of eight bits of grey, not interlaced (W3C, “Portable Network Graphics”, third edition). */
export function readPng(file: Buffer): Luminance {
  const parts: Buffer[] = [];
  let [width, height] = [0, 0];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const name = file.toString('latin1', at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (name === 'IHDR') {
      [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
      if (body[8] !== 8 || body[9] !== 0 || body[12] !== 0) throw new Error('not a plain picture in grey');
    }
    if (name === 'IDAT') parts.push(body);
    at += length + 12;
  }
  return { width, height, data: unfiltered(inflateSync(Buffer.concat(parts)), width, height) };
}

function unfiltered(lines: Uint8Array, width: number, height: number): Uint8Array {
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const filter = lines[y * (width + 1)];
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const left = x > 0 ? (data[at - 1] as number) : 0;
      const up = y > 0 ? (data[at - width] as number) : 0;
      const corner = x > 0 && y > 0 ? (data[at - width - 1] as number) : 0;
      const guesses = [0, left, up, (left + up) >> 1, nearest(left, up, corner)];
      data[at] = (lines[y * (width + 1) + 1 + x] as number) + (guesses[filter ?? 0] as number);
    }
  }
  return data;
}

/** Paeth's guess. */
function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

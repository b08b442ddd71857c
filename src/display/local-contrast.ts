import type { Fit, FittedDigit } from './fit-digits.ts';
import { DIGIT, MARGIN, type Strip } from './strip.ts';

/** Places along a segment, in parts of its length from corner to corner. */
const ALONG = [0.3, 0.4, 0.5, 0.6, 0.7] as const;

/**
 * The digits with each segment held against the ground right beside it, on both sides: the edge of a reflection that runs through a
 * digit is no even ground, but beside one segment it nearly is. Segments' blur into each other is not told apart here.
 */
export function heldLocally(strip: Strip, { form }: Fit, digits: readonly FittedDigit[]): FittedDigit[] {
  const { width, lying, upright, softness, lean } = form;
  const [left, right, top, bottom] = [upright / 2, width - upright / 2, lying / 2, 1 - lying / 2];
  const segments = [
    [left, top, right, top],
    [right, top, right, 0.5],
    [right, 0.5, right, bottom],
    [left, bottom, right, bottom],
    [left, 0.5, left, bottom],
    [left, top, left, 0.5],
    [left, 0.5, right, 0.5],
  ] as const;
  const height = (1 + form.bottom - form.top) * DIGIT;
  return digits.map((digit) => {
    const at = (u: number, v: number): number => {
      const x = digit.right + (u - width) * DIGIT + lean * DIGIT * (0.5 - v) - 0.5;
      return valueAt(strip, x, form.top * DIGIT + v * height + MARGIN - 0.5);
    };
    const strengths: number[] = [];
    const grounds: number[] = [];
    for (const [x0, y0, x1, y1] of segments) {
      const isLying = y0 === y1;
      const off = (isLying ? lying : upright) / 2 + softness * 2 + 0.02;
      let [ink, ground] = [0, 0];
      for (const part of ALONG) {
        const [u, v] = [x0 + (x1 - x0) * part, y0 + (y1 - y0) * part];
        ink += at(u, v);
        ground += isLying ? at(u, v - off) + at(u, v + off) : at(u - off, v) + at(u + off, v);
      }
      ground /= ALONG.length * 2;
      strengths.push(ink / ALONG.length - ground);
      grounds.push(ground);
    }
    return { ...digit, strengths, grounds };
  });
}

/** Between four values of a strip. */
function valueAt({ width, values }: Strip, x: number, y: number): number {
  const px = Math.min(width - 1.001, Math.max(0, x));
  const py = Math.min(DIGIT + 2 * MARGIN - 1.001, Math.max(0, y));
  const left = px | 0;
  const top = py | 0;
  const p = px - left;
  const q = py - top;
  const at = top * width + left;
  return (
    ((values[at] as number) * (1 - p) + (values[at + 1] as number) * p) * (1 - q) +
    ((values[at + width] as number) * (1 - p) + (values[at + width + 1] as number) * p) * q
  );
}

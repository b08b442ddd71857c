import type { Luminance } from '../../../src/qr/pixels.ts';

/** Out of focus: three boxes, one after the other, are nearly a Gaussian of this deviation in pixels. */
export function blurred(data: Float32Array, width: number, height: number, deviation: number): Float32Array {
  const side = Math.sqrt((12 * deviation * deviation) / 3 + 1);
  let result = data;
  for (let round = 0; round < 3; round++)
    result = box(box(result, width, height, side, 1), width, height, side, width);
  return result;
}

/** The mean of `side` pixels (parts of one at both ends) along rows (step 1) or columns (step `width`). */
function box(data: Float32Array, width: number, height: number, side: number, step: number): Float32Array {
  const half = (side - 1) / 2;
  const whole = Math.floor(half);
  const part = half - whole;
  const [lines, length, next] = step === 1 ? [height, width, width] : [width, height, 1];
  const result = new Float32Array(data.length);
  for (let line = 0; line < lines; line++) {
    const from = line * next;
    const at = (index: number) => data[from + Math.max(0, Math.min(length - 1, index)) * step] as number;
    let sum = 0;
    for (let index = -whole; index <= whole; index++) sum += at(index);
    for (let index = 0; index < length; index++) {
      const ends = part * (at(index - whole - 1) + at(index + whole + 1));
      result[from + index * step] = (sum + ends) / side;
      sum += at(index + whole + 1) - at(index - whole);
    }
  }
  return result;
}

/** Moved during exposure: the mean along a line of `length` pixels. */
export function moved(
  data: Float32Array,
  width: number,
  height: number,
  length: number,
  angle: number,
): Float32Array {
  const steps = Math.max(2, Math.ceil(length * 2));
  const [right, down] = [Math.cos(angle), Math.sin(angle)];
  const offsets = Array.from({ length: steps }, (_, index) => {
    const far = (index / (steps - 1) - 0.5) * length;
    return [Math.round(far * right), Math.round(far * down)] as const;
  });
  const result = new Float32Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (const [dx, dy] of offsets) {
        const [atX, atY] = [
          Math.max(0, Math.min(width - 1, x + dx)),
          Math.max(0, Math.min(height - 1, y + dy)),
        ];
        sum += data[atY * width + atX] as number;
      }
      result[y * width + x] = sum / steps;
    }
  }
  return result;
}

/** From light to bytes: exposure, a display's gamma, and a sensor's noise. */
export function noisy(data: Float32Array, exposure: number, noise: number, next: () => number): Uint8Array {
  return Uint8Array.from(data, (light) => {
    const value = 255 * Math.min(1, light * exposure) ** (1 / 1.6);
    const grain = (next() + next() + next() - 1.5) * 2 * noise;
    return Math.max(0, Math.min(255, Math.round(value + grain)));
  });
}

const COSINES = Float64Array.from({ length: 64 }, (_, index) => {
  const [frequency, at] = [index >> 3, index & 7];
  return Math.cos(((2 * at + 1) * frequency * Math.PI) / 16) * (frequency === 0 ? Math.sqrt(1 / 8) : 0.5);
});

/** As JPEG leaves it: each 8 × 8 block's frequencies in steps that grow with the frequency; `coarseness` 1 is usual. */
export function compressed({ width, height, data }: Luminance, coarseness: number): Luminance {
  const result = data.slice();
  const [block, half] = [new Float64Array(64), new Float64Array(64)];
  for (let top = 0; top + 8 <= height; top += 8) {
    for (let left = 0; left + 8 <= width; left += 8) {
      for (let index = 0; index < 64; index++)
        block[index] = data[(top + (index >> 3)) * width + left + (index & 7)] as number;
      transform(block, half, false);
      for (let index = 0; index < 64; index++) {
        const step = coarseness * (6 + 3 * ((index >> 3) + (index & 7)));
        block[index] = Math.round((block[index] as number) / step) * step;
      }
      transform(block, half, true);
      for (let index = 0; index < 64; index++) {
        const value = Math.max(0, Math.min(255, Math.round(block[index] as number)));
        result[(top + (index >> 3)) * width + left + (index & 7)] = value;
      }
    }
  }
  return { width, height, data: result };
}

function transform(block: Float64Array, half: Float64Array, isBack: boolean): void {
  for (const isFirst of [true, false]) {
    const [from, to] = isFirst ? [block, half] : [half, block];
    for (let row = 0; row < 8; row++) {
      for (let out = 0; out < 8; out++) {
        let sum = 0;
        for (let at = 0; at < 8; at++) {
          const cosine = COSINES[isBack ? at * 8 + out : out * 8 + at] as number;
          sum += (from[row * 8 + at] as number) * cosine;
        }
        // Turned over, so that the second time goes along the columns.
        to[out * 8 + row] = sum;
      }
    }
  }
}

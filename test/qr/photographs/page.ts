import type { Matrix } from '../drawn-code.ts';

/** A place with a soft or hard edge: a lamp's reflection, or a fault of the print. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly stretch: number;
  readonly angle: number;
  readonly strength: number;
}

/** A printed page, measured in modules from its top left corner. */
export interface Page {
  readonly size: number;
  /** How much light a place gives back: 0 none, 1 all. */
  readonly at: (x: number, y: number) => number;
}

export interface Print {
  readonly next: () => number;
  /** The quiet zone, in modules. */
  readonly margin: number;
  /** The page beyond the quiet zones. */
  readonly ground: number;
  /** How many faults each code has. */
  readonly faults: number;
}

/** Codes in rows on a page, with lines like print around them, and scratches, blots and tears over them. */
export function pageOf(codes: readonly Matrix[], { next, margin, ground, faults }: Print): Page {
  const between = (low: number, high: number) => low + (high - low) * next();
  const columns = Math.ceil(Math.sqrt(codes.length));
  const cell = Math.max(...codes.map(({ size }) => size)) + 2 * margin + 3;
  const size = columns * cell + 6;
  const [ink, paper] = [between(0.04, 0.25), between(0.7, 0.95)];
  const placed = codes.map((code, index) => ({
    code,
    left: 3 + (index % columns) * cell + margin + 1.5,
    top: 3 + Math.floor(index / columns) * cell + margin + 1.5,
    faults: Array.from({ length: faults }, () => faultOf(code.size, between, next)),
  }));
  const lines = Array.from({ length: 400 }, () => next() < 0.5);
  const at = (x: number, y: number): number => {
    for (const { code, left, top, faults: some } of placed) {
      const [u, v] = [x - left, y - top];
      const far = code.size + margin;
      if (u < -margin || v < -margin || u >= far || v >= far) continue;
      for (const fault of some) if (fault.covers(u, v)) return fault.isInk ? ink : paper;
      if (u < 0 || v < 0 || u >= code.size || v >= code.size) return paper;
      return code.modules[Math.floor(v) * code.size + Math.floor(u)] === 1 ? ink : paper;
    }
    const isPrint = (y < 2 || y > size - 2) && x > 0 && x < size && lines[Math.floor(x * 3) % 400];
    return isPrint ? ink : ground;
  };
  return { size, at };
}

interface Fault {
  readonly isInk: boolean;
  readonly covers: (u: number, v: number) => boolean;
}

function faultOf(size: number, between: (low: number, high: number) => number, next: () => number): Fault {
  const [x, y, angle] = [between(0, size), between(0, size), between(0, Math.PI)];
  const isInk = next() < 0.4;
  const [along, across] = [Math.cos(angle), Math.sin(angle)];
  const isScratch = next() < 0.5;
  const radius = between(0.03, 0.13) * size;
  const half = between(0.2, 0.8);
  const phase = between(0, 9);
  return {
    isInk,
    covers: (u, v) => {
      const [right, down] = [u - x, v - y];
      if (isScratch) return Math.abs(right * across - down * along + Math.sin(u / 3 + phase) * 0.4) < half;
      const wobble = 1 + 0.25 * Math.sin(5 * Math.atan2(down, right) + phase);
      return Math.hypot(right, down) < radius * wobble;
    },
  };
}

import type { CorrectionLevel } from './block-structure.ts';

/** Format information: ISO/IEC 18004:2015, 7.9: five bits, ten check bits of BCH(15,5), and a mask over them. */
export interface FormatInformation {
  readonly level: CorrectionLevel;
  readonly mask: number;
}

const LEVELS: readonly CorrectionLevel[] = ['M', 'L', 'H', 'Q'];
const MASK = 0b101010000010010;
const GENERATOR = 0b10100110111;

/** The fifteen bits of a format, most significant first. */
function formatBits(value: number): number {
  let rest = value << 10;
  for (let bit = 14; bit >= 10; bit--) if (rest & (1 << bit)) rest ^= GENERATOR << (bit - 10);
  return ((value << 10) | rest) ^ MASK;
}

/** The places (x, y) of bits 14 to 0, in both copies (figure 25). */
export function formatPlaces(size: number): readonly (readonly (readonly [number, number])[])[] {
  const aroundTopLeft = [
    ...[0, 1, 2, 3, 4, 5, 7, 8].map((x) => [x, 8] as const),
    ...[7, 5, 4, 3, 2, 1, 0].map((y) => [8, y] as const),
  ];
  const apart = [
    ...Array.from({ length: 7 }, (_, index) => [8, size - 1 - index] as const),
    ...Array.from({ length: 8 }, (_, index) => [size - 8 + index, 8] as const),
  ];
  return [aroundTopLeft, apart];
}

/** All 32 formats, the likeliest first. `darkness` of a module is above 0 where it is dark, further where it is surer. */
export function likeliestFormats(
  size: number,
  darkness: (x: number, y: number) => number,
): FormatInformation[] {
  const places = formatPlaces(size);
  const scored = Array.from({ length: 32 }, (_, value) => {
    const bits = formatBits(value);
    let score = 0;
    for (const copy of places) {
      copy.forEach(([x, y], index) => {
        const sure = darkness(x, y);
        score += bits & (1 << (14 - index)) ? sure : -sure;
      });
    }
    return { score, level: LEVELS[value >> 3] as CorrectionLevel, mask: value & 7 };
  });
  return scored.sort((a, b) => b.score - a.score).map(({ level, mask }) => ({ level, mask }));
}

/** Writes both copies of a format. */
export function drawFormat(
  size: number,
  { level, mask }: FormatInformation,
  set: (x: number, y: number, isDark: boolean) => void,
): void {
  const bits = formatBits((LEVELS.indexOf(level) << 3) | mask);
  for (const copy of formatPlaces(size)) {
    copy.forEach(([x, y], index) => {
      set(x, y, (bits & (1 << (14 - index))) !== 0);
    });
  }
}

/** Writes both copies of the version information (7.10) of a symbol that has it: version 7 and above. */
export function drawVersion(size: number, set: (x: number, y: number, isDark: boolean) => void): void {
  const version = (size - 17) / 4;
  if (version < 7) return;
  let rest = version << 12;
  for (let bit = 17; bit >= 12; bit--) if (rest & (1 << bit)) rest ^= 0b1111100100101 << (bit - 12);
  const bits = (version << 12) | rest;
  for (let bit = 0; bit < 18; bit++) {
    const [near, far] = [Math.floor(bit / 3), size - 11 + (bit % 3)];
    const isDark = (bits & (1 << bit)) !== 0;
    set(near, far, isDark);
    set(far, near, isDark);
  }
}

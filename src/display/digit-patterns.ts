/** Segments a to g as bits 0 to 6: a on top, then clockwise, g in the middle. */
export interface DigitPattern {
  readonly digit: number;
  readonly segments: number;
}

/** The digits as makers draw them: 6 and 9 with or without their ends, 7 with or without its hook. */
export const PATTERNS: readonly DigitPattern[] = [
  { digit: 0, segments: 0b0111111 },
  { digit: 1, segments: 0b0000110 },
  { digit: 2, segments: 0b1011011 },
  { digit: 3, segments: 0b1001111 },
  { digit: 4, segments: 0b1100110 },
  { digit: 5, segments: 0b1101101 },
  { digit: 6, segments: 0b1111101 },
  { digit: 6, segments: 0b1111100 },
  { digit: 7, segments: 0b0000111 },
  { digit: 7, segments: 0b0100111 },
  { digit: 8, segments: 0b1111111 },
  { digit: 9, segments: 0b1101111 },
  { digit: 9, segments: 0b1100111 },
];

/** The same segments seen upside down: a is where d was, b where e was, c where f was. */
export function turnedOver(segments: number): number {
  return ((segments << 3) & 0b0111000) | ((segments >> 3) & 0b0000111) | (segments & 0b1000000);
}

export function digitOf(segments: number): number | undefined {
  return PATTERNS.find((pattern) => pattern.segments === segments)?.digit;
}

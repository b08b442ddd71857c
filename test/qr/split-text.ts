import type { CodeContent } from '../../src/qr/split-code.ts';

/** An ASCII text as that many parts of a code, about as long as each other, as a decoder hands them over. */
export function splitCode(text: string, count: number): CodeContent[] {
  const bytes = new TextEncoder().encode(text);
  const parity = bytes.reduce((all, byte) => all ^ byte, 0);
  return Array.from({ length: count }, (_, index) => {
    const piece = bytes.slice((index * bytes.length) / count, ((index + 1) * bytes.length) / count);
    const part = { number: index + 1, count, parity, bytes: piece, text: new TextDecoder().decode(piece) };
    return { text: '', part };
  });
}

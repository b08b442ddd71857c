/**
 * Line ends of Unicode's own, and the signs that turn the direction of what stands around them (bidirectional marks,
 * embeddings, overrides, isolates): with them a text reads otherwise than it is.
 */
const DECEIVING = /[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** A text that a terminal does not obey and that reads as it is; its lines stay lines. */
export function plainText(text: string): string {
  return text.replace(/(?!\n)\p{Cc}/gu, '').replace(DECEIVING, '');
}

/** The same in one line, cut to a length in UTF-16 units: for what somebody else wrote, whatever its form. */
export function plainLine(text: string, longest: number): string {
  const line = plainText(text).replaceAll('\n', ' ');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

export interface TextLine {
  /** From 1. */
  readonly place: number;
  /** Without what ends it. */
  readonly line: string;
}

/** What is longer is no line of a list: it comes as it is up to here, and the rest of it is left out. */
const LONGEST_LINE = 256 * 1024;

/** The lines of a text that comes in pieces, one after the other. */
export function* linesOf(pieces: Iterable<string>): Generator<TextLine> {
  let place = 1;
  let rest = '';
  let mayPair = false;
  for (const piece of pieces) {
    // A line end of two characters may stand across two pieces.
    const text = mayPair && piece.startsWith('\n') ? piece.slice(1) : piece;
    if (piece !== '') mayPair = piece.endsWith('\r');
    const end = /\r\n|[\n\r\u2028\u2029]/g;
    let start = 0;
    for (let found = end.exec(text); found; found = end.exec(text)) {
      yield { place: place++, line: rest + text.slice(start, found.index) };
      rest = '';
      start = end.lastIndex;
    }
    if (rest.length < LONGEST_LINE) rest += text.slice(start);
  }
  yield { place, line: rest };
}

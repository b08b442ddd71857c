export interface TextLine {
  /** From 1. */
  readonly place: number;
  /** Without what ends it. */
  readonly line: string;
}

/** The lines of a text, one after the other: a text as long as a file is not cut up at one go. */
export function* linesOf(text: string): Generator<TextLine> {
  const end = /\r\n|[\n\r\u2028\u2029]/g;
  let start = 0;
  for (let place = 1; start <= text.length; place++) {
    const found = end.exec(text);
    yield { place, line: text.slice(start, found?.index) };
    if (!found) return;
    start = end.lastIndex;
  }
}

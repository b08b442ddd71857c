import { createReadStream } from 'node:fs';

const LINE_FEED = 0x0a;

/**
 * Each line of a file with its line feed, and at the end what has none. Nothing else ends a line: names may hold the
 * other separators of Unicode. `from`, `to`: the bytes to read, `to` not included.
 */
export async function* linesOf(
  path: string,
  from = 0,
  to = Number.POSITIVE_INFINITY,
): AsyncGenerator<Buffer> {
  if (to <= from) return;
  let rest: Buffer = Buffer.alloc(0);
  const stream = createReadStream(path, { start: from, end: to - 1, highWaterMark: 256 * 1024 });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED)) {
      yield bytes.subarray(0, end + 1);
      bytes = bytes.subarray(end + 1);
    }
    rest = bytes;
  }
  if (rest.length > 0) yield rest;
}

/**
 * Unpacks zlib data piece by piece, as it is asked for: whoever has enough stops, and nothing more is unpacked. Ends, and does
 * not throw, where the data is cut off or damaged. The engine's own unpacker: the same in Node and browsers.
 */
export async function* inflate(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array, void> {
  const stream = new DecompressionStream('deflate');
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  // Each write waits until there is room: the stream never holds more than a few pieces. Its failures come out of `read`.
  const feed = async () => {
    for (const piece of pieces) {
      for (let at = 0; at < piece.length; at += FED_AT_ONCE) {
        await writer.write(Uint8Array.from(piece.subarray(at, at + FED_AT_ONCE)));
      }
    }
    await writer.close();
  };
  const fed = feed().catch(() => {});
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }) as const);
      if (done || value === undefined) break;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
    await writer.abort().catch(() => {});
    await fed;
  }
}

/** A thousandfold of this, which is what zlib can make of it, is what waits at most. */
const FED_AT_ONCE = 16_384;

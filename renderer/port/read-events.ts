/** One event of a stream: its name ('message' where it has none) and its data. */
export interface StreamEvent {
  readonly name: string;
  readonly data: string;
}

/**
 * Reads a stream of events (text/event-stream, as Kiln's shells write it: LF alone, one `data` line an event) as it
 * comes. Resolves when the stream ends, rejects when it breaks. Not an EventSource, which sends no headers of ours.
 */
export async function readEvents(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  onEvent: (event: StreamEvent) => void,
): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    // Only what is new can hold the end, or complete it.
    const from = Math.max(0, rest.length - 1);
    rest += value;
    for (let end = rest.indexOf('\n\n', from); end >= 0; end = rest.indexOf('\n\n')) {
      const event = eventOf(rest.slice(0, end));
      rest = rest.slice(end + 2);
      if (event) onEvent(event);
    }
  }
}

/** Undefined for a comment, which only shows that the stream lives. */
function eventOf(block: string): StreamEvent | undefined {
  let name = 'message';
  let data: string | undefined;
  for (const line of block.split('\n')) {
    if (line.startsWith('event: ')) name = line.slice('event: '.length);
    else if (line.startsWith('data: ')) data = line.slice('data: '.length);
  }
  return data === undefined ? undefined : { name, data };
}

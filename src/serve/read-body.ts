import type { IncomingMessage } from 'node:http';

/** The whole body as text; undefined when it is longer than `mostBytes`, or breaks off. */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<string | undefined> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (!(declared <= mostBytes)) return undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > mostBytes) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  const body = Buffer.concat(chunks);
  const text = body.toString('utf8');
  // It may have held a seed or a passphrase.
  for (const bytes of [...chunks, body]) bytes.fill(0);
  return text;
}

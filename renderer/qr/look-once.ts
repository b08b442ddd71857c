import { Decoder } from './decoder.ts';
import type { Seen, Sight } from './decoder-protocol.ts';

/**
 * Looks at one thing, with views, in a worker of its own: what that took of memory is given back with it. `signal` ends it; then it
 * is a failure.
 */
export async function lookOnce(sight: Sight, signal: AbortSignal): Promise<Seen> {
  const decoder = new Decoder();
  const end = () => decoder.end();
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  const seen = await decoder.look(sight, { views: true });
  signal.removeEventListener('abort', end);
  end();
  return seen;
}

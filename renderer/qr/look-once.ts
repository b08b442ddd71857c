import { Decoder } from './decoder.ts';
import type { Seen, Sight } from './decoder-protocol.ts';

/** Looks at one thing, with views, in a worker of its own: what that took of memory is given back with it. */
export async function lookOnce(sight: Sight): Promise<Seen> {
  const decoder = new Decoder();
  const seen = await decoder.look(sight, { views: true });
  decoder.end();
  return seen;
}

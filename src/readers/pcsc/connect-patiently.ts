import type { HostReply } from './host-protocol.ts';
import { pause } from './pause.ts';
import { PcscCode } from './pcsc-codes.ts';
import type { ReaderHost } from './reader-host.ts';
import { withLimit } from './with-limit.ts';

const MOST_TRIES = 5;
const BETWEEN_TRIES_MILLISECONDS = 100;

/**
 * Connects through what passes by itself: a card that was reset says so once; Windows and macOS look at every new
 * card for a moment; and pcscd needs some milliseconds to take a card back from a process that was killed.
 * 'limit': no answer within that time, and the request still stands.
 */
export async function connectPatiently(
  host: ReaderHost,
  reader: string,
  limitMilliseconds: number,
): Promise<HostReply | 'limit'> {
  for (let tries = 1; ; tries++) {
    const reply = await withLimit(limitMilliseconds, host.ask({ do: 'connect', reader }));
    if (reply === 'limit' || reply.ok || tries === MOST_TRIES) return reply;
    if (reply.code === PcscCode.SHARING_VIOLATION) await pause(BETWEEN_TRIES_MILLISECONDS);
    else if (reply.code !== PcscCode.RESET_CARD) return reply;
  }
}

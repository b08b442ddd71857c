import type { Result } from '../base/result.ts';
import type { Command } from './command.ts';
import type { Response } from './response.ts';

/** Why no response came. The token may or may not have received and carried out the command. */
export type LinkFailure =
  /** The card was lifted, re-powered or its reader went away. */
  | { readonly code: 'link-lost'; readonly command: string }
  /** No answer within the command's time limit; the channel is of no further use. */
  | { readonly code: 'token-mute'; readonly command: string; readonly limitMilliseconds: number };

/**
 * The one port to a card: a connection that nobody else shares, from opening to closing.
 * After a LinkFailure every later `send` fails too: close, and open a new channel.
 */
export interface CardChannel {
  /** The reader the card lies on, as PC/SC names it. */
  readonly readerName: string;
  /** Sends one command. Fetching what `61XX` and `6CXX` announce is done below this port. */
  send(command: Command): Promise<Result<Response, LinkFailure>>;
  /** Lets the card go without resetting it. Never fails; may be called twice. */
  close(): Promise<void>;
}

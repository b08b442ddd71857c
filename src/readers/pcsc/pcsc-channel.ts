import type { CardChannel, LinkFailure } from '../../apdu/card-channel.ts';
import type { Command } from '../../apdu/command.ts';
import { exchange } from '../../apdu/exchange.ts';
import { parseResponse, type Response } from '../../apdu/response.ts';
import { fail, type Result, succeed } from '../../base/result.ts';
import type { ReaderHost } from './reader-host.ts';
import { withLimit } from './with-limit.ts';

/** What happened to a channel, for the one who opened it. */
export interface ChannelEvents {
  onMute(): void;
  /** The reader is free again; after a mute token this may be long after `close`. */
  onFreed(): void;
}

/** The link is lost; carries nothing, the command's label is all that is told. */
class LinkLost extends Error {}

/** A card held exclusively through the reader host. */
export class PcscChannel implements CardChannel {
  readonly readerName: string;
  readonly #host: ReaderHost;
  readonly #limitMilliseconds: number;
  readonly #events: ChannelEvents;
  #isUsable = true;
  #isMute = false;
  #closing: Promise<void> | undefined;

  constructor(readerName: string, host: ReaderHost, limitMilliseconds: number, events: ChannelEvents) {
    this.readerName = readerName;
    this.#host = host;
    this.#limitMilliseconds = limitMilliseconds;
    this.#events = events;
  }

  async send(command: Command): Promise<Result<Response, LinkFailure>> {
    const linkLost = { code: 'link-lost', command: command.label } as const;
    if (!this.#isUsable) return fail(linkLost);
    const bytes = await withLimit(this.#limitMilliseconds, this.#exchange(command.bytes));
    if (bytes === 'limit') {
      this.#isUsable = false;
      this.#isMute = true;
      this.#events.onMute();
      return fail({
        code: 'token-mute',
        command: command.label,
        limitMilliseconds: this.#limitMilliseconds,
      });
    }
    const response = bytes && parseResponse(bytes);
    if (response === undefined) {
      this.#isUsable = false;
      return fail(linkLost);
    }
    return succeed(response);
  }

  close(): Promise<void> {
    this.#isUsable = false;
    this.#closing ??= this.#disconnect();
    return this.#closing;
  }

  /** The whole response; undefined when the link was lost. */
  async #exchange(command: Uint8Array): Promise<Uint8Array | undefined> {
    try {
      return await exchange((bytes) => this.#transmit(bytes), command);
    } catch (error) {
      if (error instanceof LinkLost) return undefined;
      throw error;
    }
  }

  /** Any PC/SC error ends the connection: card gone, reset, reader gone, service gone, host gone. */
  async #transmit(bytes: Uint8Array): Promise<Uint8Array> {
    const reply = await this.#host.ask({ do: 'transmit', reader: this.readerName, bytes });
    if (!reply.ok) throw new LinkLost();
    return reply.bytes ?? new Uint8Array();
  }

  /** Behind a command that is still out, the host lets go only when the token has answered or gone. */
  async #disconnect(): Promise<void> {
    const freed = this.#host
      .ask({ do: 'disconnect', reader: this.readerName })
      .then(() => this.#events.onFreed());
    if (!this.#isMute) await withLimit(this.#limitMilliseconds, freed);
  }
}

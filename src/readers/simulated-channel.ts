import type { CardChannel, LinkFailure } from '../apdu/card-channel.ts';
import type { Command } from '../apdu/command.ts';
import { exchange } from '../apdu/exchange.ts';
import { parseResponse, type Response } from '../apdu/response.ts';
import type { Clock } from '../base/clock.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import { Cancellation } from '../simulator/cancellation.ts';
import type { CardPlace } from '../simulator/card-place.ts';

const NOTHING = new Uint8Array();

/** A connection to the card that lay on `place` when it was opened. It ends with the first lost answer. */
export class SimulatedChannel implements CardChannel {
  readonly readerName: string;
  readonly #place: CardPlace;
  readonly #clock: Clock;
  readonly #limitMilliseconds: number;
  readonly #onClose: () => void;
  /** The place's count at opening: another one means that this card is gone, or was gone in between. */
  readonly #count: number;
  #lost = false;
  #closed = false;

  constructor(
    readerName: string,
    place: CardPlace,
    clock: Clock,
    limitMilliseconds: number,
    onClose: () => void,
  ) {
    this.readerName = readerName;
    this.#place = place;
    this.#clock = clock;
    this.#limitMilliseconds = limitMilliseconds;
    this.#onClose = onClose;
    this.#count = place.count;
  }

  async send(command: Command): Promise<Result<Response, LinkFailure>> {
    let mute = false;
    const answer = await exchange(async (bytes) => {
      const response = await this.#transmit(bytes);
      mute = response === 'mute';
      return response instanceof Uint8Array ? response : NOTHING;
    }, command.bytes);
    const response = parseResponse(answer);
    if (response !== undefined) return succeed(response);
    this.#lost = true;
    if (!mute) return fail({ code: 'link-lost', command: command.label });
    return fail({ code: 'token-mute', command: command.label, limitMilliseconds: this.#limitMilliseconds });
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.cutOff();
    this.#onClose();
  }

  /** The reader or the service is gone: whatever is on its way is lost, and the card loses power. */
  cutOff(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#place.powerOff();
  }

  async #transmit(bytes: Uint8Array): Promise<Uint8Array | 'cut' | 'mute'> {
    if (this.#lost || this.#closed || this.#place.count !== this.#count) return 'cut';
    const answered = new Cancellation();
    const limit = this.#clock.sleep(this.#limitMilliseconds, answered).then(() => 'mute' as const);
    const outcome = await Promise.race([this.#place.transmit(bytes), limit]);
    answered.abort();
    return outcome;
  }
}

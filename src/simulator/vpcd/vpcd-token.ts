import { connect, type Socket } from 'node:net';
import type { Clock } from '../../base/clock.ts';
import { Cancellation } from '../cancellation.ts';
import { CardPlace } from '../card-place.ts';
import type { FaultPlan } from '../faults.ts';
import type { SimulatedCard } from '../simulated-card.ts';
import { Control, FrameSplitter, frame } from './frames.ts';

/** How long after a refused or broken connection the next one is tried. */
const RETRY_MILLISECONDS = 250;

export type VpcdState =
  /** Nothing lies there. */
  | 'lifted'
  /** What lies there sleeps. */
  | 'asleep'
  /** It lies there, and nobody listens on the port: pcscd does not run, or has no vpcd reader there. */
  | 'waiting'
  /** The reader has it. */
  | 'connected';

export interface VpcdOptions {
  readonly host: string;
  readonly port: number;
  readonly clock: Clock;
  /** Laid down at once when given. */
  readonly card?: SimulatedCard;
  readonly faults?: FaultPlan;
  readonly onChange?: (state: VpcdState) => void;
}

/**
 * Puts a simulated card on one of vpcd's readers, so that every PC/SC program on this machine sees it. It disappears
 * when lifted or asleep and comes back when laid down or woken, and finds pcscd again after a restart.
 */
export function connectToVpcd(options: VpcdOptions): VpcdToken {
  return new VpcdToken(options);
}

export class VpcdToken {
  readonly #options: VpcdOptions;
  readonly #place: CardPlace;
  readonly #endWatch: () => void;
  #lastCard: SimulatedCard | undefined;
  #socket: Socket | undefined;
  #retry: Cancellation | undefined;
  #told: VpcdState = 'lifted';
  #closed = false;

  constructor(options: VpcdOptions) {
    this.#options = options;
    this.#place = new CardPlace(options.clock);
    this.#endWatch = this.#place.watch(() => this.#follow());
    if (options.card !== undefined) this.lay(options.card, options.faults);
  }

  get state(): VpcdState {
    if (this.#place.state === 'empty') return 'lifted';
    if (this.#place.state === 'asleep') return 'asleep';
    return this.#socket !== undefined && !this.#socket.connecting ? 'connected' : 'waiting';
  }

  /**
   * Lays a card down, in place of what lies there; its faults count from its first command. Without a card: the one
   * that lay there last.
   */
  lay(card: SimulatedCard | undefined = this.#lastCard, faults?: FaultPlan): void {
    if (this.#closed) throw new Error('closed');
    if (card === undefined) throw new Error('there is no card to lay down');
    this.#lastCard = card;
    this.#place.lay(card, faults);
  }

  lift(): void {
    this.#place.lift();
  }

  /** Lifts the card and keeps nothing open. */
  close(): void {
    this.#closed = true;
    this.#endWatch();
    this.#place.lift();
    this.#disconnect();
  }

  /** Brings the connection into line with what lies there. */
  #follow(): void {
    // A change always means that the card was out of the field: the reader must see that, too.
    this.#disconnect();
    if (this.#place.state === 'ready' && !this.#closed) this.#connect();
    this.#tell();
  }

  #connect(): void {
    const socket = connect({ host: this.#options.host, port: this.#options.port, noDelay: true });
    this.#socket = socket;
    const splitter = new FrameSplitter();
    socket.on('connect', () => this.#tell());
    socket.on('data', (chunk) => {
      for (const content of splitter.push(chunk)) void this.#handle(socket, content);
    });
    // 'close' follows and does what is to be done.
    socket.on('error', () => {});
    socket.on('close', () => {
      if (this.#socket !== socket) return;
      this.#disconnect();
      this.#tell();
      this.#connectLater();
    });
  }

  #connectLater(): void {
    const retry = new Cancellation();
    this.#retry = retry;
    void this.#options.clock.sleep(RETRY_MILLISECONDS, retry).then(() => {
      if (!retry.aborted) this.#connect();
    });
  }

  #disconnect(): void {
    this.#retry?.abort();
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.destroy();
    this.#place.powerOff();
  }

  async #handle(socket: Socket, content: Uint8Array): Promise<void> {
    if (content.length !== 1) {
      const answer = await this.#place.transmit(content);
      if (answer !== 'cut') socket.write(frame(answer));
      return;
    }
    switch (content[0]) {
      case Control.POWER_OFF:
      case Control.RESET:
        this.#place.powerOff();
        return;
      case Control.GET_ATR:
        socket.write(frame(this.#place.card?.atr ?? new Uint8Array()));
        return;
      default:
        // Power on, and what vpcd does not send: the card is on as long as it lies there.
        return;
    }
  }

  #tell(): void {
    const state = this.state;
    if (state === this.#told) return;
    this.#told = state;
    this.#options.onChange?.(state);
  }
}

import type { Clock } from '../base/clock.ts';
import { Cancellation } from './cancellation.ts';
import type { CardReturn, Fault, FaultPlan } from './faults.ts';
import type { SimulatedCard } from './simulated-card.ts';
import { Watchers } from './watchers.ts';

/** What a reader makes of the place. */
export type PlaceState = 'empty' | 'asleep' | 'ready';

interface Laid {
  readonly plan: FaultPlan;
  card: SimulatedCard;
  commands: number;
  /** False after a cut, until the card is back. */
  inField: boolean;
  endWatch: () => void;
}

/**
 * The place on a reader where a card can lie, and the link to it with all its faults: what the in-process reader
 * and the vpcd door have in common.
 */
export class CardPlace {
  readonly #clock: Clock;
  readonly #watchers = new Watchers();
  #laid: Laid | undefined;
  #known: PlaceState = 'empty';
  #count = 0;
  #exchange: Cancellation | undefined;
  #return: Cancellation | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get state(): PlaceState {
    const laid = this.#laid;
    if (!laid?.inField) return 'empty';
    return laid.card.awake ? 'ready' : 'asleep';
  }

  /** The card that lies there, awake or not. */
  get card(): SimulatedCard | undefined {
    return this.#laid?.inField ? this.#laid.card : undefined;
  }

  /** Goes up with every change, so that the same state after two of them can be told from no change. */
  get count(): number {
    this.#notice();
    return this.#count;
  }

  /** Calls `listener` after every change. Returns the function that ends the watch. */
  watch(listener: () => void): () => void {
    return this.#watchers.add(listener);
  }

  /** Lays a card down, in place of what lay there. Faults count from its first command. */
  lay(card: SimulatedCard, plan: FaultPlan = {}): void {
    this.#takeAway();
    this.#laid = { plan, card, commands: 0, inField: false, endWatch: () => {} };
    this.#bring(this.#laid, card);
  }

  /** Takes away what lies there, and what would come back by itself. */
  lift(): void {
    this.#takeAway();
  }

  /** Ends the card's session, and what it was just doing; it stays where it is. */
  powerOff(): void {
    this.#endExchange();
    if (this.#laid?.inField) this.#laid.card.powerOff();
  }

  /**
   * Sends one command APDU. Gives the response APDU, or `cut` when there will be none: nothing awake lies there, or
   * it went away, lost power or fell asleep meanwhile. A mute card keeps the promise open until then.
   */
  async transmit(apdu: Uint8Array): Promise<Uint8Array | 'cut'> {
    const laid = this.#laid;
    if (this.#exchange !== undefined) throw new Error('a command is on its way already');
    if (laid === undefined || this.state !== 'ready') return 'cut';
    const exchange = new Cancellation();
    this.#exchange = exchange;
    try {
      const response = await this.#carry(laid, apdu, exchange);
      return exchange.aborted ? 'cut' : response;
    } finally {
      if (this.#exchange === exchange) this.#exchange = undefined;
    }
  }

  async #carry(laid: Laid, apdu: Uint8Array, exchange: Cancellation): Promise<Uint8Array | 'cut'> {
    laid.commands++;
    const faults = laid.plan.faults?.filter(({ command }) => command === laid.commands) ?? [];
    const halfDelay = (laid.plan.delayMilliseconds ?? 0) / 2;
    await this.#wait(halfDelay, exchange);
    for (const fault of faults) this.#beforeCommand(fault, laid);
    if (exchange.aborted) return 'cut';

    const arrives = !faults.some((fault) => 'carriedOut' in fault && !fault.carriedOut);
    const answer = arrives ? laid.card.answer(apdu) : new Uint8Array();
    for (const fault of faults) this.#afterCommand(fault, laid);

    if (faults.some(({ kind }) => kind === 'mute')) await exchange.happened();
    const extra = faults.reduce((sum, fault) => sum + (fault.kind === 'delay' ? fault.milliseconds : 0), 0);
    await this.#wait(halfDelay + extra, exchange);
    return faults.reduce(replaceAnswer, answer);
  }

  #beforeCommand(fault: Fault, laid: Laid): void {
    if (fault.kind === 'cut' && fault.when === 'before') this.#cut(laid, fault.back);
    if (fault.kind === 'sleep' && fault.when === 'before') laid.card.fallAsleep();
  }

  #afterCommand(fault: Fault, laid: Laid): void {
    if (fault.kind === 'cut' && fault.when === 'after') this.#cut(laid, fault.back);
    if (fault.kind === 'sleep' && fault.when === 'after') laid.card.fallAsleep();
  }

  /** Waits for the clock; also notices a token that fell asleep meanwhile. */
  async #wait(milliseconds: number, exchange: Cancellation): Promise<void> {
    if (milliseconds > 0 && !exchange.aborted) await this.#clock.sleep(milliseconds, exchange);
    this.#notice();
  }

  #cut(laid: Laid, back: CardReturn | undefined): void {
    this.#removeFromField(laid);
    if (back !== undefined) {
      const waiting = new Cancellation();
      this.#return = waiting;
      void this.#clock.sleep(back.afterMilliseconds, waiting).then(() => {
        if (!waiting.aborted) this.#bring(laid, back.card ?? laid.card);
      });
    }
    this.#notice();
  }

  #bring(laid: Laid, card: SimulatedCard): void {
    laid.card = card;
    laid.inField = true;
    laid.endWatch = card.watch(() => this.#notice());
    this.#notice();
  }

  #takeAway(): void {
    this.#return?.abort();
    if (this.#laid?.inField) this.#removeFromField(this.#laid);
    this.#laid = undefined;
    this.#notice();
  }

  #removeFromField(laid: Laid): void {
    laid.inField = false;
    laid.endWatch();
    laid.card.powerOff();
  }

  /** Compares the state with the one known last; whoever waits for an answer of a card that is gone waits no longer. */
  #notice(): void {
    const state = this.state;
    if (state === this.#known) return;
    this.#known = state;
    this.#count++;
    this.#endExchange();
    this.#watchers.tell();
  }

  #endExchange(): void {
    this.#exchange?.abort();
    this.#exchange = undefined;
  }
}

function replaceAnswer(answer: Uint8Array, fault: Fault): Uint8Array {
  if (fault.kind === 'status') return Uint8Array.of(fault.statusWord >> 8, fault.statusWord & 0xff);
  return fault.kind === 'response' ? fault.bytes : answer;
}

import type { CardPresence, ReaderState } from '../readers.ts';
import { PcscState } from './pcsc-codes.ts';

/** A reader taken for one channel of ours, from before it opens until the reader is free again. */
export interface Claim {
  readonly reader: string;
}

interface Row {
  /** SCARD_STATE bits as last reported; undefined while the reader is away. */
  state: number | undefined;
  cardCount: number;
  /** We hold the card, or held it when the last state was reported: EXCLUSIVE then means ourselves. */
  isOurs: boolean;
  claim: Claim | undefined;
  /** The token left a command unanswered, and the reader has not come back from it. */
  isStuck: boolean;
}

/** What is known of every reader that was ever seen; pure. */
export class ReaderTable {
  readonly #rows = new Map<string, Row>();

  /** A state as PC/SC reports it: SCARD_STATE bits, an event counter in the high 16 bits. */
  report(name: string, state: number): void {
    const row = this.#rows.get(name);
    if (row === undefined) {
      this.#rows.set(name, { state, cardCount: 0, isOurs: false, claim: undefined, isStuck: false });
      return;
    }
    row.cardCount += row.state === undefined ? 1 : cardEvents(row.state, state);
    row.state = state;
    if (row.claim === undefined && !(state & PcscState.EXCLUSIVE)) row.isOurs = false;
  }

  /** The reader was unplugged. */
  remove(name: string): void {
    const row = this.#rows.get(name);
    if (row !== undefined) row.state = undefined;
  }

  /** All readers and all that was open went away at once: the service, or the host. */
  removeAll(): void {
    for (const row of this.#rows.values()) {
      row.state = undefined;
      row.isOurs = row.isStuck = false;
      row.claim = undefined;
    }
  }

  has(name: string): boolean {
    return this.#rows.get(name)?.state !== undefined;
  }

  /** Takes the reader for one of our channels. Undefined when another one has it. */
  claim(name: string): Claim | undefined {
    const row = this.#rows.get(name);
    if (row === undefined || row.claim !== undefined) return undefined;
    row.isOurs = true;
    row.claim = { reader: name };
    return row.claim;
  }

  /** A claim from before the last `removeAll` is void, and so is its release. */
  release(claim: Claim): void {
    const row = this.#rowOf(claim);
    if (row === undefined) return;
    row.claim = undefined;
    row.isStuck = false;
  }

  /** The claim came to nothing: another program has the card. */
  releaseToOther(claim: Claim): void {
    const row = this.#rowOf(claim);
    if (row !== undefined) row.isOurs = false;
    this.release(claim);
  }

  markStuck(claim: Claim): void {
    const row = this.#rowOf(claim);
    if (row !== undefined) row.isStuck = true;
  }

  isStuck(name: string): boolean {
    return this.#rows.get(name)?.isStuck === true;
  }

  names(): string[] {
    return this.states().map(({ name }) => name);
  }

  /** The readers that are there now, by name. */
  states(): ReaderState[] {
    const states: ReaderState[] = [];
    for (const [name, row] of this.#rows) {
      if (row.state === undefined) continue;
      states.push({ name, card: presence(row.state, row), cardCount: row.cardCount });
    }
    return states.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  #rowOf(claim: Claim): Row | undefined {
    const row = this.#rows.get(claim.reader);
    return row?.claim === claim ? row : undefined;
  }
}

function presence(state: number, { isOurs, isStuck }: Row): CardPresence {
  const isThere = state & PcscState.PRESENT && !(state & (PcscState.UNAVAILABLE | PcscState.UNKNOWN));
  if (!isThere) return 'absent';
  if (isStuck || state & PcscState.MUTE) return 'mute';
  return state & PcscState.EXCLUSIVE && !isOurs ? 'in-use' : 'present';
}

/** How often a card was laid down or lifted between two states. macOS leaves the counter at 0; it may start anew. */
function cardEvents(before: number, after: number): number {
  const counted = (after >>> 16) - (before >>> 16);
  const isOtherCard = counted !== 0 || (before ^ after) & PcscState.PRESENT;
  return isOtherCard ? Math.max(counted, 1) : 0;
}

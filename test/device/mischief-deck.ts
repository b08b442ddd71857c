import type { Fault } from '../../src/simulator/faults.ts';
import type { SeededRandom } from '../seeded-random.ts';

/** What can go wrong with a token as it is laid down, and how often each is to happen in a hundred. */
const SHARES = {
  'cut-before': 5,
  'cut-after': 5,
  lifted: 5,
  asleep: 5,
  'falls-asleep': 5,
  'other-card': 5,
  'wrong-token': 5,
} as const;

export type Mischief = keyof typeof SHARES;

const KINDS = Object.keys(SHARES) as Mischief[];

/** Commands of a burn, from asking who it is to reading back. */
const COMMANDS = 6;

/**
 * Deals what goes wrong as cards are dealt, in an order by chance: in a hundred draws each happens as often as it
 * should, neither never nor always, whatever the seed.
 */
export class MischiefDeck {
  /** How often each was dealt. */
  readonly dealt: Record<Mischief, number>;
  readonly #random: SeededRandom;
  #cards: (Mischief | undefined)[] = [];

  constructor(random: SeededRandom) {
    this.#random = random;
    this.dealt = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Mischief, number>;
  }

  /** What goes wrong next; undefined: nothing. What `cannot` happen now happens as soon as it can. */
  draw(cannot: (kind: Mischief) => boolean): Mischief | undefined {
    for (;;) {
      const at = this.#cards.findIndex((card) => card === undefined || !cannot(card));
      if (at >= 0) {
        const [card] = this.#cards.splice(at, 1);
        if (card !== undefined) this.dealt[card] += 1;
        return card;
      }
      this.#cards.push(...this.#shuffled());
    }
  }

  /** What the card does then: at another command each time, so that after six of a kind all were hit. */
  faults(kind: Mischief | undefined): Fault[] {
    if (kind === undefined) return [];
    const times = this.dealt[kind];
    const command = (times % COMMANDS) + 1;
    const when = times % 2 === 0 ? 'before' : 'after';
    const back = { afterMilliseconds: this.#random.between(300, 1200) };
    switch (kind) {
      case 'cut-before':
        return [{ kind: 'cut', command, when: 'before', back }];
      case 'cut-after':
        return [{ kind: 'cut', command, when: 'after', back }];
      case 'lifted':
        return [{ kind: 'cut', command, when }];
      case 'falls-asleep':
        return [{ kind: 'sleep', command, when }];
      case 'asleep':
      case 'other-card':
      case 'wrong-token':
        return [];
    }
  }

  /** A hundred cards. */
  #shuffled(): (Mischief | undefined)[] {
    const bad = KINDS.flatMap((kind) => Array.from({ length: SHARES[kind] }, () => kind));
    const good = Array.from({ length: 100 - bad.length }, () => undefined);
    return [...bad, ...good]
      .map((card) => ({ card, place: this.#random.next() }))
      .sort((a, b) => a.place - b.place)
      .map(({ card }) => card);
  }
}

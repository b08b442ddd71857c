import type { ForgetFact, JournalEntry } from './journal-line.ts';

/**
 * Holds pseudonyms against the facts that account for them. Where somebody was forgotten, a later entry must say so;
 * where an entry says so, the name must be gone.
 */
export class Forgettings {
  /** Entries with a pseudonym that no fact has accounted for yet. */
  readonly #open = new Map<number, string>();
  #named: number | undefined;

  /** Takes a journal's next entry, whose chain is whole. */
  take({ number, fact, forgottenAs }: JournalEntry): void {
    if (forgottenAs !== undefined) this.#open.set(number, forgottenAs);
    if (!isForgetFact(fact)) return;
    for (const forgotten of fact.entries) {
      if (this.#open.get(forgotten) === fact.person) this.#open.delete(forgotten);
      else this.#name(forgotten);
    }
  }

  /** The first entry whose pseudonym nothing accounts for, or which has a name that was forgotten. */
  get firstFault(): number | undefined {
    const numbers = [...this.#open.keys(), ...(this.#named === undefined ? [] : [this.#named])];
    return numbers.length === 0 ? undefined : numbers.reduce((least, number) => Math.min(least, number));
  }

  #name(number: number): void {
    this.#named = Math.min(number, this.#named ?? number);
  }
}

export function isForgetFact(fact: JournalEntry['fact']): fact is ForgetFact {
  return (
    fact.kind === 'forget' &&
    typeof fact['person'] === 'string' &&
    Array.isArray(fact['entries']) &&
    fact['entries'].every(Number.isInteger)
  );
}

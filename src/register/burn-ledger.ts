import type { Fact, JournalEntry } from './journal-line.ts';

/** The last burn that changed, or may have changed, what a token holds. */
export interface LedgerBurn {
  readonly account: string;
  readonly issuer: string;
  /** ISO 8601, UTC: when it began. */
  readonly time: string;
  /** `unfinished`: Kiln was cut off in the middle; nobody knows what the token holds. */
  readonly outcome: 'untouched' | 'blank' | 'seeded' | 'verified' | 'unfinished';
  readonly operator: string;
}

interface OpenBurn {
  readonly serial: string;
  readonly burn: LedgerBurn;
  /** What the register said of the token before. */
  readonly before: LedgerBurn | undefined;
}

/** What the journal's entries, taken in order, say of each token. */
export class BurnLedger {
  readonly #tokens = new Map<string, LedgerBurn>();
  readonly #open = new Map<string, OpenBurn>();

  lastBurn(serial: string): LedgerBurn | undefined {
    return this.#tokens.get(serial);
  }

  /** Takes the next entry. Entries of other kinds are not its business. */
  apply({ fact, personal, time }: Pick<JournalEntry, 'fact' | 'personal' | 'time'>): void {
    const number = text(fact, 'burn');
    switch (fact.kind) {
      case 'burn':
        this.#open.set(number, {
          serial: text(fact, 'serial'),
          before: this.#tokens.get(text(fact, 'serial')),
          burn: {
            account: personal['account'] ?? '',
            issuer: text(fact, 'issuer'),
            operator: text(fact, 'operator'),
            outcome: 'unfinished',
            time,
          },
        });
        break;
      case 'burn-step':
        this.#keepOpen(number);
        break;
      case 'burn-end':
        this.#end(number, text(fact, 'outcome') as LedgerBurn['outcome']);
        break;
    }
  }

  /** From the login on, the next thing that happens to the token may be a write. */
  #keepOpen(number: string): void {
    const open = this.#open.get(number);
    if (open) this.#tokens.set(open.serial, open.burn);
  }

  #end(number: string, outcome: LedgerBurn['outcome']): void {
    const open = this.#open.get(number);
    if (open === undefined) return;
    this.#open.delete(number);
    if (outcome !== 'untouched') this.#tokens.set(open.serial, { ...open.burn, outcome });
    else if (open.before) this.#tokens.set(open.serial, open.before);
    else this.#tokens.delete(open.serial);
  }
}

function text(fact: Fact, name: string): string {
  const value = fact[name];
  return typeof value === 'string' ? value : '';
}

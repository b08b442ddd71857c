import type { Fact, Personal } from '../../src/register/journal-line.ts';
import { RegisterIndex } from '../../src/register/register-index.ts';

export const DAY = 86_400_000;
export const START = Date.UTC(2026, 0, 5, 9);

export const SERIAL = '86596100012345';

let burns = 0;

interface BurnOptions {
  readonly serial?: string;
  readonly account?: string;
  readonly issuer?: string;
  readonly operator?: string;
  readonly periodSeconds?: number;
  /** 'unfinished': Kiln was cut off after the step. */
  readonly outcome?: 'untouched' | 'blank' | 'seeded' | 'verified' | 'unfinished';
  readonly verification?: 'code' | 'by-eye' | 'none' | 'waived';
  readonly step?: string;
  readonly clockErrorBefore?: number;
}

/** An index that facts are given to as time passes, with the facts as the station writes them. */
export class Diary {
  readonly index = new RegisterIndex();
  readonly #desk: string;
  #number = 0;
  now = START;

  constructor(desk = '', index?: RegisterIndex) {
    this.#desk = desk;
    if (index) this.index = index;
  }

  after(days: number): this {
    this.now += days * DAY;
    return this;
  }

  add(fact: Fact, personal: Personal = {}): this {
    this.#number += 1;
    const time = new Date(this.now).toISOString();
    this.index.apply({ number: this.#number, time, fact, personal }, this.#desk);
    return this;
  }

  burn(options: BurnOptions = {}): this {
    const { serial = SERIAL, account = 'jo@example.org', issuer = 'Contoso', operator = 'meyer' } = options;
    const { outcome = 'verified', verification = 'code', step = 'confirmed', periodSeconds = 30 } = options;
    burns += 1;
    const burn = `burn-${burns}`;
    const config = { algorithm: 'SHA1', periodSeconds, displaySeconds: 30 };
    const desk = { operator, host: 'desk-1', reader: 'R' };
    const clockErrorSeconds = options.clockErrorBefore ?? 0;
    this.add(
      {
        kind: 'burn',
        burn,
        step: 'identified',
        serial,
        model: 'C301',
        issuer,
        ...config,
        ...desk,
        clockErrorSeconds,
      },
      { account },
    );
    if (outcome !== 'untouched' && step !== 'identified') this.add({ kind: 'burn-step', burn, step });
    if (outcome === 'unfinished') return this;
    const whole = outcome === 'seeded' || outcome === 'verified';
    return this.add({ kind: 'burn-end', burn, outcome, verification, ...(whole && { clockErrorAfter: 0 }) });
  }

  seen(clockErrorSeconds: number, serial = SERIAL): this {
    const desk = { operator: 'meyer', host: 'desk-1', reader: 'R' };
    return this.add({ kind: 'seen', serial, model: 'C301', clockErrorSeconds, ...desk });
  }

  mark(as: string, note = '', serial = SERIAL): this {
    return this.add({ kind: 'mark', serial, as, operator: 'santos', host: 'desk-2' }, { note });
  }

  get token() {
    const token = this.index.token(SERIAL);
    if (token === undefined) throw new Error('the token is not in the index');
    return token;
  }
}

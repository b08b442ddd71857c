import { randomUUID } from 'node:crypto';
import type { Result } from '../base/result.ts';
import type { BurnEvent } from '../burn/burn-event.ts';
import type { Outcome } from '../burn/outcome.ts';
import type { BurnPlan } from '../burn/plan.ts';
import type { JournalFailure } from '../register/journal.ts';
import type { Fact, Personal } from '../register/journal-line.ts';
import type { VerificationMode } from './check-code.ts';

/** The part of the journal that a burn writes to. */
export interface FactLog {
  append(fact: Fact, personal?: Personal): Promise<Result<void, JournalFailure>>;
}

/** Who burns, and where. */
export interface Desk {
  readonly operator: string;
  readonly host: string;
}

/** How a burn ended, as the journal keeps it. */
export interface BurnEnd {
  readonly outcome: Outcome;
  /** How the code was checked; `waived`: it was not to be. */
  readonly verification: VerificationMode | 'waived';
  readonly failure?: string;
  readonly clockErrorAfter?: number;
}

/** Writes one burn into the journal, step by step, under one number. Never a seed or a code. */
export class BurnRecord {
  readonly #log: FactLog;
  readonly #desk: Desk;
  readonly #plan: BurnPlan;
  readonly #reader: string;
  readonly #burn = randomUUID();
  #begun = false;

  constructor(log: FactLog, desk: Desk, plan: BurnPlan, reader: string) {
    this.#log = log;
    this.#desk = desk;
    this.#plan = plan;
    this.#reader = reader;
  }

  add(event: BurnEvent): Promise<Result<void, JournalFailure>> {
    const burn = this.#burn;
    switch (event.event) {
      case 'identified':
        return this.#begin(event);
      case 'step':
        return this.#log.append({ kind: 'burn-step', burn, step: event.step });
      case 'confirmed':
        return this.#log.append({
          kind: 'burn-step',
          burn,
          step: 'confirmed',
          clockErrorSeconds: event.clockErrorSeconds,
        });
      case 'interrupted':
      case 'resumed':
        return this.#log.append({ kind: `burn-${event.event}`, burn });
      case 'other-token':
        return this.#log.append({ kind: 'burn-other-token', burn, serial: event.serial });
    }
  }

  /** Nothing is written of a burn whose beginning is not in the journal: it ended before its token was touched. */
  async end(end: BurnEnd): Promise<Result<void, JournalFailure> | undefined> {
    return this.#begun ? this.#log.append({ kind: 'burn-end', burn: this.#burn, ...end }) : undefined;
  }

  async #begin(event: Extract<BurnEvent, { event: 'identified' }>): Promise<Result<void, JournalFailure>> {
    const { enrolment, config } = this.#plan;
    const { serial, model } = event.token;
    const begun = await this.#log.append(
      {
        kind: 'burn',
        burn: this.#burn,
        step: 'identified',
        serial,
        model,
        issuer: enrolment.issuer,
        ...config,
        ...this.#desk,
        reader: this.#reader,
        clockErrorSeconds: event.clockErrorSeconds,
      },
      { account: enrolment.account },
    );
    this.#begun = begun.ok;
    return begun;
  }
}

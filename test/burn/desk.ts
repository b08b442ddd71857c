import { randomBytes } from 'node:crypto';
import { Secret } from '../../src/base/secret.ts';
import { burn } from '../../src/burn/burn.ts';
import type { BurnEvent, BurnResult } from '../../src/burn/burn-event.ts';
import { type BurnPlan, planBurn } from '../../src/burn/plan.ts';
import type { Enrolment } from '../../src/otp/enrolment.ts';
import { SIMULATED_READER, SimulatedReaders } from '../../src/readers/simulated-readers.ts';
import type { Fault } from '../../src/simulator/faults.ts';
import type { SimulatedCard } from '../../src/simulator/simulated-card.ts';
import { SimulatedToken, type SimulatedTokenOptions } from '../../src/simulator/simulated-token.ts';
import { MODELS } from '../../src/tokens/token2/models.ts';
import { ManualClock } from '../simulator/manual-clock.ts';

/** RFC 4226's secret. */
export const SEED_TEXT = '12345678901234567890';

export function enrolmentOf(seed: string, more: Partial<Enrolment> = {}): Enrolment {
  const secret = new Secret(Buffer.from(seed));
  return {
    issuer: 'Contoso',
    account: 'jo',
    algorithm: 'SHA1',
    digits: 6,
    periodSeconds: 30,
    secret,
    ...more,
  };
}

export function planOf(enrolment: Enrolment): BurnPlan {
  const plan = planBurn(enrolment);
  if (!plan.ok) throw new Error(plan.failure.code);
  return plan.value;
}

/** A desk with one simulated reader, where time passes only as somebody waits. */
export class TestDesk {
  readonly clock = new ManualClock();
  readonly readers = new SimulatedReaders({ clock: this.clock });
  readonly events: BurnEvent[] = [];

  token(options: Partial<SimulatedTokenOptions> = {}): SimulatedToken {
    return new SimulatedToken({
      serial: '86596100012345',
      clock: this.clock,
      randomBytes: (length) => randomBytes(length),
      switchedOn: true,
      staysOn: true,
      ...options,
    });
  }

  lay(card: SimulatedCard, faults: readonly Fault[] = []): void {
    this.readers.lay(SIMULATED_READER, card, { faults });
  }

  burn(enrolment: Enrolment, more: Partial<Parameters<typeof burn>[0]> = {}): Promise<BurnResult> {
    return this.untilDone(
      burn({
        source: { readerName: SIMULATED_READER, open: () => this.readers.open(SIMULATED_READER) },
        plan: planOf(enrolment),
        models: MODELS,
        allowUnlisted: false,
        clock: this.clock,
        record: async (event) => {
          this.events.push(event);
          return { ok: true, value: undefined };
        },
        ...more,
      }),
    );
  }

  get steps(): string[] {
    return this.events.map((event) => (event.event === 'step' ? event.step : event.event));
  }

  /** Lets time pass until `work` is done. */
  async untilDone<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const end = () => {
      done = true;
    };
    work.then(end, end);
    while (!done) await this.clock.advance(20);
    return work;
  }
}

/** What a token holds, as text; undefined when it holds nothing. */
export function seedIn(token: SimulatedToken): string | undefined {
  return token.storedSeed()?.unwrap((bytes) => Buffer.from(bytes).toString());
}

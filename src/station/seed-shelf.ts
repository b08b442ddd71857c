import { randomUUID } from 'node:crypto';
import { fail, type Result, succeed } from '../base/result.ts';
import { type PlanFailure, planBurn } from '../burn/plan.ts';
import type { Warning } from '../ipc/failure.ts';
import type { SeedDescription } from '../ipc/seed.ts';
import type { Person } from '../ipc/state.ts';
import { encodeBase32 } from '../otp/base32.ts';
import type { Enrolment, HashAlgorithm } from '../otp/enrolment.ts';
import { type ReadSeedOptions, readSeed } from '../otp/read-seed.ts';
import type { SeedFailure } from '../otp/seed-failure.ts';
import { type CodesAround, canGenerateCodes, codesAround } from '../otp/totp.ts';
import { CLASSIC_MODELS, type Model } from '../tokens/token2/models.ts';
import { intendedNames } from './intended-names.ts';

/** Stands for a seed outside the station, which alone holds its bytes. */
export type SeedHandle = string & { readonly brand: 'SeedHandle' };

export interface ShelvedSeed {
  readonly handle: SeedHandle;
  readonly description: SeedDescription;
  readonly warnings: readonly Warning[];
}

/** How a text is to be read, and what the operator says against it. */
export interface SeedOrder extends Omit<ReadSeedOptions, 'serialPrefixes'> {
  readonly algorithm?: HashAlgorithm;
  readonly periodSeconds?: number;
}

/** Keeps the seeds that were handed in, each under a handle, until they are dropped and wiped. */
export class SeedShelf {
  readonly #models: () => readonly Model[];
  readonly #enrolments = new Map<SeedHandle, Enrolment>();

  constructor(models: () => readonly Model[]) {
    this.#models = models;
  }

  /** Reads what a person handed over; the seed stays here. */
  put(text: string, order: SeedOrder = {}): Result<ShelvedSeed, SeedFailure> {
    const serialPrefixes = [...this.#models(), ...CLASSIC_MODELS].map((model) => model.serialPrefix);
    const read = readSeed(text, { ...order, serialPrefixes });
    if (!read.ok) return fail(read.failure);
    const { kind } = read.value;
    const { enrolment, overridden } = override(read.value.enrolment, order);
    const bare = kind === 'base32' || kind === 'hex';
    const handle = randomUUID() as string as SeedHandle;
    this.#enrolments.set(handle, enrolment);
    const { issuer, account, algorithm, digits, periodSeconds, secret } = enrolment;
    return succeed({
      handle,
      description: { kind, issuer, account, algorithm, digits, periodSeconds, secretBytes: secret.length },
      warnings: bare ? read.value.warnings : [...read.value.warnings, ...overridden],
    });
  }

  /** The seed for whom it is to be: it gets the names that it lacks, and a warning where it is somebody else's. */
  intend(seed: ShelvedSeed, intended: Person | undefined): ShelvedSeed {
    const { names, warnings } = intendedNames(seed.description, intended);
    this.#enrolments.set(seed.handle, { ...this.get(seed.handle), ...names });
    return {
      ...seed,
      description: { ...seed.description, ...names },
      warnings: [...warnings, ...seed.warnings],
    };
  }

  /** Throws when the handle was dropped: shells must not keep handles of finished work. */
  get(handle: SeedHandle): Enrolment {
    const enrolment = this.#enrolments.get(handle);
    if (enrolment === undefined) throw new Error('no seed under this handle');
    return enrolment;
  }

  /** Why no token can carry the seed; known without one. */
  check(handle: SeedHandle): PlanFailure | undefined {
    const plan = planBurn(this.get(handle));
    return plan.ok ? undefined : plan.failure;
  }

  /** The codes of a seed at a time in seconds since 1970; undefined where its hash or digits have none here. */
  codes(handle: SeedHandle, unixSeconds: number): CodesAround | undefined {
    const enrolment = this.get(handle);
    return canGenerateCodes(enrolment) ? codesAround(enrolment, unixSeconds) : undefined;
  }

  /** The seed itself, in Base32, in groups of four: only because a person asked to see it. */
  reveal(handle: SeedHandle): string {
    return this.get(handle)
      .secret.unwrap(encodeBase32)
      .replace(/.{4}(?=.)/g, '$& ');
  }

  drop(handle: SeedHandle): void {
    this.#enrolments.get(handle)?.secret.wipe();
    this.#enrolments.delete(handle);
  }
}

function override(enrolment: Enrolment, order: SeedOrder): { enrolment: Enrolment; overridden: Warning[] } {
  const { algorithm = enrolment.algorithm, periodSeconds = enrolment.periodSeconds } = order;
  const overridden: Warning[] = [];
  if (algorithm !== enrolment.algorithm) overridden.push({ code: 'parameter-overridden', name: 'algorithm' });
  if (periodSeconds !== enrolment.periodSeconds)
    overridden.push({ code: 'parameter-overridden', name: 'period' });
  return { enrolment: { ...enrolment, algorithm, periodSeconds }, overridden };
}

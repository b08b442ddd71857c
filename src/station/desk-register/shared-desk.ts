import type { Clock } from '../../base/clock.ts';
import { type Result, succeed } from '../../base/result.ts';
import type { RegisterView } from '../../ipc/register.ts';
import type { ForgottenAnswer } from '../../register/answers.ts';
import type { Journal } from '../../register/journal.ts';
import type { SharedFailure } from '../../register/register-failure.ts';
import { readAddress } from '../../register/shared/read-address.ts';
import type { SharedRegister, SharedRegisterOptions } from '../../register/shared/shared-register.ts';
import type { Desk } from '../burn-record.ts';

const EVERY_MILLISECONDS = 2000;
const LONGEST_WAIT_MILLISECONDS = 30_000;

export interface SharedDeskOptions extends SharedRegisterOptions {
  /** How many entries this desk's journal has. */
  readonly entries?: () => Promise<number>;
  /** The view has changed. */
  readonly onChange?: () => void;
}

/** The register that this desk shares with others. The database's driver is loaded when it is first needed. */
export class SharedDesk {
  readonly #options: SharedDeskOptions;
  readonly #end = new AbortController();
  #loaded: Promise<SharedRegister> | undefined;
  #following: Promise<void> | undefined;
  #failure: SharedFailure | undefined;
  #waiting = 0;

  constructor(options: SharedDeskOptions) {
    this.#options = options;
  }

  /** Why this desk was behind when it last tried to catch up; undefined when it was not. */
  get failure(): SharedFailure | undefined {
    return this.#failure;
  }

  /** Catches up in both directions, once; why not, where that failed. */
  async sync(): Promise<SharedFailure | undefined> {
    const done = await (await this.#load()).sync();
    const before = JSON.stringify(this.view);
    this.#failure = done.ok ? undefined : done.failure;
    await this.#count();
    if (JSON.stringify(this.view) !== before) this.#options.onChange?.();
    return this.#failure;
  }

  /** How things stand, as interfaces show it. */
  get view(): NonNullable<RegisterView['shared']> {
    return { waiting: this.#waiting, ...(this.#failure && { failure: this.#failure }) };
  }

  /** The journal has grown: counts anew what waits. */
  async recount(): Promise<void> {
    const before = this.#waiting;
    await this.#count();
    if (this.#waiting !== before) this.#options.onChange?.();
  }

  async #count(): Promise<void> {
    const { entries } = this.#options;
    if (entries === undefined) return;
    const sent = await (await this.#load()).sent();
    // What cannot be read is for whoever asks the register to say.
    const written = await entries().catch(() => sent);
    this.#waiting = Math.max(0, written - sent);
  }

  async forget(account: string): Promise<Result<ForgottenAnswer, SharedFailure>> {
    return (await this.#load()).forget(account);
  }

  /** From now on catches up again and again, less often while that fails. */
  follow(clock: Clock): void {
    this.#following ??= this.#follow(clock);
  }

  async close(): Promise<void> {
    this.#end.abort();
    await (await this.#loaded)?.close();
    await this.#following;
  }

  async #follow(clock: Clock): Promise<void> {
    let wait = EVERY_MILLISECONDS;
    while (!this.#end.signal.aborted) {
      const failed = await this.sync();
      wait = failed ? Math.min(2 * wait, LONGEST_WAIT_MILLISECONDS) : EVERY_MILLISECONDS;
      await clock.sleep(wait, this.#end.signal);
    }
  }

  #load(): Promise<SharedRegister> {
    this.#loaded ??= import('../../register/shared/shared-register.ts').then(
      ({ SharedRegister }) => new SharedRegister(this.#options),
    );
    return this.#loaded;
  }
}

/** The shared register that KILN_REGISTER names; undefined where it names none. Nothing is connected yet. */
export function openShared(
  journal: Journal,
  desk: () => Desk,
  watch: Pick<SharedDeskOptions, 'entries' | 'onChange'> = {},
  address: string | undefined = process.env['KILN_REGISTER'],
): Result<SharedDesk | undefined, SharedFailure> {
  if (address === undefined || address === '') return succeed(undefined);
  const config = readAddress(address);
  return config.ok ? succeed(new SharedDesk({ config: config.value, journal, desk, ...watch })) : config;
}

/** Makes the database that KILN_REGISTER names a shared register, or brings it up to date. The version it has then. */
export async function setUpShared(
  address: string | undefined = process.env['KILN_REGISTER'],
): Promise<Result<number, SharedFailure>> {
  const config = readAddress(address ?? '');
  if (!config.ok) return config;
  const { setUpAt } = await import('../../register/shared/database.ts');
  return setUpAt(config.value);
}

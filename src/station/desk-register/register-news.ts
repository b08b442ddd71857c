import type { Clock } from '../../base/clock.ts';
import { journalVersion } from '../../register/journal-version.ts';

const EVERY_MILLISECONDS = 1000;

export interface RegisterNewsOptions {
  readonly journalPath: string;
  readonly clock: Clock;
  /** The register knows more, or something else, than before. */
  readonly onChange: () => void;
}

/** Notices when the register changes, whoever changed it: this Kiln, another one on this machine, or another desk. */
export class RegisterNews {
  readonly #options: RegisterNewsOptions;
  readonly #end = new AbortController();
  #version: string | undefined;
  #changes = 0;
  #following: Promise<void> | undefined;

  constructor(options: RegisterNewsOptions) {
    this.#options = options;
  }

  /** Grows with every change. */
  get changes(): number {
    return this.#changes;
  }

  /** Looks at once: something was written here. */
  async look(): Promise<void> {
    const version = await journalVersion(this.#options.journalPath);
    const before = this.#version;
    this.#version = version;
    if (before === undefined || before === version || this.#end.signal.aborted) return;
    this.#changes += 1;
    this.#options.onChange();
  }

  /** From now on looks again and again. */
  follow(): void {
    this.#following ??= this.#follow();
  }

  async close(): Promise<void> {
    this.#end.abort();
    await this.#following;
  }

  async #follow(): Promise<void> {
    const { signal } = this.#end;
    while (!signal.aborted) {
      await this.look();
      await this.#options.clock.sleep(EVERY_MILLISECONDS, signal);
    }
  }
}

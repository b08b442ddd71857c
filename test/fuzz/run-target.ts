import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import type { Attack, Target } from './target.ts';
import { TurnMeter } from './turn-meter.ts';

export interface Crash {
  readonly target: string;
  /** Brings it again: `npm run fuzz -- --seed N TARGET`. */
  readonly seed: number;
  /** The smallest input that was found. */
  readonly input: string;
  readonly error: string;
}

/** What attacking one target has shown by now. */
export class TargetRun {
  readonly name: string;
  readonly crashes: Crash[] = [];
  readonly meter = new TurnMeter();
  /** How many inputs it tries before the next target has its turn. */
  readonly batch: number;
  inputs = 0;
  /** The most bytes that the process had behind any input. */
  mostBytes = 0;
  readonly #measuresTurns: boolean;
  readonly #attack: Attack;

  private constructor({ name, share }: Target, attack: Attack, measuresTurns: boolean) {
    this.name = name;
    this.#measuresTurns = measuresTurns;
    this.batch = Math.max(1, Math.round(share / 10));
    this.#attack = attack;
  }

  /** Turns are measured by looking at the clock in every one, which costs a processor. */
  static async start(target: Target, measuresTurns: boolean): Promise<TargetRun> {
    return new TargetRun(target, await target.start(), measuresTurns && !target.isTimeless);
  }

  /** Tries so many inputs that a seed makes, and shrinks the first one that breaks a promise. */
  async try(seed: number, inputs: number): Promise<void> {
    const property = this.#attack.property(
      async () => {
        this.inputs += 1;
        await nextTurn();
        if (this.#measuresTurns) this.meter.start();
      },
      () => {
        this.meter.stop();
        this.mostBytes = Math.max(this.mostBytes, process.memoryUsage.rss());
      },
    );
    const outcome = await fc.check(property, { seed, numRuns: inputs });
    if (!outcome.failed) return;
    const [input] = outcome.counterexample ?? [];
    const error = outcome.errorInstance;
    this.crashes.push({
      target: this.name,
      seed,
      input: this.#attack.show(input),
      error: error instanceof Error ? (error.stack ?? String(error)) : String(error),
    });
  }

  /** Begins to count anew: what came before was only to have everything loaded. */
  forget(): void {
    this.inputs = 0;
    this.mostBytes = 0;
    this.meter.longestMilliseconds = 0;
  }

  end(): Promise<void> {
    return this.#attack.end();
  }
}

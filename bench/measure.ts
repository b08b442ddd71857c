/** What one round took, in milliseconds, by part; `total` is the whole of it. */
export type Round = { readonly total: number } & { readonly [part: string]: number };

/** What many rounds took, in milliseconds. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly rounds: number;
}

const WARM_UP_ROUNDS = 3;

/**
 * Runs the sides in turn, ABAB, so that a machine that drifts does so for all of them, after rounds that count for
 * nothing. Each side's round says itself what it took, so that getting ready for one costs nothing.
 */
export async function interleave<Side extends string>(
  rounds: number,
  sides: Readonly<Record<Side, () => Promise<Round>>>,
): Promise<Record<Side, Round[]>> {
  const names = Object.keys(sides) as Side[];
  const taken = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Side, Round[]>;
  for (let round = -WARM_UP_ROUNDS; round < rounds; round++) {
    for (const name of names) {
      const took = await sides[name]();
      if (round >= 0) taken[name].push(took);
    }
  }
  return taken;
}

/** The median and the 95th percentile (nearest rank) of one part of the rounds. Throws a RangeError without any. */
export function spreadOf(rounds: readonly Round[], part = 'total'): Spread {
  const sorted = rounds.map((round) => round[part] ?? Number.NaN).sort((a, b) => a - b);
  return { median: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), rounds: sorted.length };
}

function percentile(sorted: readonly number[], share: number): number {
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined || Number.isNaN(value)) throw new RangeError('nothing was measured');
  return Math.round(value * 1000) / 1000;
}

/** A stopwatch for the parts of one round. */
export class Parts<Part extends string> {
  readonly #taken: Record<Part, number>;

  constructor(names: readonly Part[]) {
    this.#taken = Object.fromEntries(names.map((name) => [name, 0])) as Record<Part, number>;
  }

  /** Adds what `work` takes to a part. */
  async time<Value>(part: Part, work: () => Promise<Value>): Promise<Value> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.#taken[part] += performance.now() - start;
    }
  }

  /** The round with its parts, and as `rest` what none of them explains. */
  round(total: number): Round {
    const known = Object.values<number>(this.#taken).reduce((sum, part) => sum + part, 0);
    return { total, ...this.#taken, rest: total - known };
  }
}

// @module-tag heavy
import { expect, it } from 'vitest';
import { SEED } from '../parts/seed.ts';
import { TargetRun } from './run-target.ts';
import { TARGETS } from './targets.ts';

/*
 * A small share of `npm run fuzz`, the same in every run. A crash says its seed and the smallest input that was found.
 * How long turns take is measured there: here, other tests run beside.
 */
it.each(TARGETS.map((target) => [target.name, target] as const))(
  '%s: whatever comes in, no promise is broken',
  async (_, target) => {
    const run = await TargetRun.start(target, false);
    try {
      await run.try(SEED, target.share);
    } finally {
      await run.end();
    }
    expect(run.crashes).toEqual([]);
    expect(run.inputs).toBe(target.share);
  },
  120_000,
);

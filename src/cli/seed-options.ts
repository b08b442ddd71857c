import { type Result, succeed } from '../base/result.ts';
import type { UsageFailure } from '../ipc/usage-failure.ts';
import type { SeedOrder } from '../station/seed-shelf.ts';
import { numberIn, oneOf, text, usage, type Values } from './arguments.ts';

/** The options of every command that takes a seed. */
export const SEED_OPTIONS = {
  stdin: { type: 'boolean' },
  account: { type: 'string' },
  hex: { type: 'boolean' },
  algorithm: { type: 'string' },
  period: { type: 'string' },
} as const;

const ALGORITHMS = { sha1: 'SHA1', sha256: 'SHA256' } as const;

export function readSeedOptions(values: Values): Result<SeedOrder, UsageFailure> {
  const algorithm = oneOf(values, 'algorithm', ['sha1', 'sha256']);
  if (!algorithm.ok) return algorithm;
  const period = numberIn(values, 'period', 30, 60);
  if (!period.ok) return period;
  if (period.value !== undefined && period.value !== 30 && period.value !== 60) {
    return usage({ reason: 'not-one-of', option: '--period', allowed: ['30', '60'] });
  }
  const account = text(values, 'account');
  return succeed({
    format: values['hex'] === true ? 'hex' : 'auto',
    ...(account !== undefined && { account }),
    ...(algorithm.value !== undefined && { algorithm: ALGORITHMS[algorithm.value] }),
    ...(period.value !== undefined && { periodSeconds: period.value }),
  });
}

import type { ColumnProfile } from './column-profile.ts';
import type { ColumnReason, SeedReading } from './list-columns.ts';
import type { ListField } from './list-field.ts';

/** Characters of a seed of ten bytes in Base32. */
export const SHORTEST_SEED = 16;

export interface SeedColumn {
  readonly field: ListField | undefined;
  readonly why?: ColumnReason;
  readonly header: string;
  /** A person says how secrets are written. */
  readonly secretFormat: 'base32' | 'hex' | undefined;
}

/** Hexadecimal or Base32 is a question of the whole column, unless a person or its name says it. */
export function readingOf(
  profile: ColumnProfile,
  { field, why, header, secretFormat }: SeedColumn,
): SeedReading | 'unclear' {
  if (field === 'uri') return 'otpauth';
  if (field === 'secretHex' && why === 'chosen') return 'hex';
  if (field === 'secret' && secretFormat) return secretFormat;
  if (profile.hexOnly !== profile.base32Only) return profile.hexOnly > profile.base32Only ? 'hex' : 'base32';
  if (field === 'secretHex') return 'hex';
  if (/base ?32|b32/i.test(header)) return 'base32';
  if (profile.hexOnly > 0) return 'base32';
  // No cell is whole, or each of them fits both.
  if (profile.count('hex') > 0) return 'unclear';
  return profile.filled > 0 && profile.share('near-hex') > 0.5 ? 'hex' : 'base32';
}

/** Enough of a column's cells look like seeds, spoilt ones included. */
export function holdsSeeds(profile: ColumnProfile | undefined): boolean {
  return profile !== undefined && profile.share('seed-like', 'otpauth') >= 0.4;
}

/** One cell at least is whole, or all are nearly so: then each of them can say which character is wrong. */
export function readsAsSeed(profile: ColumnProfile | undefined): boolean {
  if (!profile) return false;
  const isNear = profile.share('near-base32') === 1 || profile.share('near-hex') === 1;
  return isNear || profile.count('hex') + profile.count('base32') > 0;
}

import type { ColumnProfile } from './column-profile.ts';
import type { ColumnReason, ColumnRival } from './list-columns.ts';
import { type HeaderMeaning, type ListField, SEED_FIELDS } from './list-field.ts';
import { holdsSeeds } from './seed-column.ts';

/** A column, and what became of it. */
export interface DecidedColumn {
  readonly profile: ColumnProfile | undefined;
  /** What its name means. */
  readonly meaning: HeaderMeaning | undefined;
  readonly field: ListField | undefined;
  readonly why: ColumnReason | undefined;
  readonly isUnclear: boolean;
  /** A person has said what it means, or that it means nothing. */
  readonly isSaid: boolean;
  /** Another column has the same name. */
  readonly isTwice: boolean;
  /** It holds passwords, or what people write beside them. */
  readonly isPassword: boolean;
}

/** What counts although no column is taken for it: something is taken for granted then, or made. */
const UNSAID: readonly ListField[] = ['digits', 'period', 'uri'];

/** What, beside the seed, decides which codes a token shows, or which token it is. */
const RIVALLED: readonly ListField[] = ['algorithm', 'digits', 'period', 'serial'];

/** Columns whose names mean what is taken from another one, and which may say something else; a person's word settles it. */
export function rivalsOf(columns: readonly DecidedColumn[]): ColumnRival[] {
  return columns.flatMap(({ meaning, field, isTwice, isSaid, profile }, index) => {
    if (!meaning || field !== undefined || isTwice || isSaid) return [];
    const mayDiffer = SEED_FIELDS.includes(meaning.field)
      ? holdsSeeds(profile)
      : RIVALLED.includes(meaning.field);
    return mayDiffer && isTaken(columns, meaning.field) ? [{ index, field: meaning.field }] : [];
  });
}

/**
 * Columns whose names say nothing, and whose cells look like what is taken from another one: seeds, otpauth texts anywhere in
 * them, hashes, digits, periods, serials.
 */
export function straysOf(columns: readonly DecidedColumn[]): ColumnRival[] {
  return columns.flatMap((column, index) => {
    const { field, isUnclear, isSaid, isTwice } = column;
    const looked = straysIn(column);
    if (looked === undefined || field !== undefined || isUnclear || isSaid || isTwice) return [];
    const mayCount = UNSAID.includes(looked) ? !isChosen(columns, looked) : isTaken(columns, looked);
    return mayCount ? [{ index, field: looked }] : [];
  });
}

function straysIn({ profile, isPassword, meaning }: DecidedColumn): ListField | undefined {
  if (!profile || profile.filled === 0) return undefined;
  if (profile.count('otpauth') + profile.count('holds-otpauth') > 0) return 'uri';
  if (isPassword || meaning) return undefined;
  if (profile.share('seed-like') >= 0.2) return 'secret';
  if (profile.share('algorithm') >= 0.5) return 'algorithm';
  if (profile.share('serial') >= 0.5) return 'serial';
  if (profile.share('period') >= 0.5) return 'period';
  if (profile.isConstant && profile.share('period-like') === 1 && profile.share('digits-like') === 0)
    return 'period';
  return profile.share('digits') === 1 ? 'digits' : undefined;
}

/** Some column is taken for it, and not because a person said so. */
function isTaken(columns: readonly DecidedColumn[], field: ListField): boolean {
  return takenFor(columns, field).length > 0 && !isChosen(columns, field);
}

function isChosen(columns: readonly DecidedColumn[], field: ListField): boolean {
  return takenFor(columns, field).some(({ why }) => why === 'chosen');
}

function takenFor(columns: readonly DecidedColumn[], field: ListField): readonly DecidedColumn[] {
  const same = SEED_FIELDS.includes(field) ? SEED_FIELDS : [field];
  return columns.filter((each) => each.field !== undefined && same.includes(each.field));
}

import { cleanName } from '../../otp/account-label.ts';
import { fieldOfHeader, type ListField, plainHeader } from './list-field.ts';

/** A column of a CSV, and what it is taken for. */
export interface ListColumn {
  /** From 0. */
  readonly index: number;
  /** As its header names it; '' where the file has no header. */
  readonly name: string;
  readonly field: ListField | undefined;
  /** Another column has the very same header: which of them counts has to be said by hand. */
  readonly duplicate: boolean;
}

/** By column, from 0: what it means. Undefined: nothing. Columns beyond the end mean nothing. */
export type ColumnChoice = readonly (ListField | undefined)[];

/** Whether the first line names columns: one name that is known is enough, but not where a value stands beside it. */
export function isHeader(cells: readonly string[]): boolean {
  return cells.some((cell) => fieldOfHeader(cell) !== undefined) && !cells.some(isValue);
}

/** Of several columns for one field the best name counts; with equal names the first one does, and is marked. */
export function columnsOfHeader(cells: readonly string[], choice?: ColumnChoice): ListColumn[] {
  const plain = cells.map(plainHeader);
  const known = cells.map(fieldOfHeader);
  const taken = known.map((mine, index) => {
    if (mine === undefined) return undefined;
    const better = known.some(
      (other, at) =>
        other?.field === mine.field && (other.rank < mine.rank || (other.rank === mine.rank && at < index)),
    );
    return better ? undefined : mine.field;
  });
  return cells.map((cell, index) => ({
    index,
    name: shortName(cell),
    field: choice ? choice[index] : taken[index],
    duplicate:
      choice === undefined &&
      plain[index] !== '' &&
      plain.indexOf(plain[index] ?? '') !== plain.lastIndexOf(plain[index] ?? ''),
  }));
}

/** Without a header: what the values look like. `# version: 2` puts user, resolver and realm first. */
export function columnsOfValues(
  lines: readonly (readonly string[])[],
  options: { readonly choice?: ColumnChoice; readonly privacyIdea2?: boolean },
): ListColumn[] {
  const width = Math.max(...lines.map((line) => line.length), 0);
  const guessed: (ListField | undefined)[] = [];
  for (let index = 0; index < width; index++) {
    const field = fieldOfValues(lines.map((line) => line[index] ?? ''));
    guessed.push(field !== undefined && !guessed.includes(field) ? field : undefined);
  }
  const byOrder: readonly (ListField | undefined)[] = options.privacyIdea2
    ? ['user', undefined, 'realm', 'serial', 'secretHex', 'type', 'digits', 'period']
    : isPrivacyIdea(guessed)
      ? ['serial', 'secretHex', 'type', 'digits', 'period']
      : guessed;
  const fields = options.choice ?? byOrder;
  return Array.from({ length: width }, (_, index) => ({
    index,
    name: '',
    field: fields[index],
    duplicate: false,
  }));
}

/** serial, key, totp, 6|8, 30|60: the word `totp` gives it away, and says that the key before it is in hex. */
function isPrivacyIdea(guessed: readonly (ListField | undefined)[]): boolean {
  return guessed[2] === 'type';
}

const LOOKS: readonly (readonly [ListField, RegExp])[] = [
  ['uri', /^otpauth:/i],
  ['type', /^[ht]otp$/i],
  ['user', /^[^\s@]+@[^\s@]+$/],
  ['serial', /^\d{13,14}$|^\d[.,]\d+E\+\d+$/i],
  ['secret', /^(?=.*[A-Z])[A-Z2-7 ]{16,128}=*$/i],
  ['algorithm', /^(?:hmac)?[-_]?sha-?(?:1|256|512)$/i],
  ['period', /^(?:30|60)$/],
  ['digits', /^[68]$/],
];

function fieldOfValues(values: readonly string[]): ListField | undefined {
  const filled = values.filter((value) => value !== '');
  if (filled.length === 0) return undefined;
  return LOOKS.find(([, look]) => filled.every((value) => look.test(value)))?.[0];
}

/** Something that no header is: a person's address, a serial, a seed, a URI. */
function isValue(cell: string): boolean {
  return /@|^\d{6,}$|^otpauth/i.test(cell) && fieldOfHeader(cell) === undefined;
}

/** Headers are shown; a seed in the first line of a file without one must not be. */
function shortName(cell: string): string {
  const name = cleanName(cell);
  return fieldOfHeader(cell) !== undefined || name.length <= 15 ? name : `${name.slice(0, 14)}…`;
}

import { base32nopad } from '@scure/base';
import type { Secret } from '../../base/secret.ts';
import { cleanName } from '../../otp/account-label.ts';
import type { HashAlgorithm, TotpParameters } from '../../otp/enrolment.ts';
import { hashAlgorithmOfName } from '../../otp/key-uri.ts';
import { readSeed } from '../../otp/read-seed.ts';
import { checkSecretSize, takeSecret } from '../../otp/secret-size.ts';
import type { CsvDialect } from './csv-dialects.ts';
import type { ListField } from './list-field.ts';
import type { RowFault } from './list-problem.ts';
import type { ListRow } from './list-row.ts';

/** A row as it was read, and what was found wrong in reading it. */
export interface ReadRow {
  readonly row: ListRow;
  readonly faults: readonly FieldFault[];
}

export interface FieldFault {
  readonly field?: ListField;
  /** The column's index, where it is not the one of the field. */
  readonly column?: number;
  readonly fault: RowFault;
}

export interface CellOptions {
  /** Where a row does not say. */
  readonly defaults: TotpParameters;
  /** A person said the period of rows that do not say. */
  readonly periodGiven?: boolean;
  /** The fields whose bare secrets are hexadecimal; others are Base32. */
  readonly hexFields: readonly ListField[];
  /** The program whose list it is, which may mean more than it says. */
  readonly dialect?: CsvDialect;
  /** The first digits of known tokens' serial numbers. */
  readonly serialPrefixes: readonly string[];
}

/** What nearly all rows have: one for all of them. */
export const NO_FAULTS: readonly FieldFault[] = [];

/** Makes a row of the cells of one line, by what they mean. */
export function readCells(
  cells: ReadonlyMap<ListField, string>,
  place: number,
  options: CellOptions,
): ReadRow {
  const { defaults } = options;
  const faults: FieldFault[] = [];
  const blame = (field: ListField, fault: RowFault) => void faults.push({ field, fault });
  const text = (field: ListField) => cleanName(cells.get(field) ?? '');

  const [secretField, secretText] = secretCell(cells);
  const isHex = options.hexFields.includes(secretField) && !/^["'<]*[a-z][a-z\d-]*:/i.test(secretText);
  const plain = isHex ? undefined : plainBase32(secretText);
  const seed = plain || secretText === '' ? undefined : readSeedCell(secretText, isHex, options);
  if (seed && !seed.ok) blame(secretField, seed.failure);
  if (seed?.ok) for (const warning of seed.value.warnings) blame(secretField, warning);
  const uri = seed?.ok && seed.value.kind === 'otpauth' ? seed.value.enrolment : undefined;
  judgeType(text('type'), blame);
  const secret = plain ?? (seed?.ok ? seed.value.enrolment.secret : undefined);

  const inUri = (seed?.ok && seed.value.said) || [];
  const said = uri ?? { ...defaults, algorithm: algorithmOfSize(secret, options) ?? defaults.algorithm };
  const algorithm = readAlgorithm(text('algorithm'), said.algorithm, blame, inUri.includes('algorithm'));
  const digits = readNumber('digits', text('digits'), said.digits, blame, inUri.includes('digits'));
  const isPeriodSaid = options.periodGiven || inUri.includes('period');
  const periodSeconds = readNumber('period', text('period'), said.periodSeconds, blame, isPeriodSaid);
  // Which of the two counts, the URI or what stands beside it, nobody can know.
  const differs = {
    algorithm: algorithm !== said.algorithm,
    digits: digits !== said.digits,
    period: periodSeconds !== said.periodSeconds,
  };
  for (const field of inUri) {
    if (differs[field]) blame(field, { code: 'column-unclear', reason: 'contradicts' });
  }
  return {
    row: {
      place,
      user: text('user') || (uri?.account ?? ''),
      userId: text('userId'),
      issuer: text('issuer') || (uri?.issuer ?? ''),
      serial: serialOf(text('serial')),
      manufacturer: text('manufacturer'),
      model: text('model'),
      realm: text('realm'),
      algorithm,
      digits,
      periodSeconds,
      secret,
      secretGiven: secretText !== '',
    },
    faults: faults.length > 0 ? faults : NO_FAULTS,
  };
}

function readSeedCell(text: string, isHex: boolean, { serialPrefixes }: CellOptions) {
  const body = isHex ? text.replace(/^0x/i, '') : text;
  return readSeed(body, { format: isHex ? 'hex' : 'auto', serialPrefixes });
}

function secretCell(
  cells: ReadonlyMap<ListField, string>,
): readonly ['secret' | 'secretHex' | 'uri', string] {
  for (const field of ['secret', 'secretHex', 'uri'] as const) {
    const text = withoutApostrophe(cells.get(field) ?? '');
    if (text !== '') return [field, text];
  }
  return ['secret', ''];
}

/** It keeps spreadsheets from taking a cell for a number; what the register exports has it, too. */
function withoutApostrophe(text: string): string {
  return /^'[\da-z][^']*$/i.test(text) ? text.slice(1) : text;
}

/** As it is printed on the token, and as people write it in groups. */
function serialOf(text: string): string {
  const serial = withoutApostrophe(text).replace(/\s/g, '');
  const digits = serial.replaceAll('-', '');
  return /^\d{13,14}$/.test(digits) ? digits : serial;
}

/**
 * A seed as nearly all lists have it, 16 bytes or more in capital letters, read as `readSeed` would read it but in a
 * tenth of the time; undefined for anything else, and for what is wrong in any way.
 */
function plainBase32(text: string): Secret | undefined {
  if (!/^(?=.*[A-Z])[A-Z2-7]{26,101}$/.test(text)) return undefined;
  try {
    const secret = takeSecret(base32nopad.decode(text));
    return checkSecretSize(secret).ok ? secret : undefined;
  } catch {
    return undefined;
  }
}

/** privacyIDEA's lists say the hash by the key's length, and by nothing else. Source: importotp.py, parseOATHcsv. */
function algorithmOfSize(secret: Secret | undefined, { dialect }: CellOptions): HashAlgorithm | undefined {
  if (dialect !== 'privacyidea' || secret === undefined) return undefined;
  return secret.length === 32 ? 'SHA256' : undefined;
}

type Blame = (field: ListField, fault: RowFault) => void;

/** What programs write where they know nothing. */
export function saysNothing(text: string): boolean {
  return /^(?:none|null|nil|undefined|unknown|unbekannt|n\/?a|nan|[-–—?]+)$/i.test(text);
}

function judgeType(text: string, blame: Blame): void {
  if (text === '' || saysNothing(text) || /^(?:oath[-_ ]?)?(?:totp|time(?:[- ]based)?)$/i.test(text)) return;
  if (/hotp|event|counter/i.test(text)) blame('type', { code: 'hotp' });
  else blame('type', { code: 'no-totp', name: harmless(text) });
}

function readAlgorithm(name: string, otherwise: HashAlgorithm, blame: Blame, isSaid: boolean): HashAlgorithm {
  if (saysNothing(name)) {
    if (!isSaid) blame('algorithm', { code: 'assumed-value', text: harmless(name), value: otherwise });
    return otherwise;
  }
  const algorithm = name === '' ? otherwise : hashAlgorithmOfName(name);
  if (algorithm === undefined) {
    blame('algorithm', { code: 'unsupported-algorithm', name: harmless(name) });
  }
  return algorithm ?? otherwise;
}

/** `30`, and what people and spreadsheets make of it: `30s`, `30 sec`, `30.0`. `isSaid`: a person knows it. */
function readNumber(
  field: 'digits' | 'period',
  text: string,
  otherwise: number,
  blame: Blame,
  isSaid = false,
): number {
  if (text === '') return otherwise;
  if (saysNothing(text)) {
    if (!isSaid) blame(field, { code: 'assumed-value', text: harmless(text), value: String(otherwise) });
    return otherwise;
  }
  const unit = field === 'period' ? 's|secs?|seconds?|sek|sekunden' : 'digits?|stellen|stellig';
  const [, number] = new RegExp(`^(\\d{1,9})(?:[.,]0+)?[\\s-]*(?:${unit})?\\.?$`, 'i').exec(text) ?? [];
  if (number !== undefined && Number(number) > 0) return Number(number);
  blame(field, { code: 'not-a-number', text: harmless(text) });
  return otherwise;
}

/** 12 characters hold every value in use, and no secret that can be used. */
export function harmless(text: string): string {
  return /^[\p{L}\p{N} ._/+,-]{1,12}$/u.test(text) ? text : '';
}

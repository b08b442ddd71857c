import { base32nopad } from '@scure/base';
import type { Secret } from '../../base/secret.ts';
import { cleanName } from '../../otp/account-label.ts';
import type { HashAlgorithm, TotpParameters } from '../../otp/enrolment.ts';
import { hashAlgorithmOfName } from '../../otp/key-uri.ts';
import { readSeed } from '../../otp/read-seed.ts';
import { checkSecretSize, takeSecret } from '../../otp/secret-size.ts';
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
  readonly fault: RowFault;
}

export interface CellOptions {
  /** Where a row does not say. */
  readonly defaults: TotpParameters;
  /** Bare secrets are hexadecimal. */
  readonly hex: boolean;
  /** The first digits of known tokens' serial numbers. */
  readonly serialPrefixes: readonly string[];
}

/** Makes a row of the cells of one line, by what they mean. */
export function readCells(
  cells: ReadonlyMap<ListField, string>,
  place: number,
  { defaults, hex, serialPrefixes }: CellOptions,
): ReadRow {
  const faults: FieldFault[] = [];
  const blame = (field: ListField, fault: RowFault) => void faults.push({ field, fault });
  const text = (field: ListField) => cleanName(cells.get(field) ?? '');

  const [secretField, secretText] = secretCell(cells);
  const format = (hex && secretField === 'secret') || secretField === 'secretHex' ? 'hex' : 'auto';
  const plain = format === 'auto' ? plainBase32(secretText) : undefined;
  const seed = plain || secretText === '' ? undefined : readSeed(secretText, { format, serialPrefixes });
  if (seed && !seed.ok) blame(secretField, seed.failure);
  if (seed?.ok) for (const warning of seed.value.warnings) blame(secretField, warning);
  const uri = seed?.ok && seed.value.kind === 'otpauth' ? seed.value.enrolment : undefined;
  if (/^hotp$/i.test(text('type'))) blame('type', { code: 'hotp' });

  return {
    row: {
      place,
      user: text('user') || (uri?.account ?? ''),
      userId: text('userId'),
      issuer: text('issuer') || (uri?.issuer ?? ''),
      // The apostrophe keeps spreadsheets from taking it for a number; what the register exports has it, too.
      serial: text('serial').replace(/\s|^\s*'(?=\d)/g, ''),
      manufacturer: text('manufacturer'),
      model: text('model'),
      realm: text('realm'),
      algorithm: readAlgorithm(text('algorithm'), uri?.algorithm ?? defaults.algorithm, blame),
      digits: readNumber('digits', text('digits'), uri?.digits ?? defaults.digits, blame),
      periodSeconds: readNumber(
        'period',
        text('period'),
        uri?.periodSeconds ?? defaults.periodSeconds,
        blame,
      ),
      secret: plain ?? (seed?.ok ? seed.value.enrolment.secret : undefined),
      secretGiven: secretText !== '',
    },
    faults,
  };
}

function secretCell(
  cells: ReadonlyMap<ListField, string>,
): readonly ['secret' | 'secretHex' | 'uri', string] {
  for (const field of ['secret', 'secretHex', 'uri'] as const) {
    const text = cells.get(field) ?? '';
    if (text !== '') return [field, text];
  }
  return ['secret', ''];
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

type Blame = (field: ListField, fault: RowFault) => void;

function readAlgorithm(name: string, otherwise: HashAlgorithm, blame: Blame): HashAlgorithm {
  const algorithm = name === '' ? otherwise : hashAlgorithmOfName(name);
  if (algorithm === undefined) {
    blame('algorithm', { code: 'unsupported-algorithm', name: harmless(name) });
  }
  return algorithm ?? otherwise;
}

/** `30`, and what people and spreadsheets make of it: `30s`, `30 sec`, `30.0`. */
function readNumber(field: 'digits' | 'period', text: string, otherwise: number, blame: Blame): number {
  if (text === '') return otherwise;
  const [, number] = /^(\d{1,9})(?:[.,]0+)?\s*(?:s|sec|seconds|sek|sekunden)?\.?$/i.exec(text) ?? [];
  if (number !== undefined && Number(number) > 0) return Number(number);
  blame(field, { code: 'not-a-number', text: harmless(text) });
  return otherwise;
}

/** 12 characters hold every value in use, and no secret that can be used. */
export function harmless(text: string): string {
  return /^[\p{L}\p{N} ._/+,-]{1,12}$/u.test(text) ? text : '';
}

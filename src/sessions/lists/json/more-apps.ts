import { type Result, succeed } from '../../../base/result.ts';
import { encodeBase32 } from '../../../otp/base32.ts';
import type { ListFailure } from '../list-problem.ts';
import type { JsonEntry } from './json-entry.ts';
import { listAt, textAt, valueAt } from './json-value.ts';
import { unknownOf } from './unknown-values.ts';

/** An app whose backups are plain lists of accounts. */
interface PlainApp {
  readonly format: 'andotp' | 'raivo' | 'freeotp' | 'proton';
  readonly fits: (json: unknown) => boolean;
  readonly read: (json: unknown) => Promise<Result<Iterable<JsonEntry>, ListFailure>>;
}

/**
 * Sources: andOTP's wiki (Backup format), Raivo's export in its source, FreeOTP+'s TokenPersistence, Proton Authenticator's
 * export.
 */
export const PLAIN_APPS: readonly PlainApp[] = [
  app('andotp', undefined, ['secret', 'label', 'type', 'last_used'], andOtp),
  app('raivo', undefined, ['secret', 'account', 'kind', 'timer'], raivo),
  app('freeotp', 'tokens', ['secret', 'label', 'type', 'algo'], freeOtp),
  app('proton', 'entries', ['content'], proton),
];

function app(
  format: PlainApp['format'],
  list: string | undefined,
  properties: readonly string[],
  entryOf: (json: unknown) => JsonEntry,
): PlainApp {
  const accounts = (json: unknown) => (list === undefined ? listAt(json) : listAt(json, list));
  return {
    format,
    fits: (json) => {
      const first = accounts(json)?.[0];
      return first !== undefined && properties.every((name) => valueAt(first, name) !== undefined);
    },
    read: async (json) => succeed(entriesOf(accounts(json) ?? [], entryOf)),
  };
}

function* entriesOf(
  accounts: readonly unknown[],
  entryOf: (json: unknown) => JsonEntry,
): Generator<JsonEntry> {
  for (const account of accounts) yield entryOf(account);
}

function andOtp(json: unknown): JsonEntry {
  const known = ['secret', 'issuer', 'label', 'digits', 'type', 'algorithm', 'period', 'counter'];
  return {
    cells: {
      type: textAt(json, 'type'),
      user: textAt(json, 'label'),
      issuer: textAt(json, 'issuer'),
      secret: textAt(json, 'secret'),
      algorithm: textAt(json, 'algorithm'),
      digits: textAt(json, 'digits'),
      period: textAt(json, 'period'),
    },
    others: unknownOf(json, known),
  };
}

function raivo(json: unknown): JsonEntry {
  const known = ['issuer', 'account', 'secret', 'algorithm', 'digits', 'kind', 'timer', 'counter'];
  return {
    cells: {
      type: textAt(json, 'kind'),
      user: textAt(json, 'account'),
      issuer: textAt(json, 'issuer'),
      secret: textAt(json, 'secret'),
      algorithm: textAt(json, 'algorithm'),
      digits: textAt(json, 'digits'),
      period: textAt(json, 'timer'),
    },
    others: unknownOf(json, known),
  };
}

function freeOtp(json: unknown): JsonEntry {
  const known = ['algo', 'counter', 'digits', 'issuerExt', 'issuerInt', 'label', 'period', 'secret', 'type'];
  return {
    cells: {
      type: textAt(json, 'type'),
      user: textAt(json, 'label'),
      issuer: textAt(json, 'issuerExt'),
      secret: secretOfNumbers(json),
      algorithm: textAt(json, 'algo'),
      digits: textAt(json, 'digits'),
      period: textAt(json, 'period'),
    },
    others: unknownOf(json, known),
  };
}

/** Java's bytes, which have a sign; anything else reads as no seed. */
function secretOfNumbers(json: unknown): string {
  const numbers = listAt(json, 'secret') ?? [];
  const areBytes = numbers.every(
    (number) => Number.isInteger(number) && Math.abs(Number(number) + 0.5) < 256,
  );
  if (numbers.length === 0 || !areBytes) return textAt(json, 'secret');
  return encodeBase32(Uint8Array.from(numbers.map((number) => Number(number) & 255)));
}

function proton(json: unknown): JsonEntry {
  return { cells: { uri: textAt(json, 'content', 'uri'), type: protonType(json) } };
}

function protonType(json: unknown): string {
  const type = textAt(json, 'content', 'entry_type');
  return /^totp$/i.test(type) ? '' : type;
}

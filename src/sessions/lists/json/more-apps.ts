import { type Result, succeed } from '../../../base/result.ts';
import { encodeBase32 } from '../../../otp/base32.ts';
import type { ListField } from '../list-field.ts';
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

/** An account whose texts stand under these names. `more`: what the app writes besides, and nothing has to ask about. */
function account(
  json: unknown,
  names: Readonly<Partial<Record<ListField, string>>>,
  more: readonly string[],
): JsonEntry {
  const cells = Object.entries(names).map(([field, name]) => [field, textAt(json, name)]);
  const known = [...Object.values(names), ...more];
  return { cells: Object.fromEntries(cells), others: unknownOf(json, known) };
}

const PLAIN = { type: 'type', user: 'label', issuer: 'issuer', secret: 'secret' } as const;
const PARAMETERS = { algorithm: 'algorithm', digits: 'digits', period: 'period' } as const;

function andOtp(json: unknown): JsonEntry {
  return account(json, { ...PLAIN, ...PARAMETERS }, ['counter']);
}

function raivo(json: unknown): JsonEntry {
  const names = { ...PLAIN, ...PARAMETERS, type: 'kind', user: 'account', period: 'timer' };
  return account(json, names, ['counter']);
}

function freeOtp(json: unknown): JsonEntry {
  const names = { ...PLAIN, ...PARAMETERS, issuer: 'issuerExt', algorithm: 'algo' };
  const { cells, ...read } = account(json, names, ['counter', 'issuerInt']);
  return { ...read, cells: { ...cells, secret: secretOfNumbers(json) } };
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

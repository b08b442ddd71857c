import { PbfReader } from 'pbf';
import { readAccountNames } from './account-label.ts';
import { DEFAULT_PARAMETERS, type Enrolment, type HashAlgorithm } from './enrolment.ts';
import { takeSecret } from './secret-size.ts';
import type { SeedWarning } from './seed-failure.ts';

export interface TransferAccount {
  /** A counter-based account (`hotp`) has no codes that depend on time: its enrolment only names it. */
  readonly type: 'totp' | 'hotp';
  readonly enrolment: Enrolment;
  readonly warnings: readonly SeedWarning[];
}

/** One of the `size` codes that an export is shown as. `index` counts from 0. */
export interface TransferCode {
  readonly accounts: readonly TransferAccount[];
  readonly batch: { readonly id: number; readonly index: number; readonly size: number };
}

const WIRE_VARINT = 0;
const WIRE_BYTES = 2;

/** Google shows ten accounts a code: more parts than this come from no phone. */
const MOST_PARTS = 1000;

// Enumerations of the message; 0 is "unspecified". Not a word of it is published; these agree across
// https://github.com/qistoph/otp_export (OtpMigration.proto) and Aegis (google_auth.proto). Exporters that write the
// number of digits itself exist, too.
const ALGORITHMS = new Map<number, HashAlgorithm>([
  [0, DEFAULT_PARAMETERS.algorithm],
  [1, 'SHA1'],
  [2, 'SHA256'],
  [3, 'SHA512'],
  [4, 'MD5'],
]);
const DIGITS = new Map([
  [0, DEFAULT_PARAMETERS.digits],
  [1, 6],
  [2, 8],
  [3, 7],
  [6, 6],
  [7, 7],
  [8, 8],
]);
const TYPES = new Map<number, 'totp' | 'hotp'>([
  [0, 'totp'],
  [1, 'hotp'],
  [2, 'totp'],
]);

/**
 * Decodes the MigrationPayload message: 1 otp_parameters (repeated), 3 batch_size, 4 batch_index, 5 batch_id.
 * Undefined when the bytes are no such message.
 */
export function decodeTransferPayload(bytes: Uint8Array): TransferCode | undefined {
  const accounts: TransferAccount[] = [];
  const batch = { id: 0, index: 0, size: 1 };
  try {
    readMessage(bytes, (field, reader) => {
      if (field === 1) accounts.push(readAccount(takeBytes(reader)));
      else if (field === 3) batch.size = takeNumber(reader);
      else if (field === 4) batch.index = takeNumber(reader);
      else if (field === 5) batch.id = takeNumber(reader);
    });
    checkBatch(batch);
    return { accounts, batch };
  } catch {
    for (const account of accounts) account.enrolment.secret.wipe();
    return undefined;
  }
}

/** OtpParameters: 1 secret, 2 name, 3 issuer, 4 algorithm, 5 digits, 6 type. No period: it is always 30 s. */
function readAccount(bytes: Uint8Array): TransferAccount {
  const strings = { name: '', issuer: '' };
  const numbers = { algorithm: 0, digits: 0, type: 0 };
  let secretBytes = new Uint8Array();
  readMessage(bytes, (field, reader) => {
    if (field === 1) secretBytes = takeBytes(reader);
    else if (field === 2) strings.name = takeString(reader);
    else if (field === 3) strings.issuer = takeString(reader);
    else if (field === 4) numbers.algorithm = takeNumber(reader);
    else if (field === 5) numbers.digits = takeNumber(reader);
    else if (field === 6) numbers.type = takeNumber(reader);
  });
  const { issuer, account, warnings } = readAccountNames(strings.name, strings.issuer);
  return {
    type: lookUp(TYPES, numbers.type),
    enrolment: {
      issuer,
      account,
      algorithm: lookUp(ALGORITHMS, numbers.algorithm),
      digits: lookUp(DIGITS, numbers.digits),
      periodSeconds: DEFAULT_PARAMETERS.periodSeconds,
      secret: takeSecret(secretBytes),
    },
    warnings,
  };
}

/** Calls `readField` at each field, and throws where a field reaches past the end, which PbfReader lets pass. */
function readMessage(bytes: Uint8Array, readField: (field: number, reader: PbfReader) => void): void {
  const reader = new PbfReader(bytes);
  reader.readFields((field) => readField(field, reader), undefined);
  if (reader.pos > reader.length) throw new RangeError('cut short');
}

function takeBytes(reader: PbfReader): Uint8Array<ArrayBuffer> {
  if (reader.type !== WIRE_BYTES) throw new TypeError('another type of field');
  return reader.readBytes() as Uint8Array<ArrayBuffer>;
}

function takeString(reader: PbfReader): string {
  if (reader.type !== WIRE_BYTES) throw new TypeError('another type of field');
  return reader.readString();
}

function takeNumber(reader: PbfReader): number {
  if (reader.type !== WIRE_VARINT) throw new TypeError('another type of field');
  return reader.readVarint(true);
}

function lookUp<Value>(values: ReadonlyMap<number, Value>, key: number): Value {
  const value = values.get(key);
  if (value === undefined) throw new RangeError('a value from another version');
  return value;
}

function checkBatch({ index, size }: TransferCode['batch']): void {
  if (size < 1 || size > MOST_PARTS || index < 0 || index >= size) throw new RangeError('no such part');
}

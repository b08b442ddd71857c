import { Secret } from '../../base/secret.ts';
import type { SessionRow } from '../session-row.ts';
import type { SessionSettings } from '../session-settings.ts';
import type { SessionName } from '../session-state.ts';
import type { SessionStep } from '../session-step.ts';

/*
 * What stands in a record: a length (4), so many bytes of JSON, and then the rows' seeds one after the other, as bytes:
 * no seed is ever a text here, so that what was read or written can be wiped.
 */

/** A record's meaning. `rows` come in their order; `ready` ends what was written at once, steps follow it. */
export type SessionRecord =
  | {
      readonly kind: 'session';
      readonly name: SessionName;
      readonly settings: SessionSettings;
      readonly rows: number;
    }
  | { readonly kind: 'rows'; readonly rows: readonly SessionRow[] }
  | { readonly kind: 'ready' }
  | { readonly kind: 'steps'; readonly time: string; readonly steps: readonly SessionStep[] };

/** A row as JSON has it. */
interface StoredRow extends Omit<SessionRow, 'secret'> {
  /** Bytes of its seed; 0 where it has none. */
  readonly secret: number;
}

/** The bytes of a record. Seeds are in them: to be wiped when they are sealed. */
export function recordBytes(record: SessionRecord): Buffer {
  if (record.kind !== 'rows') return withSeeds(Buffer.from(JSON.stringify(record)), []);
  const rows = record.rows.map((row): StoredRow => ({ ...row, secret: row.secret?.length ?? 0 }));
  const secrets = record.rows.flatMap(({ secret }) => (secret ? [secret] : []));
  return withSeeds(Buffer.from(JSON.stringify({ kind: 'rows', rows })), secrets);
}

function withSeeds(json: Buffer, secrets: readonly Secret[]): Buffer {
  const seeds = secrets.reduce((sum, { length }) => sum + length, 0);
  const bytes = Buffer.alloc(4 + json.length + seeds);
  bytes.writeUInt32BE(json.length);
  json.copy(bytes, 4);
  let at = 4 + json.length;
  for (const secret of secrets) {
    secret.unwrap((seed) => bytes.set(seed, at));
    at += secret.length;
  }
  return bytes;
}

/** The record that these bytes are; they are wiped. They come from a sealed file, so they are what was written. */
export function readRecord(bytes: Buffer): SessionRecord {
  const jsonLength = bytes.readUInt32BE();
  const record = JSON.parse(bytes.toString('utf8', 4, 4 + jsonLength));
  if (record.kind !== 'rows') return record;
  let at = 4 + jsonLength;
  const rows = (record.rows as StoredRow[]).map((row): SessionRow => {
    const length = row.secret;
    const secret = length > 0 ? new Secret(Uint8Array.from(bytes.subarray(at, at + length))) : undefined;
    at += length;
    return { ...row, secret };
  });
  bytes.fill(0);
  return { kind: 'rows', rows };
}

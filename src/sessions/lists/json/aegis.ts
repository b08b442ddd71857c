import { createDecipheriv, scrypt } from 'node:crypto';
import { fail, type Result, succeed } from '../../../base/result.ts';
import { decodePieces } from '../decode-text.ts';
import type { ListFailure } from '../list-problem.ts';
import type { JsonEntry } from './json-entry.ts';
import { listAt, numberAt, textAt, valueAt } from './json-value.ts';
import { parseJson } from './parse-json.ts';
import { unknownOf } from './unknown-values.ts';

/** What the derivation of a key may take: Aegis's own (N = 2^15, r = 8) takes 32 MB. */
const MOST_MEMORY_BYTES = 256 * 1024 * 1024;
const PASSWORD_SLOT = 1;

/** Whether it is a vault of Aegis, plain or encrypted. Source: Aegis's docs/vault.md. */
export function isAegis(json: unknown): boolean {
  return valueAt(json, 'header') !== undefined && valueAt(json, 'db') !== undefined;
}

/** The entries of a vault; `password` opens an encrypted one. */
export async function readAegis(
  json: unknown,
  password: string | undefined,
): Promise<Result<Iterable<JsonEntry>, ListFailure>> {
  const database = await databaseOf(json, password);
  if (!database.ok) return database;
  const entries = listAt(database.value, 'entries');
  if (!entries) return fail({ code: 'backup-unreadable', app: 'aegis', reason: 'damaged' });
  return succeed(entriesOf(entries));
}

function* entriesOf(entries: readonly unknown[]): Generator<JsonEntry> {
  for (const entry of entries)
    yield {
      cells: {
        type: textAt(entry, 'type'),
        user: textAt(entry, 'name'),
        issuer: textAt(entry, 'issuer'),
        secret: textAt(entry, 'info', 'secret'),
        algorithm: textAt(entry, 'info', 'algo'),
        digits: textAt(entry, 'info', 'digits'),
        period: textAt(entry, 'info', 'period'),
      },
      others: unknownOf(valueAt(entry, 'info'), ['secret', 'algo', 'digits', 'period']),
    };
}

async function databaseOf(
  json: unknown,
  password: string | undefined,
): Promise<Result<unknown, ListFailure>> {
  const database = valueAt(json, 'db');
  if (typeof database !== 'string') return succeed(database);
  if (password === undefined) return fail({ code: 'backup-locked', app: 'aegis' });
  const slots = (listAt(json, 'header', 'slots') ?? []).filter(
    (slot) => numberAt(slot, 'type') === PASSWORD_SLOT,
  );
  if (slots.length === 0) return fail({ code: 'backup-unreadable', app: 'aegis', reason: 'derivation' });
  const key = await keyOfSlots(slots, password);
  if (!key.ok) return key;
  const parameters = valueAt(json, 'header', 'params');
  const opened = unsealed(key.value, parameters, Buffer.from(database, 'base64'));
  key.value.fill(0);
  const parsed = opened && (await parseJson(decodePieces(opened, 'utf-8')));
  opened?.fill(0);
  return parsed?.ok ? parsed : fail({ code: 'backup-unreadable', app: 'aegis', reason: 'damaged' });
}

/** The vault's own key, out of the first slot that the password opens. */
async function keyOfSlots(slots: readonly unknown[], password: string): Promise<Result<Buffer, ListFailure>> {
  for (const slot of slots) {
    const slotKey = await slotKeyOf(slot, password);
    if (slotKey === undefined) return fail({ code: 'backup-unreadable', app: 'aegis', reason: 'derivation' });
    const key = unsealed(slotKey, valueAt(slot, 'key_params'), Buffer.from(textAt(slot, 'key'), 'hex'));
    slotKey.fill(0);
    if (key?.length === 32) return succeed(key);
  }
  return fail({ code: 'backup-wrong-password', app: 'aegis' });
}

function slotKeyOf(slot: unknown, password: string): Promise<Buffer | undefined> {
  const [N = 0, r = 0, p = 0] = ['n', 'r', 'p'].map((name) => numberAt(slot, name));
  const memory = 128 * N * r;
  const isPower = N >= 2 && N <= 2 ** 24 && Number.isInteger(Math.log2(N));
  if (!isPower || r < 1 || p < 1 || p > 4 || memory > MOST_MEMORY_BYTES) return Promise.resolve(undefined);
  const salt = Buffer.from(textAt(slot, 'salt'), 'hex');
  const options = { N, r, p, maxmem: MOST_MEMORY_BYTES + 32 * 1024 * 1024 };
  return new Promise((resolve, reject) =>
    scrypt(Buffer.from(password), salt, 32, options, (error, key) => (error ? reject(error) : resolve(key))),
  );
}

/** AES-256-GCM; undefined where the key is another one, or something was changed. */
function unsealed(key: Uint8Array, parameters: unknown, sealed: Uint8Array): Buffer | undefined {
  const nonce = Buffer.from(textAt(parameters, 'nonce'), 'hex');
  const tag = Buffer.from(textAt(parameters, 'tag'), 'hex');
  return openGcm(key, nonce, sealed, tag);
}

/** AES-256-GCM with a tag of 16 bytes; undefined where it does not open. */
export function openGcm(
  key: Uint8Array,
  nonce: Uint8Array,
  sealed: Uint8Array,
  tag: Uint8Array,
): Buffer | undefined {
  if (nonce.length !== 12 || tag.length !== 16) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
  decipher.setAuthTag(tag);
  const opened = decipher.update(sealed);
  try {
    decipher.final();
    return opened;
  } catch {
    opened.fill(0);
    return undefined;
  }
}

import { createDecipheriv, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto';
import { fail, type Result, succeed } from '../../../base/result.ts';
import { looksOf } from '../cell-looks.ts';
import { decodePieces } from '../decode-text.ts';
import type { BackupApp, ListFailure } from '../list-problem.ts';
import type { JsonEntry } from './json-entry.ts';
import { listAt, numberAt, textAt, valueAt } from './json-value.ts';
import { parseJson } from './parse-json.ts';

/** `kdfType` of PBKDF2; the other one is Argon2id, which Node has only from version 24 on. */
const PBKDF2 = 0;
const MOST_ITERATIONS = 5_000_000;
const LOGIN = 1;
const APP: BackupApp = 'bitwarden';

/** Whether it is an export of Bitwarden, plain or encrypted. */
export function isBitwarden(json: unknown): boolean {
  return typeof valueAt(json, 'encrypted') === 'boolean';
}

/** The logins of an export; `password` opens one that is encrypted with a password of its own. */
export async function readBitwarden(
  json: unknown,
  password: string | undefined,
): Promise<Result<Iterable<JsonEntry>, ListFailure>> {
  const opened = valueAt(json, 'encrypted') === true ? await openExport(json, password) : succeed(json);
  if (!opened.ok) return opened;
  const items = listAt(opened.value, 'items');
  if (!items) return unreadable('damaged');
  return succeed(loginsOf(items));
}

function* loginsOf(items: readonly unknown[]): Generator<JsonEntry> {
  for (const item of items)
    if (numberAt(item, 'type') === LOGIN)
      yield {
        cells: {
          user: textAt(item, 'login', 'username'),
          issuer: textAt(item, 'name'),
          secret: textAt(item, 'login', 'totp') || seedInFields(item),
        },
      };
}

/** Fields of one's own beside a login; people kept seeds there before there was a place for them. */
function seedInFields(item: unknown): string {
  const texts = (listAt(item, 'fields') ?? []).map((field) => textAt(field, 'value'));
  const isSeed = (text: string) => looksOf(text).some((look) => look === 'otpauth' || look === 'base32');
  return texts.find(isSeed) ?? '';
}

/** Source: bitwarden.com, "Encrypted exports"; the form of its sealed texts is the vault's: `2.nonce|sealed|mac`. */
async function openExport(
  json: unknown,
  password: string | undefined,
): Promise<Result<unknown, ListFailure>> {
  if (valueAt(json, 'passwordProtected') !== true) return unreadable('account');
  const iterations = numberAt(json, 'kdfIterations') ?? 0;
  if (numberAt(json, 'kdfType') !== PBKDF2 || iterations < 1 || iterations > MOST_ITERATIONS) {
    return unreadable('derivation');
  }
  if (password === undefined) return fail({ code: 'backup-locked', app: APP });
  const keys = await derive(password, textAt(json, 'salt'), iterations);
  const isRight = openText(textAt(json, 'encKeyValidation_DO_NOT_EDIT'), keys) !== undefined;
  const data = isRight ? openText(textAt(json, 'data'), keys) : undefined;
  keys.encryption.fill(0);
  keys.mac.fill(0);
  if (!isRight) return fail({ code: 'backup-wrong-password', app: APP });
  const parsed = data && (await parseJson(decodePieces(data, 'utf-8')));
  data?.fill(0);
  return parsed?.ok ? parsed : unreadable('damaged');
}

interface Keys {
  readonly encryption: Buffer;
  readonly mac: Buffer;
}

async function derive(password: string, salt: string, iterations: number): Promise<Keys> {
  const master = await new Promise<Buffer>((resolve, reject) =>
    pbkdf2(password, salt, iterations, 32, 'sha256', (error, key) => (error ? reject(error) : resolve(key))),
  );
  const keys = { encryption: expand(master, 'enc'), mac: expand(master, 'mac') };
  master.fill(0);
  return keys;
}

/** HKDF's second half alone (RFC 5869 section 2.3), for one block. */
function expand(key: Uint8Array, info: string): Buffer {
  return createHmac('sha256', key).update(info).update(Uint8Array.of(1)).digest();
}

/** AES-256-CBC with HMAC-SHA-256 over nonce and ciphertext; undefined where the MAC is another one. */
function openText(text: string, { encryption, mac }: Keys): Buffer | undefined {
  const [, ...parts] = /^2\.([^|]+)\|([^|]+)\|([^|]+)$/.exec(text) ?? [];
  const [nonce, sealed, tag] = parts.map((part) => Buffer.from(part, 'base64'));
  if (!nonce || !sealed || !tag || nonce.length !== 16 || tag.length !== 32) return undefined;
  const expected = createHmac('sha256', mac).update(nonce).update(sealed).digest();
  if (!timingSafeEqual(expected, tag)) return undefined;
  const decipher = createDecipheriv('aes-256-cbc', encryption, nonce);
  try {
    return Buffer.concat([decipher.update(sealed), decipher.final()]);
  } catch {
    return undefined;
  }
}

function unreadable(reason: 'account' | 'derivation' | 'damaged') {
  return fail<ListFailure>({ code: 'backup-unreadable', app: APP, reason });
}

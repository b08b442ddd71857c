import { createHmac, randomBytes } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { accountKey } from './account-key.ts';
import { makeFolder } from './make-folder.ts';

const KEY_BYTES = 32;

/** So many hexadecimal digits: two of a million people share one once in 500 times. */
const DIGITS = 12;

const PREFIX = 'person-';

/** What stands in place of a person's name: always the same under the same key, and telling nothing without it. */
export function pseudonymOf(account: string, key: Uint8Array): string {
  const digest = createHmac('sha256', key).update(accountKey(account)).digest('hex');
  return PREFIX + digest.slice(0, DIGITS);
}

/** Where the key to a journal's pseudonyms lies. */
export function pseudonymKeyPath(journalPath: string): string {
  return join(dirname(journalPath), 'pseudonym.key');
}

/** The key to a journal's pseudonyms; made when there is none. Throws the file system's error. */
export async function pseudonymKey(journalPath: string): Promise<Uint8Array> {
  const path = pseudonymKeyPath(journalPath);
  const kept = await readFile(path).catch(() => undefined);
  if (kept?.length === KEY_BYTES) return kept;
  makeFolder(dirname(path));
  const key = randomBytes(KEY_BYTES);
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(key);
    await file.sync();
  } finally {
    await file.close();
  }
  return key;
}

import { createHmac, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { accountKey } from './account-key.ts';
import { withFileLock } from './file-lock.ts';
import { makeFolder } from './make-folder.ts';
import { replaceFile } from './replace-file.ts';

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

/**
 * The key to a journal's pseudonyms; made when there is none, whole and once, also where several Kilns want one at the
 * same time. Throws the file system's error where it is there and cannot be read, and one with the code EINVAL where it
 * is no key: another key would give everybody a second pseudonym.
 */
export async function pseudonymKey(journalPath: string): Promise<Uint8Array> {
  const path = pseudonymKeyPath(journalPath);
  const kept = await keyAt(path);
  if (kept) return kept;
  makeFolder(dirname(path));
  return withFileLock(`${path}.lock`, async () => (await keyAt(path)) ?? (await makeKey(path)));
}

async function keyAt(path: string): Promise<Uint8Array | undefined> {
  const kept = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (kept === undefined || kept.length === KEY_BYTES) return kept;
  throw Object.assign(new Error('not a key'), { code: 'EINVAL' });
}

async function makeKey(path: string): Promise<Uint8Array> {
  const key = randomBytes(KEY_BYTES);
  await writeFile(`${path}.new`, key, { mode: 0o600, flush: true });
  await replaceFile(`${path}.new`, path);
  return key;
}

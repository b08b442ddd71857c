import { fail, type Result, succeed } from '../base/result.ts';
import { accountKey } from './account-key.ts';
import type { Forgotten } from './answers.ts';
import { forgetPerson } from './forget-person.ts';
import type { Journal, JournalFailure } from './journal.ts';
import { pseudonymKey, pseudonymKeyPath, pseudonymOf } from './pseudonym.ts';

/** Forgets an account in a journal, under the pseudonym that this data folder's key gives it. */
export async function forgetAccount(
  journal: Journal,
  account: string,
  desk: { readonly operator: string; readonly host: string },
): Promise<Result<Forgotten, JournalFailure>> {
  const wanted = accountKey(account);
  const key = await keyOrFailure(journal.path);
  if (!key.ok) return key;
  const pseudonym = pseudonymOf(account, key.value);
  return forgetPerson(journal, { isMeant: (other) => accountKey(other) === wanted, pseudonym, ...desk });
}

async function keyOrFailure(journalPath: string): Promise<Result<Uint8Array, JournalFailure>> {
  try {
    return succeed(await pseudonymKey(journalPath));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (reason === undefined) throw error;
    return fail({ code: 'journal-unwritable', path: pseudonymKeyPath(journalPath), reason });
  }
}

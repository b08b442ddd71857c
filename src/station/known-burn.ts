import { fail, type Result, succeed } from '../base/result.ts';
import { isDeskReplica } from '../register/desk-replica.ts';
import type { LastBurn } from '../register/last-burn.ts';
import type { JournalUnreadable } from '../register/register-failure.ts';

/**
 * The last burn of a token, as far as the register knows; or why nobody can say whose it is: then it is not written to.
 * `ask`: throws the file system's error where a journal, this machine's or the copy of another desk's, cannot be read.
 */
export async function knownBurn(
  ask: ((serial: string) => Promise<LastBurn | undefined>) | undefined,
  serial: string,
): Promise<Result<LastBurn | undefined, JournalUnreadable>> {
  try {
    return succeed(await ask?.(serial));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const path = 'path' in error ? String(error.path) : '';
    return fail({ code: 'journal-unreadable', path, reason: String(error.code) });
  }
}

/** Whether it is this machine's own journal that cannot be read, and not another desk's copy beside it. */
export function isOfOwnJournal({ path }: JournalUnreadable): boolean {
  return !isDeskReplica(path);
}

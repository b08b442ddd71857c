import { open, rm } from 'node:fs/promises';
import { deskReplicaPath } from '../desk-replica.ts';
import { withFileLock } from '../file-lock.ts';
import { removeTorn } from '../forget-person.ts';
import { lockPath } from '../journal.ts';
import { linesOf } from '../lines-of.ts';
import { replaceFile } from '../replace-file.ts';
import { type ForgottenPart, type Renaming, Rewriting } from '../rewriting.ts';

/** Puts a pseudonym in place of a person in the copy of another desk's journal. Throws the file system's error. */
export async function forgetInReplica(
  journalPath: string,
  desk: string,
  renaming: Renaming,
): Promise<readonly ForgottenPart[]> {
  const path = deskReplicaPath(journalPath, desk);
  const fresh = `${path}.forgetting`;
  return withFileLock(lockPath(path), async () => {
    const rewriting = new Rewriting(await open(fresh, 'w', 0o600), renaming);
    try {
      await rewriting.take(linesOf(path));
    } finally {
      await rewriting.close();
    }
    if (rewriting.parts.length > 0) await replaceFile(fresh, path);
    else await rm(fresh);
    await removeTorn(path, rewriting.names);
    return rewriting.parts;
  });
}

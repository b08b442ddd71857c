import { open, rename } from 'node:fs/promises';
import { deskReplicaPath } from '../desk-replica.ts';
import { withFileLock } from '../file-lock.ts';
import { lockPath } from '../journal.ts';
import { forgetInLine, type JournalEntry, partsOfLine } from '../journal-line.ts';
import { linesOf } from '../lines-of.ts';

/** What stands behind an entry's hash now. */
export interface ForgottenPart {
  readonly number: number;
  readonly personal: string;
}

/** Puts a pseudonym in place of a person in the copy of another desk's journal. Throws the file system's error. */
export async function forgetInReplica(
  journalPath: string,
  desk: string,
  isMeant: (account: string) => boolean,
  pseudonym: string,
): Promise<ForgottenPart[]> {
  const path = deskReplicaPath(journalPath, desk);
  const fresh = `${path}.forgetting`;
  const parts: ForgottenPart[] = [];
  await withFileLock(lockPath(path), async () => {
    const file = await open(fresh, 'w', 0o600);
    try {
      for await (const line of linesOf(path)) {
        const text = line.toString('utf8', 0, line.length - 1);
        const account = accountIn(text);
        const concerned = account !== undefined && isMeant(account);
        const kept = concerned ? forgetInLine(text, pseudonym) : text;
        if (concerned) parts.push({ number: numberIn(text), personal: partsOfLine(kept).personal });
        await file.appendFile(`${kept}\n`);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, path);
  });
  return parts;
}

/** Whom a line names; undefined where it names nobody, or nobody any more. */
export function accountIn(text: string): string | undefined {
  const { personal } = JSON.parse(text) as { readonly personal: Record<string, { readonly value?: string }> };
  return personal['account']?.value;
}

function numberIn(text: string): number {
  return (JSON.parse(text) as Pick<JournalEntry, 'number'>).number;
}

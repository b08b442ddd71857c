import { open } from 'node:fs/promises';
import { deskReplicaPath, desksFolder } from '../desk-replica.ts';
import { withFileLock } from '../file-lock.ts';
import { lockPath } from '../journal.ts';
import { CHAIN_START, readLine } from '../journal-line.ts';
import { readTail, type Tail } from '../journal-tail.ts';
import { makeFolder } from '../make-folder.ts';

/** Where the copy of another desk's journal ends. */
export async function replicaTail(journalPath: string, desk: string): Promise<Tail> {
  const path = deskReplicaPath(journalPath, desk);
  const file = await open(path, 'r+').catch(() => undefined);
  if (file === undefined) return { size: 0, hash: CHAIN_START, number: 0 };
  try {
    return await withFileLock(lockPath(path), async () => readTail(path, file, (await file.stat()).size));
  } finally {
    await file.close();
  }
}

/**
 * Adds lines to the copy of another desk's journal, unless another Kiln on this machine did so meanwhile. False: they
 * do not follow its end. Throws the file system's error.
 */
export async function appendToReplica(
  journalPath: string,
  desk: string,
  after: Tail,
  lines: readonly string[],
): Promise<boolean> {
  let { hash, number } = after;
  for (const line of lines) {
    const read = readLine(line, hash, number + 1);
    // A journal is named after its first entry: another one is nobody's.
    if ('fault' in read || (number === 0 && read.hash !== desk)) return false;
    hash = read.hash;
    number += 1;
  }
  makeFolder(desksFolder(journalPath));
  const path = deskReplicaPath(journalPath, desk);
  const file = await open(path, 'a+', 0o600);
  try {
    await withFileLock(lockPath(path), async () => {
      const { size } = await file.stat();
      if (size === after.size) await file.appendFile(`${lines.join('\n')}\n`);
    });
  } finally {
    await file.close();
  }
  return true;
}

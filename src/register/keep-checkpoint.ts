import { readFile, rm, writeFile } from 'node:fs/promises';
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';
import { deskReplicaPath } from './desk-replica.ts';
import { withFileLock } from './file-lock.ts';
import { lockPath } from './journal.ts';
import { JournalFollower } from './journal-follower.ts';
import { replaceFile } from './replace-file.ts';

/** The checkpoint beside a journal. */
export function checkpointPath(journalPath: string): string {
  return `${journalPath}.checkpoint`;
}

/** Undefined where there is none, or one that is not whole. Whether it fits the journals is for the reader to see. */
export async function readCheckpoint(journalPath: string): Promise<Checkpoint | undefined> {
  const bytes = await readFile(checkpointPath(journalPath)).catch(() => undefined);
  return bytes && decodeCheckpoint(bytes);
}

/**
 * Puts a checkpoint beside a journal, in place of an older one; two Kilns may do so at once. It is not put there when
 * the journal was replaced meanwhile: it may name somebody who was just forgotten. Throws the file system's error.
 */
export async function keepCheckpoint(journalPath: string, checkpoint: Checkpoint): Promise<void> {
  const path = checkpointPath(journalPath);
  const fresh = `${path}.${process.pid}.new`;
  // Not synced: a checkpoint that a power cut tore is not whole, and made anew.
  await writeFile(fresh, encodeCheckpoint(checkpoint), { mode: 0o600 });
  try {
    await withFileLock(lockPath(journalPath), async () => {
      if (await areCurrent(journalPath, checkpoint.places)) await replaceFile(fresh, path);
    });
  } finally {
    await rm(fresh, { force: true });
  }
}

async function areCurrent(journalPath: string, places: Checkpoint['places']): Promise<boolean> {
  for (const [desk, place] of Object.entries(places)) {
    const path = desk === '' ? journalPath : deskReplicaPath(journalPath, desk);
    if (!(await new JournalFollower(path, place).read(() => {}))) return false;
  }
  return true;
}

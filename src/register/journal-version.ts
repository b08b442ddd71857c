import { stat } from 'node:fs/promises';
import { deskReplicaPath, desksBeside } from './desk-replica.ts';

/** Differs whenever a journal, or the copy of another desk's beside it, was appended to or replaced. */
export async function journalVersion(journalPath: string): Promise<string> {
  const desks = await desksBeside(journalPath);
  const paths = [journalPath, ...desks.map((desk) => deskReplicaPath(journalPath, desk))];
  const states = await Promise.all(paths.map((path) => stat(path).catch(() => undefined)));
  return states.map((state) => (state ? `${state.ino} ${state.size} ${state.mtimeMs}` : '-')).join('\n');
}

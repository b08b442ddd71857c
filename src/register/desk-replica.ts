import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Where the copies of other desks' journals lie, each named after its desk's id. */
export function desksFolder(journalPath: string): string {
  return join(dirname(journalPath), 'desks');
}

/** `desk`: its id, which is the hash of its journal's first entry. */
export function deskReplicaPath(journalPath: string, desk: string): string {
  return join(desksFolder(journalPath), `${desk}.jsonl`);
}

/** The hash of a journal's first entry: SHA-256, 64 small hexadecimal digits. */
export function isDeskId(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/** Whether a file lies where such copies do. */
export function isDeskReplica(path: string): boolean {
  return basename(dirname(path)) === 'desks';
}

/** The desks whose journals are kept beside this one. */
export async function desksBeside(journalPath: string): Promise<string[]> {
  return namesIn(desksFolder(journalPath))
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => name.slice(0, -'.jsonl'.length))
    .filter(isDeskId);
}

/** A direct call: a thread of libuv's would come late on a busy machine, and a burn waits for the answer. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

import { dirname, join } from 'node:path';

/** Where the copies of other desks' journals lie, each named after its desk's id. */
export function desksFolder(journalPath: string): string {
  return join(dirname(journalPath), 'desks');
}

/** `desk`: its id, which is the hash of its journal's first entry. */
export function deskReplicaPath(journalPath: string, desk: string): string {
  return join(desksFolder(journalPath), `${desk}.jsonl`);
}

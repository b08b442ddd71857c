import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where the copies of other desks' journals lie, each named after its desk's id. */
export function desksFolder(journalPath: string): string {
  return join(dirname(journalPath), 'desks');
}

/** `desk`: its id, which is the hash of its journal's first entry. */
export function deskReplicaPath(journalPath: string, desk: string): string {
  return join(desksFolder(journalPath), `${desk}.jsonl`);
}

/** The desks whose journals are kept beside this one. */
export async function desksBeside(journalPath: string): Promise<string[]> {
  const names = await readdir(desksFolder(journalPath)).catch(() => []);
  return names.filter((name) => /^[0-9a-f]{64}\.jsonl$/.test(name)).map((name) => name.slice(0, 64));
}

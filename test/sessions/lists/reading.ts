import { type List, type ReadListOptions, readList } from '../../../src/sessions/lists/read-list.ts';

/** The list that a text or bytes are; throws where there is none. */
export async function listOf(content: string | Uint8Array, options: ReadListOptions = {}): Promise<List> {
  const read = await readList(typeof content === 'string' ? Buffer.from(content) : content, options);
  if (!read.ok) throw new Error(`no list: ${JSON.stringify(read.failure)}`);
  return read.value;
}

/** The failure that a text or bytes end in; throws where there is a list. */
export async function failureOf(content: string | Uint8Array, options: ReadListOptions = {}) {
  const read = await readList(typeof content === 'string' ? Buffer.from(content) : content, options);
  if (read.ok) throw new Error('a list');
  return read.failure;
}

export function hexOf(list: List, row: number): string | undefined {
  return list.rows[row]?.secret?.unwrap((bytes) => Buffer.from(bytes).toString('hex'));
}

/** Faults by place: `3 bad-base32`. */
export function faults(list: List): string[] {
  return list.problems.map(({ place, fault }) => `${place} ${fault.code}`);
}

/** As `faults`, of a list in which seeds would be made for everybody. */
export function faultsButMade(list: List): string[] {
  return faults(list).filter((fault) => !fault.endsWith(' make-seeds'));
}

import type { Failure } from '../../ipc/failure.ts';
import type { Work } from '../../ipc/state.ts';
import type { ShelvedSeed } from '../seed-shelf.ts';

/** What an interface may know of a seed, and why no token can carry it. */
export function seedView(
  { description, warnings }: ShelvedSeed,
  refused: Failure | undefined,
): NonNullable<Work['seed']> {
  return { description, warnings, ...(refused && { refused }) };
}

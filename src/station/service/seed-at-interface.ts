import type { SeedText } from '../../ipc/contract.ts';
import type { Failure } from '../../ipc/failure.ts';
import type { TakenSeed } from '../../ipc/state.ts';
import type { SeedOrder, ShelvedSeed } from '../seed-shelf.ts';

/** How the shelf is to read what an interface hands over. */
export function seedOrder({ hex, account }: SeedText): SeedOrder {
  return { format: hex === true ? 'hex' : 'auto', ...(account !== undefined && { account }) };
}

/** What an interface may know of a seed, and why no token can carry it. */
export function seedView({ description, warnings }: ShelvedSeed, refused: Failure | undefined): TakenSeed {
  return { description, warnings, ...(refused && { refused }) };
}

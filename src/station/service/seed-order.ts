import type { SeedText } from '../../ipc/contract.ts';
import type { SeedOrder } from '../seed-shelf.ts';

/** How the shelf is to read what an interface hands over. */
export function seedOrder({ hex, account }: SeedText): SeedOrder {
  return { format: hex === true ? 'hex' : 'auto', ...(account !== undefined && { account }) };
}

import { afterAll, afterEach, beforeAll } from 'vitest';
import { Secret } from '../../src/base/secret.ts';
import type { PcscReaders } from '../../src/readers/pcsc/pcsc-readers.ts';
import type { SimulatedToken, SimulatedTokenOptions } from '../../src/simulator/simulated-token.ts';
import { liftAll, newToken, newWitness } from './laid-token.ts';
import type { Pcscd } from './pcscd.ts';

/** What SECRET holds. */
export const SEED = '12345678901234567890';
export const OLD_SEED = 'the seed of before..';

/** What every suite that burns stands on; there from its first test to its last. */
export interface BurnGround {
  readonly pcscd: Pcscd;
  readonly witness: PcscReaders;
}

/** For inside of a suite: the service that `begin` gives, somebody who sees what it sees, and no token left lying. */
export function burnGround(begin: () => Promise<Pcscd>): BurnGround {
  const ground = {} as { pcscd: Pcscd; witness: PcscReaders };
  beforeAll(async () => {
    ground.pcscd = await begin();
    ground.witness = await newWitness();
  });
  afterEach(() => liftAll(ground.witness));
  afterAll(async () => {
    await ground.witness?.close();
    await ground.pcscd?.close();
  });
  return ground;
}

/** A token that somebody used before. */
export function usedToken(options: Partial<SimulatedTokenOptions> = {}): SimulatedToken {
  return newToken({ initialSeed: new Secret(Buffer.from(OLD_SEED)), ...options });
}

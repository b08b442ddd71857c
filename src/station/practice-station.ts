import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { encodeBase32 } from '../otp/base32.ts';
import { SIMULATED_READER } from '../readers/simulated-readers.ts';
import type { SimulatedToken } from '../simulator/simulated-token.ts';
import { MODELS } from '../tokens/token2/models.ts';
import { simulatedDesk } from './open-station.ts';
import { practiceLog } from './practice-log.ts';
import type { ShelvedSeed } from './seed-shelf.ts';
import { Station } from './station.ts';
import { systemClock } from './system-clock.ts';

/** As far off as a token's clock is after some months in a drawer. */
const PRACTICE_CLOCK_ERROR_SECONDS = -47;

export interface Practice {
  readonly station: Station;
  readonly token: SimulatedToken;
  /** A new joiner's seed, made up. */
  readonly seed: ShelvedSeed;
  readonly reader: string;
}

/** A station where nothing is real: a simulated token, a made-up seed, and no journal. */
export function openPractice(): Practice {
  const { readers, token } = simulatedDesk(undefined, PRACTICE_CLOCK_ERROR_SECONDS);
  const station = new Station({
    readers,
    models: () => MODELS,
    desk: () => ({ operator: 'practice', host: hostname() }),
    clock: systemClock,
    log: practiceLog,
    hostClock: async () => 'unknown',
  });
  const secret = encodeBase32(randomBytes(20));
  const seed = station.seeds.put(
    `otpauth://totp/Example:new.joiner%40example.com?secret=${secret}&issuer=Example`,
  );
  if (!seed.ok) throw new Error(`the made-up seed was refused: ${seed.failure.code}`);
  return { station, token, seed: seed.value, reader: SIMULATED_READER };
}

import type { Command } from '../../apdu/command.ts';
import { concatBytes, uint32Bytes } from '../../base/bytes.ts';
import type { Secret } from '../../base/secret.ts';
import { DEVICE_KEY } from './device-key.ts';
import { commandMac } from './mac.ts';
import { pad } from './padding.ts';
import { BLOCK_BYTES, encryptEcb } from './sm4.ts';

/** The commands of single-profile tokens. Source: protocol notes, "Commands"; frames checked against their vectors. */

export const CHALLENGE_BYTES = 8;
export const LONGEST_SEED_BYTES = 63;

/** What writeConfig sets: all of it together, none of it can be left out. */
export interface TokenConfig {
  /** UTC seconds since 1970. */
  readonly clockSeconds: number;
  readonly algorithm: 'SHA1' | 'SHA256';
  readonly periodSeconds: 30 | 60;
  readonly displaySeconds: 15 | 30 | 60 | 120;
}

const DISPLAY_CODES = { 15: 0, 30: 1, 60: 2, 120: 3 } as const;
const ALGORITHM_CODES = { SHA1: 1, SHA256: 2 } as const;
const PERIOD_CODES = { 30: 0x1e, 60: 0x3c } as const;

// 80 41 00 00 02 02 11
export function readInfo(): Command {
  return { label: 'readInfo', bytes: Uint8Array.of(0x80, 0x41, 0x00, 0x00, 0x02, 0x02, 0x11) };
}

// 80 4B 08 00 01 00
export function getChallenge(): Command {
  return { label: 'getChallenge', bytes: Uint8Array.of(0x80, 0x4b, 0x08, 0x00, 0x01, 0x00) };
}

// 80 CE 00 00 10 SM4(challenge followed by 8 zero bytes)
/** `challenge`: the 8 bytes getChallenge answered. Throws a RangeError on any other length. */
export function authenticate(challenge: Uint8Array): Command {
  if (challenge.length !== CHALLENGE_BYTES)
    throw new RangeError(`a challenge is 8 bytes, not ${challenge.length}`);
  const answer = encryptEcb(
    DEVICE_KEY,
    concatBytes(challenge, new Uint8Array(BLOCK_BYTES - CHALLENGE_BYTES)),
  );
  return {
    label: 'authenticate',
    bytes: concatBytes(Uint8Array.of(0x80, 0xce, 0x00, 0x00, BLOCK_BYTES), answer),
  };
}

// 84 D4 00 00 17  81 11  1F 01 D  0F 04 <clock u32>  86 06  0A 01 A  0D 01 S  MAC
/**
 * Throws a RangeError on a value outside the tables: the firmware takes any, and divides by a step of 0 later.
 */
export function writeConfig(config: TokenConfig): Command {
  const display = DISPLAY_CODES[config.displaySeconds];
  const algorithm = ALGORITHM_CODES[config.algorithm];
  const period = PERIOD_CODES[config.periodSeconds];
  // Whatever is no code, such as what a table inherits under a name like `constructor`.
  if (![display, algorithm, period].every(Number.isInteger)) {
    throw new RangeError('a configuration value outside the tables');
  }
  const clock = [0x0f, 0x04, ...uint32Bytes(config.clockSeconds)];
  const code = [0x86, 0x06, 0x0a, 0x01, algorithm, 0x0d, 0x01, period];
  return secured(
    'writeConfig',
    0xd4,
    0x00,
    Uint8Array.of(0x81, 0x11, 0x1f, 0x01, display, ...clock, ...code),
  );
}

// 84 C5 01 00 Lc SM4-ECB(padded seed) MAC
/** Throws a RangeError unless the seed has 1 to 63 bytes: an empty one would erase the token. */
export function writeSeed(seed: Secret): Command {
  if (seed.length < 1 || seed.length > LONGEST_SEED_BYTES) {
    throw new RangeError(`a seed is 1 to ${LONGEST_SEED_BYTES} bytes, not ${seed.length}`);
  }
  return secured(
    'writeSeed',
    0xc5,
    0x01,
    seed.unwrap((bytes) => encryptEcb(DEVICE_KEY, pad(bytes))),
  );
}

/** `84 INS P1 00 Lc body MAC`. */
function secured(label: string, instruction: number, p1: number, body: Uint8Array): Command {
  const mac = commandMac(instruction, p1, 0x00, body);
  const header = Uint8Array.of(0x84, instruction, p1, 0x00, body.length + mac.length);
  return { label, bytes: concatBytes(header, body, mac) };
}

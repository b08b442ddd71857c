import { StatusWord } from '../apdu/status-word.ts';
import { asciiBytes, concatBytes, equalBytes, uint32Bytes } from '../base/bytes.ts';
import type { RandomBytes } from '../base/random-bytes.ts';
import { Secret } from '../base/secret.ts';
import { DEVICE_KEY } from '../tokens/token2/device-key.ts';
import { commandMac, MAC_BYTES } from '../tokens/token2/mac.ts';
import { BLOCK_BYTES, decryptEcb } from '../tokens/token2/sm4.ts';
import { readConfigLayout } from './config-layout.ts';
import type { TokenClock } from './token-clock.ts';
import type { StoredConfig } from './token-config.ts';

const CHALLENGE_BYTES = 8;
const HEADER_BYTES = 5;
const LONGEST_PADDED_SEED = 64;

/** A command APDU taken apart as the token does: P3 is always Lc. */
interface Apdu {
  readonly instruction: number;
  readonly p1: number;
  readonly p2: number;
  readonly body: Uint8Array;
}

/** What survives everything: the seed and the settings. */
export interface TokenMemory {
  readonly seed: Secret | undefined;
  readonly config: StoredConfig;
}

export interface FirmwareOptions {
  readonly serial: string;
  readonly memory: TokenMemory;
  readonly clock: TokenClock;
  readonly randomBytes: RandomBytes;
  readonly clockWriteErasesSeed: boolean;
  /** Called before a write changes memory or clock. */
  readonly beforeWrite: () => void;
}

/**
 * What runs inside a single-profile token. Source: protocol notes, and where they are silent the vendor's open
 * firmware (token2/openT2OTP), in behaviour. Written from the device's side, as a witness against the host's builders.
 */
export class TokenFirmware {
  readonly #options: FirmwareOptions;
  #memory: TokenMemory;
  /** The settings in RAM: what a refused writeConfig left there is stored by the next write. */
  #working: StoredConfig;
  #challenge: Uint8Array | undefined;
  #loggedIn = false;

  constructor(options: FirmwareOptions) {
    this.#options = options;
    this.#memory = options.memory;
    this.#working = options.memory.config;
  }

  get memory(): TokenMemory {
    return this.#memory;
  }

  /** Ends the session. The next one starts from what is stored. */
  powerOff(): void {
    this.#challenge = undefined;
    this.#loggedIn = false;
    this.#working = this.#memory.config;
  }

  answer(apdu: Uint8Array): Uint8Array {
    const [cla, instruction, p1, p2, lc = 0] = apdu;
    if (cla === undefined || instruction === undefined || p1 === undefined || p2 === undefined) {
      return status(StatusWord.WRONG_LENGTH);
    }
    const body = apdu.slice(HEADER_BYTES);
    if (body.length !== lc) return status(StatusWord.WRONG_LENGTH);
    switch (cla) {
      case 0x80:
        return this.#plain({ instruction, p1, p2, body });
      case 0x84:
        return this.#secured({ instruction, p1, p2, body });
      default:
        return status(StatusWord.UNKNOWN_CLASS);
    }
  }

  #plain({ instruction, p1, body }: Apdu): Uint8Array {
    if (instruction === 0x41) return this.#info();
    if (instruction === 0x4b && p1 === CHALLENGE_BYTES) return this.#newChallenge();
    if (instruction === 0xce) return status(this.#login(body));
    return status(StatusWord.UNKNOWN_INSTRUCTION);
  }

  /** Checks in the order length, MAC, instruction, login; the data come last. */
  #secured({ instruction, p1, p2, body }: Apdu): Uint8Array {
    if (body.length < MAC_BYTES) return status(StatusWord.WRONG_LENGTH);
    const content = body.slice(0, -MAC_BYTES);
    const expected = commandMac(instruction, p1, p2, content);
    if (!equalBytes(body.slice(-MAC_BYTES), expected)) return status(StatusWord.REFUSED);
    const isSeed = instruction === 0xc5 && p1 === 0x01;
    const isConfig = instruction === 0xd4;
    if (!isSeed && !isConfig) return status(StatusWord.UNKNOWN_INSTRUCTION);
    if (!this.#loggedIn) return status(StatusWord.REFUSED);
    return status(isSeed ? this.#writeSeed(content) : this.#writeConfig(content));
  }

  // 00 00 00, N, serial (N ASCII digits), 00 00, clock (u32): the unknown bytes as in the vectors
  #info(): Uint8Array {
    const serial = asciiBytes(this.#options.serial);
    return concatBytes(
      Uint8Array.of(0, 0, 0, serial.length),
      serial,
      Uint8Array.of(0, 0),
      uint32Bytes(this.#options.clock.seconds),
      status(StatusWord.DONE),
    );
  }

  #newChallenge(): Uint8Array {
    const challenge = this.#options.randomBytes(CHALLENGE_BYTES);
    if (challenge.length !== CHALLENGE_BYTES) throw new Error('randomBytes gave another number of bytes');
    this.#challenge = challenge;
    this.#loggedIn = false;
    return concatBytes(challenge, status(StatusWord.DONE));
  }

  #login(answer: Uint8Array): number {
    const challenge = this.#challenge;
    if (challenge === undefined || answer.length !== BLOCK_BYTES) return StatusWord.WRONG_DATA;
    this.#challenge = undefined;
    const expected = concatBytes(challenge, new Uint8Array(BLOCK_BYTES - CHALLENGE_BYTES));
    if (!equalBytes(decryptEcb(DEVICE_KEY, answer), expected)) return StatusWord.REFUSED;
    this.#loggedIn = true;
    return StatusWord.DONE;
  }

  #writeConfig(body: Uint8Array): number {
    const clockSeconds = readConfigLayout(body, {
      take: (part) => {
        this.#working = { ...this.#working, ...part };
      },
    });
    if (clockSeconds === undefined) return StatusWord.WRONG_DATA;
    this.#options.beforeWrite();
    this.#options.clock.set(clockSeconds);
    const seed = this.#options.clockWriteErasesSeed ? undefined : this.#memory.seed;
    this.#memory = { seed, config: this.#working };
    return StatusWord.DONE;
  }

  #writeSeed(body: Uint8Array): number {
    if (body.length === 0 || body.length % BLOCK_BYTES !== 0 || body.length > LONGEST_PADDED_SEED) {
      return StatusWord.WRONG_DATA;
    }
    const seed = withoutPadding(decryptEcb(DEVICE_KEY, body));
    if (seed === undefined) return StatusWord.WRONG_DATA;
    this.#options.beforeWrite();
    this.#memory = { seed: seed.length > 0 ? new Secret(seed) : undefined, config: this.#working };
    return StatusWord.DONE;
  }
}

/** Up to the last `80` that only zeros follow, however many they are. */
function withoutPadding(bytes: Uint8Array): Uint8Array | undefined {
  const last = bytes.findLastIndex((byte) => byte !== 0);
  return bytes[last] === 0x80 ? bytes.slice(0, last) : undefined;
}

function status(statusWord: number): Uint8Array {
  return Uint8Array.of(statusWord >> 8, statusWord & 0xff);
}

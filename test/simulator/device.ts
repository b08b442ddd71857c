import { createCipheriv, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fromHex, toHex } from '../../src/base/hex.ts';
import { Secret } from '../../src/base/secret.ts';
import { SimulatedToken, type SimulatedTokenOptions } from '../../src/simulator/simulated-token.ts';
import { ManualClock } from './manual-clock.ts';

/** What tests of the simulator share: a host of their own, made of node:crypto and nothing of Kiln's builders. */

const DEVICE_KEY = '8AD206883CA369482AB27182B6E83224';

export const READ_INFO = '80410000020211';
export const GET_CHALLENGE = '804B08000100';
export const VECTORS: Vectors = JSON.parse(
  readFileSync(new URL('../vectors/token2-single-profile.json', import.meta.url), 'utf8'),
);

interface Vectors {
  readonly authenticate: readonly { readonly challenge: string; readonly answerApdu: string }[];
  readonly writeSeed: readonly { readonly seed: string; readonly apdu: string }[];
  readonly writeConfig: readonly {
    readonly algorithm: 'SHA1' | 'SHA256';
    readonly periodSeconds: number;
    readonly displaySeconds: number;
    readonly clock: number;
    readonly apdu: string;
  }[];
  readonly readInfo: {
    readonly apdu: string;
    readonly responses: readonly {
      readonly response: string;
      readonly serial: string;
      readonly clock: number;
    }[];
  };
}

export const ERASING_SERIAL = '86596100012345';
export const KEEPING_SERIAL = '86596000000077';
export const SEED = new Secret(Buffer.from('12345678901234567890'));

/** A token that is switched on, with the first vector's challenge up its sleeve. */
export function newToken(options: Partial<SimulatedTokenOptions> = {}): {
  token: SimulatedToken;
  clock: ManualClock;
} {
  const clock = (options.clock as ManualClock | undefined) ?? new ManualClock();
  const token = new SimulatedToken({
    serial: ERASING_SERIAL,
    randomBytes: (length) => fromHex(VECTORS.authenticate[0]?.challenge ?? '').slice(0, length),
    switchedOn: true,
    ...options,
    clock,
  });
  return { token, clock };
}

export function send(token: SimulatedToken, apdu: string): string {
  return toHex(token.answer(fromHex(apdu)));
}

export function login(token: SimulatedToken): string {
  const challenge = send(token, GET_CHALLENGE).slice(0, 16);
  return send(token, `80CE000010${sm4('ecb', challenge + '00'.repeat(8))}`);
}

/** A secured command around any body, well-formed or not, with a right MAC. */
export function secured(instruction: string, p1p2: string, body: string): string {
  const bytes = (length: number) => length.toString(16).padStart(2, '0');
  const padded = padHex(`80${instruction}${p1p2}${bytes(body.length / 2)}${body}`);
  const mac = sm4('cbc', padded).slice(-32).slice(0, 8);
  return `84${instruction}${p1p2}${bytes(body.length / 2 + 4)}${body}${mac}`;
}

export function seedCommand(seed: string): string {
  return secured('C5', '0100', sm4('ecb', padHex(seed)));
}

export function configCommand(
  config: { display?: string; clock?: number; algorithm?: string; step?: string } = {},
): string {
  const { display = '01', clock = 1_800_000_000, algorithm = '01', step = '1E' } = config;
  const time = clock.toString(16).padStart(8, '0');
  return secured('D4', '0000', `81111F01${display}0F04${time}86060A01${algorithm}0D01${step}`);
}

export function sm4(mode: 'ecb' | 'cbc', hex: string): string {
  const iv = mode === 'cbc' ? Buffer.alloc(16) : null;
  const cipher = createCipheriv(`sm4-${mode}`, Buffer.from(DEVICE_KEY, 'hex'), iv).setAutoPadding(false);
  return toHex(Buffer.concat([cipher.update(hex, 'hex'), cipher.final()]));
}

export function padHex(hex: string): string {
  const marked = `${hex}80`;
  return marked.padEnd(Math.ceil(marked.length / 32) * 32, '0');
}

/** RFC 6238 by hand. */
export function totp(seed: Uint8Array, unixSeconds: number, stepSeconds = 30, hash = 'sha1'): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(unixSeconds / stepSeconds)));
  const mac = createHmac(hash, seed).update(counter).digest();
  const code = (mac.readUInt32BE((mac.at(-1) ?? 0) & 0xf) & 0x7fffffff) % 1_000_000;
  return code.toString().padStart(6, '0');
}

import { concatBytes } from '../../base/bytes.ts';
import { DEVICE_KEY } from './device-key.ts';
import { pad } from './padding.ts';
import { BLOCK_BYTES, encryptCbc } from './sm4.ts';

/** A MAC is the first four bytes of the last block. */
export const MAC_BYTES = 4;

/** The class the MAC is computed over, although the command is sent with class 84. */
const MAC_CLASS = 0x80;

/**
 * The MAC of a secured command (ISO/IEC 9797-1 algorithm 1, SM4, IV zero), over `80 INS P1 P2 LEN || body`,
 * LEN being the body's length without the MAC.
 */
export function commandMac(instruction: number, p1: number, p2: number, body: Uint8Array): Uint8Array {
  const header = Uint8Array.of(MAC_CLASS, instruction, p1, p2, body.length);
  return encryptCbc(DEVICE_KEY, pad(concatBytes(header, body)))
    .slice(-BLOCK_BYTES)
    .slice(0, MAC_BYTES);
}

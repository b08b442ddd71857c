import { concatBytes } from '../base/bytes.ts';

/** What fits into the low half of T0. */
const MOST_HISTORICAL_BYTES = 15;

// 3B 8n 80 01 <n historical bytes> TCK
/**
 * The ATR that a reader makes up for an ISO 14443-4 type A card (PC/SC part 3, section 3.1.3.2.3.1).
 * `historicalBytes`: those of its ATS, 15 at most, otherwise a RangeError.
 */
export function contactlessAtr(historicalBytes: Uint8Array): Uint8Array {
  if (historicalBytes.length > MOST_HISTORICAL_BYTES) throw new RangeError('more than 15 historical bytes');
  const checked = concatBytes(Uint8Array.of(0x80 | historicalBytes.length, 0x80, 0x01), historicalBytes);
  const check = checked.reduce((sum, byte) => sum ^ byte, 0);
  return concatBytes(Uint8Array.of(0x3b), checked, Uint8Array.of(check));
}

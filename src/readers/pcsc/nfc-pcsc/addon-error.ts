import { PcscCode, PcscError } from '../pcsc-codes.ts';

/**
 * The PC/SC error in an error of @pokusew/pcsclite, whose texts end in `(0x8010000b)`: printed from a C long, so with
 * up to 16 digits. INTERNAL_ERROR when there is none.
 */
export function pcscErrorOf(error: unknown): PcscError {
  const text = error instanceof Error ? error.message : String(error);
  const digits = /\(0x([0-9a-f]{8,16})\)\s*$/i.exec(text)?.[1];
  return new PcscError(
    digits === undefined ? PcscCode.INTERNAL_ERROR : Number.parseInt(digits.slice(-8), 16),
  );
}

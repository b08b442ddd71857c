/** Error numbers of PC/SC (winscard.h; the same on pcsc-lite, macOS and Windows). */
export const PcscCode = {
  INTERNAL_ERROR: 0x80100001,
  INVALID_HANDLE: 0x80100006,
  UNKNOWN_READER: 0x80100009,
  SHARING_VIOLATION: 0x8010000b,
  NO_SMARTCARD: 0x8010000c,
  COMM_ERROR: 0x80100013,
  NOT_TRANSACTED: 0x80100016,
  READER_UNAVAILABLE: 0x80100017,
  NO_SERVICE: 0x8010001d,
  SERVICE_STOPPED: 0x8010001e,
  NO_READERS_AVAILABLE: 0x8010002e,
  UNRESPONSIVE_CARD: 0x80100066,
  UNPOWERED_CARD: 0x80100067,
  RESET_CARD: 0x80100068,
  REMOVED_CARD: 0x80100069,
  SECURITY_VIOLATION: 0x8010006a,
} as const;

/** Bits of a reader's state (SCARD_STATE_…). The high 16 bits count cards laid down and lifted. */
export const PcscState = {
  UNKNOWN: 0x0004,
  UNAVAILABLE: 0x0008,
  EMPTY: 0x0010,
  PRESENT: 0x0020,
  EXCLUSIVE: 0x0080,
  MUTE: 0x0200,
} as const;

/**
 * The PC/SC error number in an error of @pokusew/pcsclite, whose texts end in `(0x8010000b)`: printed from a C
 * long, so with up to 16 digits. INTERNAL_ERROR when there is none.
 */
export function pcscCodeOf(error: unknown): number {
  const text = error instanceof Error ? error.message : String(error);
  const digits = /\(0x([0-9a-f]{8,16})\)\s*$/i.exec(text)?.[1];
  return digits === undefined ? PcscCode.INTERNAL_ERROR : Number.parseInt(digits.slice(-8), 16);
}

/** Error numbers of PC/SC (winscard.h; the same on pcsc-lite, macOS and Windows). */
export const PcscCode = {
  INTERNAL_ERROR: 0x80100001,
  CANCELLED: 0x80100002,
  INVALID_HANDLE: 0x80100006,
  INSUFFICIENT_BUFFER: 0x80100008,
  UNKNOWN_READER: 0x80100009,
  TIMEOUT: 0x8010000a,
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
  CHANGED: 0x0002,
  UNKNOWN: 0x0004,
  UNAVAILABLE: 0x0008,
  EMPTY: 0x0010,
  PRESENT: 0x0020,
  EXCLUSIVE: 0x0080,
  MUTE: 0x0200,
} as const;

/** What a reader that was unplugged leaves behind: no reason to doubt the service. */
export const UNPLUGGED: readonly number[] = [
  PcscCode.UNKNOWN_READER,
  PcscCode.READER_UNAVAILABLE,
  PcscCode.NO_READERS_AVAILABLE,
];

/** A call into PC/SC that failed. */
export class PcscError extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`PC/SC error 0x${code.toString(16)}`);
    this.code = code;
  }
}

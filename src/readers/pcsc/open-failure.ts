import type { OpenFailure } from '../../apdu/card-source.ts';
import { PcscCode } from './pcsc-codes.ts';

/** What a PC/SC error number says when a card could not be opened. `available`: the readers that are there. */
export function openFailure(code: number, reader: string, available: readonly string[]): OpenFailure {
  switch (code) {
    case PcscCode.SHARING_VIOLATION:
      return { code: 'card-in-use', reader };
    case PcscCode.NO_SMARTCARD:
    case PcscCode.REMOVED_CARD:
      return { code: 'no-token', reader };
    case PcscCode.UNKNOWN_READER:
    case PcscCode.READER_UNAVAILABLE:
    case PcscCode.NO_READERS_AVAILABLE:
      return { code: 'no-reader', wanted: reader, available: available.filter((name) => name !== reader) };
    case PcscCode.NO_SERVICE:
    case PcscCode.SERVICE_STOPPED:
    case PcscCode.COMM_ERROR:
    case PcscCode.INVALID_HANDLE:
      return { code: 'no-service' };
    case PcscCode.SECURITY_VIOLATION:
      return { code: 'service-denied' };
    default:
      // Unresponsive, unpowered, no common protocol…: something lies there that cannot be talked to.
      return { code: 'token-asleep', reader };
  }
}

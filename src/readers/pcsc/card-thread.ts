import { readSync, writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { Frames, frame } from './line-frames.ts';
import { PcscCode, PcscError } from './pcsc-codes.ts';
import { layoutOf } from './winscard/layout.ts';
import { loadKoffi } from './winscard/load-koffi.ts';
import { type Connection, Winscard } from './winscard/winscard.ts';

/** What a card's thread is given. */
export interface CardThreadData {
  /** The host's end of the card's direct line. */
  readonly descriptor: number;
  /** The connection as the main thread has it: SCARDHANDLE and protocol, as `BigInt64Array`. */
  readonly connection: SharedArrayBuffer;
}

/** More than the longest frame. */
const PIECE_BYTES = 4096;

/**
 * Carries out the commands that come over a card's direct line, one after the other, for as long as the host lives. It
 * waits in the calls themselves: a mute token holds this thread and nobody else's.
 */
export function serveCard(): void {
  const { descriptor, connection } = workerData as CardThreadData;
  const cells = new BigInt64Array(connection);
  const winscard = new Winscard(loadKoffi(), layoutOf(process.platform));
  const frames = new Frames(1);
  const piece = Buffer.alloc(PIECE_BYTES);
  parentPort?.postMessage('ready');
  for (;;) {
    const length = readSync(descriptor, piece);
    // The parent has gone, and the host goes with it.
    if (length === 0) return;
    for (const { numbers, bytes } of frames.take(piece.subarray(0, length))) {
      const { code, response } = transmit(winscard, connectionIn(cells), bytes);
      writeSync(descriptor, frame([numbers[0] ?? 0, code], response));
    }
  }
}

function transmit(winscard: Winscard, connection: Connection, command: Uint8Array) {
  try {
    return { code: 0, response: winscard.transmitHere(connection, command) };
  } catch (error) {
    const code = error instanceof PcscError ? error.code : PcscCode.INTERNAL_ERROR;
    return { code, response: new Uint8Array() };
  }
}

function connectionIn(cells: BigInt64Array): Connection {
  const [card = 0n, protocol = 0n] = cells;
  return { card: Number.isSafeInteger(Number(card)) ? Number(card) : card, protocol: Number(protocol) };
}

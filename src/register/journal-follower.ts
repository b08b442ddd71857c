import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CHAIN_START, claimedHash, type JournalEntry, readLine } from './journal-line.ts';

const LINE_FEED = 0x0a;
const CHUNK_BYTES = 256 * 1024;

/** How far a journal has been read. */
export interface Place {
  /** Bytes, up to the end of a line. */
  readonly position: number;
  /** Entries. */
  readonly number: number;
  /** The hash that the next entry follows. */
  readonly previous: string;
  /** The last line with its line feed: bytes, and their SHA-256, so that the place can be found again or not. */
  readonly lastLength: number;
  readonly lastDigest: string;
  /** Entries up to here that are not as they were written: no answer has them. */
  readonly passedOver: number;
}

export const BEGINNING: Place = {
  position: 0,
  number: 0,
  previous: CHAIN_START,
  lastLength: 0,
  lastDigest: '',
  passedOver: 0,
};

/** Takes a journal's next entry. */
type TakeEntry = (entry: JournalEntry) => void;

/**
 * Reads a journal from a place on, whenever it is asked, and notices when the file is no longer the one it has read.
 * Entries that do not fit the chain are passed over and counted: answers are for people at work, and verifying names them.
 */
export class JournalFollower {
  readonly path: string;
  #place: Place;

  constructor(path: string, place: Place = BEGINNING) {
    this.path = path;
    this.#place = place;
  }

  get place(): Place {
    return this.#place;
  }

  /**
   * Hands over every whole entry that was appended since. False: what was read before does not count any more, because
   * the file was replaced, or a person was forgotten in it; start again at the beginning. A journal that is not there
   * is an empty one. Throws the file system's error where it is there and cannot be read.
   */
  async read(take: TakeEntry): Promise<boolean> {
    const file = openIfThere(this.path);
    if (file === undefined) return this.#place.position === 0;
    try {
      const { size } = fstatSync(file);
      return holds(file, this.#place, size) && (await this.#readOn(file, size, take));
    } catch (error) {
      // A file that is open has no name in what the system says of it.
      throw error instanceof Error && 'code' in error ? Object.assign(error, { path: this.path }) : error;
    } finally {
      closeSync(file);
    }
  }

  async #readOn(file: number, size: number, take: TakeEntry): Promise<boolean> {
    const carriesOn = this.#place.position > 0;
    let length = CHUNK_BYTES;
    const start = this.#place.position;
    while (this.#place.position < size) {
      // What is new since the last look is read at once; a long journal leaves others their turns.
      if (this.#place.position > start || length > CHUNK_BYTES) await nextTurn();
      const rest = size - this.#place.position;
      const bytes = bytesAt(file, this.#place.position, Math.min(length, rest));
      const whole = bytes.lastIndexOf(LINE_FEED) + 1;
      if (whole === 0 && length >= rest) break;
      // Four times as much for a line that is longer than that.
      length = whole === 0 ? length * 4 : CHUNK_BYTES;
      if (!this.#readLines(bytes.subarray(0, whole), carriesOn, take)) return false;
    }
    return true;
  }

  #readLines(bytes: Buffer, carriesOn: boolean, take: TakeEntry): boolean {
    let { number, previous, passedOver } = this.#place;
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      const text = bytes.toString('utf8', start, end);
      number += 1;
      const read = readLine(text, previous, number);
      if ('entry' in read) {
        if (carriesOn && read.entry.fact.kind === 'forget') return false;
        take(read.entry);
      } else passedOver += 1;
      previous = 'hash' in read ? read.hash : (claimedHash(text) ?? previous);
      start = end + 1;
    }
    if (start === 0) return true;
    const lastStart = start < 2 ? 0 : bytes.lastIndexOf(LINE_FEED, start - 2) + 1;
    this.#place = {
      position: this.#place.position + start,
      number,
      previous,
      lastLength: start - lastStart,
      lastDigest: digestOf(bytes.subarray(lastStart, start)),
      passedOver,
    };
    return true;
  }
}

/** The place behind a line, given with its line feed. */
export function placeAfter(before: Place, line: Buffer, hash: string): Place {
  return {
    position: before.position + line.length,
    number: before.number + 1,
    previous: hash,
    lastLength: line.length,
    lastDigest: digestOf(line),
    passedOver: before.passedOver,
  };
}

/** Whether a journal still has at this place what was read there. Throws the file system's error. */
export async function stillHolds(path: string, place: Place): Promise<boolean> {
  const file = openIfThere(path);
  if (file === undefined) return place.position === 0;
  try {
    return holds(file, place, fstatSync(file).size);
  } finally {
    closeSync(file);
  }
}

/*
 * Direct calls, as where the journal is written: a burn waits for what is read here, and on a busy machine a thread of
 * libuv's would come late each time.
 */

function holds(file: number, place: Place, size: number): boolean {
  if (place.position === 0) return true;
  if (size < place.position) return false;
  const last = bytesAt(file, place.position - place.lastLength, place.lastLength);
  return digestOf(last) === place.lastDigest;
}

/** The descriptor; undefined where there is no such file. */
function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function bytesAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, position));
}

function digestOf(bytes: Buffer): string {
  return hash('sha256', bytes);
}

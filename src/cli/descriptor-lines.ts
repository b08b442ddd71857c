import { constants, createReadStream, fstatSync } from 'node:fs';
import { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { isatty, ReadStream } from 'node:tty';
import { LineReader } from './line-reader.ts';
import { isOwnPipe } from './own-pipe.ts';

/** A descriptor's lines, and how it is let go of. */
export interface DescriptorLines {
  readonly lines: LineReader;
  close(): void;
}

const STANDARD_INPUT = 0;

/** Kinds of files in the mode that fstat gives on every system; Node has no name for these two on Windows. */
const FIFO = 0o010000;
const SOCKET = 0o140000;

/** One reader a descriptor for the whole process: it may hold a passphrase and then codes, or two passphrases. */
const opened = new Map<number, DescriptorLines>();

/** The lines of a descriptor that a script writes to; who asks later goes on where the last one stopped. */
export function linesOfDescriptor(descriptor: number): DescriptorLines {
  const known = opened.get(descriptor);
  if (known) return known;
  const stream = descriptor === STANDARD_INPUT ? process.stdin : openDescriptor(descriptor);
  // One that breaks has ended.
  stream.on('error', () => {});
  const fresh = { lines: new LineReader(stream), close: () => void stream.destroy() };
  opened.set(descriptor, fresh);
  return fresh;
}

/** What a descriptor is; undefined where it is not open, or is Node's own (epoll, or a pipe between its threads). */
export function kindOfDescriptor(descriptor: number): 'terminal' | 'pipe' | 'file' | undefined {
  if (isatty(descriptor)) return 'terminal';
  try {
    const kind = kindOfMode(fstatSync(descriptor).mode);
    return kind === 'pipe' && isOwnPipe(descriptor) ? undefined : kind;
  } catch {
    return undefined;
  }
}

/** By `fstat`'s mode and not by Node's isFIFO() and isSocket(): on Windows they say no to everything. */
export function kindOfMode(mode: number): 'pipe' | 'file' | undefined {
  switch (mode & constants.S_IFMT) {
    case FIFO:
    case SOCKET:
      return 'pipe';
    case constants.S_IFREG:
    case constants.S_IFCHR:
      return 'file';
    default:
      return undefined;
  }
}

/**
 * A file stream waits for its data in a thread, and the process cannot end before that: what may keep us waiting (a
 * pipe whose writer stays, a terminal) is read as an event.
 */
function openDescriptor(descriptor: number): Readable {
  switch (kindOfDescriptor(descriptor)) {
    case 'terminal':
      return new ReadStream(descriptor);
    case 'pipe':
      return new Socket({ fd: descriptor, readable: true, writable: false });
    case 'file':
      return createReadStream('', { fd: descriptor, autoClose: false });
    case undefined:
      return Readable.from([]);
  }
}

import { createReadStream, fstatSync } from 'node:fs';
import { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { isatty, ReadStream } from 'node:tty';
import type { TerminalMessages } from '../messages/terminal-messages.ts';
import { LineReader } from './line-reader.ts';
import { linesOfStdin } from './read-secret.ts';
import { ask, findKeyboard, type Keyboard } from './terminal.ts';

export interface CodeSource {
  /** The next code as it was typed; undefined when there will be none. */
  readonly ask: (triesLeft: number) => Promise<string | undefined>;
  close(): void;
}

const STANDARD_INPUT = 0;

/** Codes from a descriptor that a script writes to, a line a try. */
export function codesFromDescriptor(descriptor: number): CodeSource {
  if (descriptor === STANDARD_INPUT) {
    const lines = linesOfStdin();
    return { ask: () => lines.next(), close: () => void process.stdin.destroy() };
  }
  const stream = openDescriptor(descriptor);
  // One that breaks has ended: no code.
  stream.on('error', () => {});
  const lines = new LineReader(stream);
  return { ask: () => lines.next(), close: () => void stream.destroy() };
}

/** What a descriptor is; undefined where it is not open, or is nothing that data come from (epoll: Node's own). */
export function kindOfDescriptor(descriptor: number): 'terminal' | 'pipe' | 'file' | undefined {
  if (isatty(descriptor)) return 'terminal';
  try {
    const status = fstatSync(descriptor);
    if (status.isFIFO() || status.isSocket()) return 'pipe';
    return status.isFile() || status.isCharacterDevice() ? 'file' : undefined;
  } catch {
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

/** Codes from a person, where there is a terminal to ask at; otherwise there will be none. */
export function codesFromPerson(words: TerminalMessages): CodeSource {
  let keyboard: Keyboard | undefined;
  return {
    ask: async (triesLeft) => {
      keyboard ??= findKeyboard();
      return keyboard && ask(keyboard, `${words.terminal('ask/code', { count: triesLeft })} `, true);
    },
    close: () => keyboard?.close(),
  };
}

import { createReadStream } from 'node:fs';
import type { AskForCode } from '../station/burn-and-verify.ts';
import { LineReader } from './line-reader.ts';
import { linesOfStdin } from './read-secret.ts';
import { ask, findKeyboard, type Keyboard } from './terminal.ts';

export interface CodeSource {
  readonly ask: AskForCode;
  close(): void;
}

const STANDARD_INPUT = 0;

/** Codes from a descriptor that a script writes to, a line a try. */
export function codesFromDescriptor(descriptor: number): CodeSource {
  if (descriptor === STANDARD_INPUT) {
    const lines = linesOfStdin();
    return { ask: () => lines.next(), close: () => void process.stdin.destroy() };
  }
  const stream = createReadStream('', { fd: descriptor, autoClose: false });
  // A descriptor that is not open reads as ended: no code.
  stream.on('error', () => {});
  const lines = new LineReader(stream);
  return { ask: () => lines.next(), close: () => void stream.destroy() };
}

/** Codes from a person, where there is a terminal to ask at; otherwise there will be none. */
export function codesFromPerson(): CodeSource {
  let keyboard: Keyboard | undefined;
  return {
    ask: async (triesLeft) => {
      keyboard ??= findKeyboard();
      const tries = triesLeft === 1 ? 'last try' : `${triesLeft} tries`;
      return keyboard && ask(keyboard, `Code (${tries}): `, true);
    },
    close: () => keyboard?.close(),
  };
}

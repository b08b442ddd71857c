import { closeSync, openSync } from 'node:fs';
import { ReadStream } from 'node:tty';

/** A person's keyboard; undefined when there is none to ask. Let go of it with `close`. */
export interface Keyboard {
  readonly stream: ReadStream;
  close(): void;
}

/** Standard input where that is a terminal, else the terminal this process belongs to. */
export function findKeyboard(): Keyboard | undefined {
  if (process.stdin.isTTY) return { stream: process.stdin, close: () => void process.stdin.pause() };
  if (process.platform === 'win32') return undefined;
  try {
    const descriptor = openSync('/dev/tty', 'r');
    try {
      const stream = new ReadStream(descriptor);
      return { stream, close: () => void stream.destroy() };
    } catch {
      closeSync(descriptor);
    }
  } catch {
    // No terminal belongs to this process.
  }
  return undefined;
}

const END_OF_TEXT = '\u0003';
const END_OF_TRANSMISSION = '\u0004';
const BACKSPACES = ['\b', '\u007f'];

/**
 * Asks a question on standard error and reads one line; what is typed is shown only where `shown`. Undefined when the
 * person pressed Ctrl-C or Ctrl-D instead.
 */
export async function ask(keyboard: Keyboard, question: string, shown: boolean): Promise<string | undefined> {
  const { stream } = keyboard;
  // Before the question: whoever answers at once must not be echoed.
  stream.setRawMode(true);
  process.stderr.write(question);
  stream.setEncoding('utf8');
  stream.resume();
  try {
    return await new Promise<string | undefined>((resolve) => {
      let typed = '';
      const finish = (answer: string | undefined) => {
        stream.off('data', hear);
        resolve(answer);
      };
      const hear = (keys: string) => {
        for (const key of keys) {
          if (key === '\r' || key === '\n') return finish(typed);
          if (key === END_OF_TEXT || key === END_OF_TRANSMISSION) return finish(undefined);
          if (BACKSPACES.includes(key)) {
            if (shown && typed !== '') process.stderr.write('\b \b');
            typed = typed.slice(0, -1);
          } else if (key >= ' ') {
            typed += key;
            if (shown) process.stderr.write(key);
          }
        }
      };
      stream.on('data', hear);
      stream.once('end', () => finish(undefined));
    });
  } finally {
    stream.setRawMode(false);
    stream.pause();
    process.stderr.write('\n');
  }
}

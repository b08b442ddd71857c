import type { TerminalMessages } from '../messages/terminal/terminal-messages.ts';
import { linesOfDescriptor } from './descriptor-lines.ts';
import { ask, findKeyboard, type Keyboard } from './terminal.ts';

export { kindOfDescriptor } from './descriptor-lines.ts';

export interface CodeSource {
  /** The next code as it was typed; undefined when there will be none. */
  readonly ask: (triesLeft: number) => Promise<string | undefined>;
  close(): void;
}

/** Codes from a descriptor that a script writes to, a line a try. */
export function codesFromDescriptor(descriptor: number): CodeSource {
  const { lines, close } = linesOfDescriptor(descriptor);
  return { ask: () => lines.next(), close };
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

import type { TerminalMessages } from '../messages/terminal/terminal-messages.ts';
import type { Options, Values } from './arguments.ts';
import type { ExitStatus } from './exit-status.ts';
import type { Output } from './output.ts';

/** What a command has to work with. */
export interface CommandContext {
  readonly values: Values;
  /** What stands on the command line beside options: see `mostWords`. */
  readonly words: readonly string[];
  readonly output: Output;
  /** Where Kiln keeps what it keeps. */
  readonly dataDirectory: string;
}

/** One of the terminal's commands. */
export interface CliCommand {
  readonly options: Options;
  /** How many arguments it takes that are no options; none unless said. */
  readonly mostWords?: number;
  /** What `--help` prints. */
  readonly help: (words: TerminalMessages) => string;
  run(context: CommandContext): Promise<ExitStatus>;
}

import type { ParseArgsConfig } from 'node:util';
import type { Values } from './arguments.ts';
import type { ExitStatus } from './exit-status.ts';
import type { Output } from './output.ts';

/** What a command has to work with. */
export interface CommandContext {
  readonly values: Values;
  readonly output: Output;
  /** Where Kiln keeps what it keeps. */
  readonly dataDirectory: string;
}

/** One of the terminal's commands. */
export interface CliCommand {
  readonly options: NonNullable<ParseArgsConfig['options']>;
  readonly help: string;
  run(context: CommandContext): Promise<ExitStatus>;
}

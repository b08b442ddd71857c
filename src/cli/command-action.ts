import { type Result, succeed } from '../base/result.ts';
import type { UsageFailure } from '../ipc/usage-failure.ts';
import { type CommandLine, isCommon, type Options, usage } from './arguments.ts';

/** One of the things that a command does: `run` of `kiln session run FILE --wait 60`. */
export interface CommandAction {
  /** How many words stand behind it. */
  readonly words: number;
  /** Those that it takes besides what every command takes. One name means the same in all actions of a command. */
  readonly options: Options;
}

/** What the command itself has to understand: the options of all its actions. */
export function optionsOf(actions: Readonly<Record<string, CommandAction>>): Options {
  return Object.assign({}, ...Object.values(actions).map(({ options }) => options));
}

/** The action that a command line asks for, its name, and the words behind it. */
export interface ChosenAction<A> {
  readonly name: string;
  readonly action: A;
  readonly words: readonly string[];
}

/**
 * Finds the action that a command line asks for. An option that only others take is refused: who gives one believes
 * that it does something.
 */
export function chooseAction<A extends CommandAction>(
  command: string,
  actions: Readonly<Record<string, A>>,
  { values, words: [name = '', ...words] }: CommandLine,
): Result<ChosenAction<A>, UsageFailure> {
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action === undefined || words.length !== action.words)
    return usage({ reason: 'no-such-action', command, actions: Object.keys(actions) });
  const stray = Object.keys(values).find(
    (option) => !isCommon(option) && !Object.hasOwn(action.options, option),
  );
  if (stray === undefined) return succeed({ name, action, words });
  const takers = Object.keys(actions).filter((other) => Object.hasOwn(actions[other]?.options ?? {}, stray));
  return usage({ reason: 'option-of-others', command, action: name, option: `--${stray}`, takers });
}

import { type ParseArgsConfig, parseArgs } from 'node:util';
import { fail, type Result, succeed } from '../base/result.ts';
import type { UsageFailure, UsageFault } from '../ipc/usage-failure.ts';

/** What every command takes. */
const COMMON = {
  json: { type: 'boolean' },
  data: { type: 'string' },
  operator: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options'];

/** Names and kinds of options, as Node's `parseArgs` takes them. */
export type Options = NonNullable<ParseArgsConfig['options']>;

/** Whether every command takes an option of that name. */
export function isCommon(name: string): boolean {
  return Object.hasOwn(COMMON, name);
}

/** The values of the options that were given; check them with the functions below. */
export type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** A command line as it was understood: the options that were given, and the words beside them. */
export interface CommandLine {
  readonly values: Values;
  readonly words: readonly string[];
}

/**
 * Reads a command's options and up to `mostWords` other arguments. One more is refused without being repeated: it may
 * be a secret that somebody put on the command line.
 */
export function readOptions(
  words: readonly string[],
  options: Options,
  mostWords = 0,
): Result<CommandLine, UsageFailure> {
  try {
    const { values, positionals } = parseArgs({
      args: joinHyphenedValues(words),
      options: { ...COMMON, ...options },
      allowPositionals: true,
    });
    if (positionals.length > mostWords) {
      return usage({ reason: 'stray-argument' });
    }
    return succeed({ values: values as Values, words: positionals });
  } catch (error) {
    return usage(optionFault(error));
  }
}

/**
 * `--clock-error -90` and `--columns -,-,user` as Node understands them: `--clock-error=-90`. No option of ours looks like a
 * number, nor has a comma in its name.
 */
function joinHyphenedValues(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    const isValue = /^-(?:[0-9.]+|,.*)$/.test(word) || (word === '-' && last === '--columns');
    if (isValue && last !== undefined && /^--[a-z-]+$/.test(last))
      joined[joined.length - 1] = `${last}=${word}`;
    else joined.push(word);
  }
  return joined;
}

/**
 * Node's words name the option, and its value only where it looks like another option. A name is repeated up to 15
 * characters: a secret that somebody put two hyphens before has more.
 */
function optionFault(error: unknown): UsageFault {
  const text = error instanceof Error ? error.message : '';
  const option = /'(-{1,2}[a-z][a-z-]{0,14})(?![a-z-])/.exec(text)?.[1];
  if (option === undefined) return { reason: 'unclear' };
  if (text.startsWith('Unknown')) return { reason: 'no-such-option', option };
  return { reason: text.includes('does not take') ? 'value-unwanted' : 'value-missing', option };
}

/** The option that a word is, without a value behind `=`; undefined where it may be something else. */
export function optionName(word: string): string | undefined {
  return /^(-{1,2}[a-z][a-z-]{0,14})(?:=|$)/.exec(word)?.[1];
}

/** Whether an option, as it is typed, is one of these. */
export function hasOption(options: Options, option: string): boolean {
  const name = option.replace(/^-+/, '');
  if (option.startsWith('--')) return Object.hasOwn(options, name);
  return Object.values(options).some(({ short }) => short === name);
}

export function usage(fault: UsageFault): { readonly ok: false; readonly failure: UsageFailure } {
  return fail({ code: 'usage', ...fault });
}

/** One of a few values; undefined when the option was not given. */
export function oneOf<const T extends string>(
  values: Values,
  name: string,
  allowed: readonly T[],
): Result<T | undefined, UsageFailure> {
  const given = values[name];
  const found = allowed.find((value) => value === given);
  if (given === undefined || found !== undefined) return succeed(found);
  return usage({ reason: 'not-one-of', option: `--${name}`, allowed });
}

/** A number within limits; undefined when the option was not given. */
export function numberIn(
  values: Values,
  name: string,
  least: number,
  most: number,
  wholeOnly = true,
): Result<number | undefined, UsageFailure> {
  const given = values[name];
  if (given === undefined) return succeed(undefined);
  const number = typeof given === 'string' && given.trim() !== '' ? Number(given) : Number.NaN;
  const fits = number >= least && number <= most && (!wholeOnly || Number.isInteger(number));
  return fits ? succeed(number) : usage({ reason: 'not-a-number', option: `--${name}`, least, most });
}

export function text(values: Values, name: string): string | undefined {
  const given = values[name];
  return typeof given === 'string' ? given : undefined;
}

/** The values of an option that may be given several times. */
export function texts(values: Values, name: string): readonly string[] {
  const given = values[name];
  return Array.isArray(given) ? given : [];
}

import { type ParseArgsConfig, parseArgs } from 'node:util';
import { fail, type Result, succeed } from '../base/result.ts';

export interface UsageFailure {
  readonly code: 'usage';
  readonly detail: string;
}

/** What every command takes. */
const COMMON = {
  json: { type: 'boolean' },
  data: { type: 'string' },
  operator: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options'];

type Options = NonNullable<ParseArgsConfig['options']>;

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
      args: joinNegativeNumbers(words),
      options: { ...COMMON, ...options },
      allowPositionals: true,
    });
    if (positionals.length > mostWords) {
      return usage(
        'There is an argument that no option asks for. A secret never goes on the command line, where other programs can read it: use --stdin, or wait to be asked.',
      );
    }
    return succeed({ values: values as Values, words: positionals });
  } catch (error) {
    return usage(optionProblem(error));
  }
}

/** `--clock-error -90` as Node understands it: `--clock-error=-90`. No option of ours looks like a number. */
function joinNegativeNumbers(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    const belongs = /^-[0-9.]+$/.test(word) && last !== undefined && /^--[a-z-]+$/.test(last);
    if (belongs) joined[joined.length - 1] = `${last}=${word}`;
    else joined.push(word);
  }
  return joined;
}

/**
 * Node's words name the option, and its value only where it looks like another option. A name is repeated up to 15
 * characters: a secret that somebody put two hyphens before has more.
 */
function optionProblem(error: unknown): string {
  const text = error instanceof Error ? error.message : '';
  const option = /'(-{1,2}[a-z][a-z-]{0,14})(?![a-z-])/.exec(text)?.[1];
  if (option === undefined) return 'The options cannot be understood.';
  return text.startsWith('Unknown')
    ? `There is no option ${option} here.`
    : `The option ${option} needs ${text.includes('does not take') ? 'no' : 'a'} value.`;
}

export function usage(detail: string): { readonly ok: false; readonly failure: UsageFailure } {
  return fail({ code: 'usage', detail });
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
  return usage(`--${name} takes one of: ${allowed.join(', ')}.`);
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
  return fits ? succeed(number) : usage(`--${name} takes a number from ${least} to ${most}.`);
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

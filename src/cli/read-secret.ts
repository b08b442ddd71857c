import { fail, type Result, succeed } from '../base/result.ts';
import type { QuestionCancelled } from '../ipc/failure.ts';
import type { UsageFailure } from '../ipc/usage-failure.ts';
import { usage } from './arguments.ts';
import { linesOfDescriptor } from './descriptor-lines.ts';
import type { LineReader } from './line-reader.ts';
import { ask, findKeyboard } from './terminal.ts';

export interface SecretSource {
  /** Take it from standard input, whatever that is. */
  readonly fromStdin: boolean;
  /** The same standard input has codes to follow: only its first line is the secret's. */
  readonly firstLineOnly?: boolean;
  /** What to ask for, where somebody is asked. */
  readonly question: () => string;
}

/** Standard input as lines; one reader for the whole process, since it may hold the secret and then codes. */
export function linesOfStdin(): LineReader {
  return linesOfDescriptor(0).lines;
}

/**
 * What a person hands over as the seed: never from arguments or the environment, and not shown while typed. Fails with
 * `cancelled` when the person pressed Ctrl-C or Ctrl-D instead, with `usage` where there is nobody to ask.
 */
export async function readSecretText(
  source: SecretSource,
): Promise<Result<string, UsageFailure | QuestionCancelled>> {
  if (source.fromStdin) {
    const lines = linesOfStdin();
    return succeed((source.firstLineOnly ? await lines.next() : await lines.rest()) ?? '');
  }
  const keyboard = findKeyboard();
  if (keyboard === undefined) return usage({ reason: 'no-terminal', instead: '--stdin' });
  try {
    const typed = await ask(keyboard, source.question(), false);
    return typed === undefined ? fail({ code: 'cancelled', what: 'question' }) : succeed(typed);
  } finally {
    keyboard.close();
  }
}

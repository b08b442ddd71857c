import { fail, type Result, succeed } from '../base/result.ts';
import type { Failure } from '../ipc/failure.ts';
import { numberIn, usage } from './arguments.ts';
import type { CommandContext } from './command.ts';
import { kindOfDescriptor, linesOfDescriptor } from './descriptor-lines.ts';
import { ask, findKeyboard } from './terminal.ts';

/** The option of every command that opens a session. */
export const PASSPHRASE_OPTIONS = { 'passphrase-fd': { type: 'string' } } as const;

export interface PassphraseOrder {
  /** The option that names a descriptor whose next line it is; `passphrase-fd` unless said. */
  readonly option?: string;
  /** What to ask for where a person sits there. */
  readonly question: string;
  /** Asked twice: nobody can see what was typed. */
  readonly twice?: boolean;
}

/**
 * A passphrase: a line of the descriptor that the option names, or what a person types, unseen. Several may come from
 * one descriptor, a line each, and codes after them. Fails with `passphrase-empty` or `usage`.
 */
export async function readPassphrase(
  { values, output }: CommandContext,
  { option = 'passphrase-fd', question, twice = false }: PassphraseOrder,
): Promise<Result<string, Failure>> {
  const descriptor = numberIn(values, option, 0, 1023);
  if (!descriptor.ok) return descriptor;
  if (descriptor.value !== undefined) return fromDescriptor(descriptor.value, option);
  const keyboard = findKeyboard();
  if (keyboard === undefined) return usage({ reason: 'no-terminal-for-passphrase', option: `--${option}` });
  try {
    const first = await ask(keyboard, `${question} `, false);
    if (first === undefined) return fail({ code: 'cancelled', what: 'question' });
    if (first === '') return fail({ code: 'passphrase-empty' });
    if (!twice) return succeed(first);
    const second = await ask(keyboard, `${output.words.session('ask/again')} `, false);
    if (second === undefined) return fail({ code: 'cancelled', what: 'question' });
    return first === second ? succeed(first) : usage({ reason: 'passphrases-differ' });
  } finally {
    keyboard.close();
  }
}

async function fromDescriptor(descriptor: number, option: string): Promise<Result<string, Failure>> {
  if (descriptor === 1 || descriptor === 2)
    return usage({ reason: 'descriptor-is-output', option: `--${option}` });
  if (kindOfDescriptor(descriptor) === undefined)
    return usage({ reason: 'descriptor-closed', option: `--${option}`, descriptor });
  const line = await linesOfDescriptor(descriptor).lines.next();
  return line === undefined || line === '' ? fail({ code: 'passphrase-empty' }) : succeed(line);
}

import type { CliCommand, CommandContext } from '../command.ts';
import { type CommandAction, chooseAction, optionsOf } from '../command-action.ts';
import type { ExitStatus } from '../exit-status.ts';
import { PASSPHRASE_OPTIONS } from '../read-passphrase.ts';
import { LANE_OPTIONS } from '../reader-options.ts';
import { sayFailure } from '../say-failure.ts';
import { activate } from './session-activate.ts';
import { EXPORT_OPTIONS, exportFile } from './session-export.ts';
import { NEW_OPTIONS, newSession } from './session-new.ts';
import {
  bindRow,
  changeRow,
  closeForGood,
  knownSessions,
  ROWS_OPTIONS,
  rows,
  status,
} from './session-rows.ts';
import { runSession, SESSION_RUN_OPTIONS } from './session-run.ts';

interface Action extends CommandAction {
  run(context: CommandContext, words: readonly string[]): Promise<ExitStatus>;
}

/** An action on a session's file: its passphrase is asked for. */
function onFile(words: 1 | 2, run: Action['run'], options: Action['options'] = {}): Action {
  return { words, options: { ...PASSPHRASE_OPTIONS, ...options }, run };
}

const ACTIONS: Readonly<Record<string, Action>> = {
  new: onFile(1, (context, [list = '']) => newSession(context, list), NEW_OPTIONS),
  run: onFile(1, (context, [path = '']) => runSession(context, path), SESSION_RUN_OPTIONS),
  status: onFile(1, (context, [path = '']) => status(context, path)),
  rows: onFile(1, (context, [path = '']) => rows(context, path), ROWS_OPTIONS),
  'put-aside': onFile(2, (context, words) => changeRow(context, 'put-aside', words), {
    note: { type: 'string' },
  }),
  skip: onFile(2, (context, words) => changeRow(context, 'skip', words)),
  again: onFile(2, (context, words) => changeRow(context, 'again', words)),
  bind: onFile(2, bindRow, { serial: { type: 'string' } }),
  export: onFile(1, (context, [path = '']) => exportFile(context, path), EXPORT_OPTIONS),
  activate: onFile(1, (context, [path = '']) => activate(context, path), LANE_OPTIONS),
  close: onFile(1, (context, [path = '']) => closeForGood(context, path), { yes: { type: 'boolean' } }),
  list: { words: 0, options: {}, run: knownSessions },
};

export const session: CliCommand = {
  options: optionsOf(ACTIONS),
  mostWords: 3,
  help: (words) => words.session('help/text'),

  async run(context) {
    const chosen = chooseAction('session', ACTIONS, context);
    if (!chosen.ok) return sayFailure(context.output, chosen.failure);
    return chosen.value.action.run(context, chosen.value.words);
  },
};

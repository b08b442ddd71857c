import { usage } from '../arguments.ts';
import type { CliCommand, CommandContext } from '../command.ts';
import type { ExitStatus } from '../exit-status.ts';
import { PASSPHRASE_OPTIONS } from '../read-passphrase.ts';
import { sayFailure } from '../say-failure.ts';
import { activate } from './session-activate.ts';
import { EXPORT_OPTIONS, exportFile } from './session-export.ts';
import { NEW_OPTIONS, newSession } from './session-new.ts';
import { bindRow, changeRow, closeForGood, knownSessions, rows, status } from './session-rows.ts';
import { runSession, SESSION_RUN_OPTIONS } from './session-run.ts';

interface Action {
  /** How many words stand behind it. */
  readonly words: 0 | 1 | 2;
  run(context: CommandContext, words: readonly string[]): Promise<ExitStatus>;
}

const ACTIONS: Readonly<Record<string, Action>> = {
  new: { words: 1, run: (context, [list = '']) => newSession(context, list) },
  run: { words: 1, run: (context, [path = '']) => runSession(context, path) },
  status: { words: 1, run: (context, [path = '']) => status(context, path) },
  rows: { words: 1, run: (context, [path = '']) => rows(context, path) },
  'put-aside': { words: 2, run: (context, words) => changeRow(context, 'put-aside', words) },
  skip: { words: 2, run: (context, words) => changeRow(context, 'skip', words) },
  again: { words: 2, run: (context, words) => changeRow(context, 'again', words) },
  bind: { words: 2, run: bindRow },
  export: { words: 1, run: (context, [path = '']) => exportFile(context, path) },
  activate: { words: 1, run: (context, [path = '']) => activate(context, path) },
  close: { words: 1, run: (context, [path = '']) => closeForGood(context, path) },
  list: { words: 0, run: knownSessions },
};

export const session: CliCommand = {
  options: {
    ...NEW_OPTIONS,
    ...EXPORT_OPTIONS,
    ...SESSION_RUN_OPTIONS,
    ...PASSPHRASE_OPTIONS,
    reader: { type: 'string', multiple: true },
    output: { type: 'string', short: 'o' },
    find: { type: 'string' },
    state: { type: 'string' },
    count: { type: 'string' },
    note: { type: 'string' },
    serial: { type: 'string' },
    yes: { type: 'boolean' },
  },
  mostWords: 3,
  help: (words) => words.session('help/text'),

  async run(context) {
    const [name = '', ...words] = context.words;
    const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
    if (action === undefined || words.length !== action.words) {
      const detail = `kiln session takes one of: ${Object.keys(ACTIONS).join(', ')}; then what its help says.`;
      return sayFailure(context.output, usage(detail).failure);
    }
    return action.run(context, words);
  },
};

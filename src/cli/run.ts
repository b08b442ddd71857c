import { defaultDataDirectory } from '../station/data-directory.ts';
import { readOptions, text, usage } from './arguments.ts';
import type { CliCommand } from './command.ts';
import { ExitStatus } from './exit-status.ts';
import { HELP } from './help.ts';
import { Output } from './output.ts';
import { sayUntouched } from './say-failure.ts';
import { terminalLanguage } from './terminal-language.ts';

/** Each command is loaded when it is asked for. */
const COMMANDS: Readonly<Record<string, () => Promise<CliCommand>>> = {
  readers: async () => (await import('./commands/readers.ts')).readers,
  info: async () => (await import('./commands/info.ts')).info,
  code: async () => (await import('./commands/code.ts')).code,
  inspect: async () => (await import('./commands/inspect.ts')).inspect,
  burn: async () => (await import('./commands/burn.ts')).burn,
  practice: async () => (await import('./commands/practice.ts')).practice,
  simulator: async () => (await import('./commands/simulator.ts')).simulator,
  serve: async () => (await import('./commands/serve.ts')).serve,
  register: async () => (await import('./commands/register.ts')).register,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
};

/** How long whatever still runs after the work is done may take to end. */
const GRACE_MILLISECONDS = 1000;

/** Carries out one command line and sets the process's exit status. */
export async function run(words: readonly string[]): Promise<void> {
  process.on('uncaughtException', endAsBug);
  try {
    process.exitCode = await runCommand(words);
  } catch (error) {
    endAsBug(error);
  }
  setTimeout(() => process.exit(), GRACE_MILLISECONDS).unref();
}

/** Without the line of source that Node would print: the bundle's lines are long. In English: words may be the fault. */
function endAsBug(error: unknown): void {
  process.stderr.write(`kiln: a fault in Kiln itself. ${error instanceof Error ? error.stack : error}\n`);
  process.exit(ExitStatus.BUG);
}

async function runCommand(words: readonly string[]): Promise<ExitStatus> {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(`${HELP}\n`);
    return ExitStatus.DONE;
  }
  const output = new Output(rest.includes('--json'), terminalLanguage());
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const command = await load?.();
  const line = command
    ? readOptions(rest, command.options, command.mostWords)
    : usage('There is no such command. The commands: ' + Object.keys(COMMANDS).join(', ') + '.');
  if (!line.ok) return sayUntouched(output, line.failure);
  if (command === undefined) throw new Error('a command without its options');
  const { values, words: commandWords } = line.value;
  if (values['help'] === true) {
    process.stdout.write(`${command.help.trim()}\n`);
    return ExitStatus.DONE;
  }
  const dataDirectory = text(values, 'data') || process.env['KILN_DATA'] || defaultDataDirectory();
  return command.run({ values, words: commandWords, output, dataDirectory });
}

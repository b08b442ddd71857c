import type { UsageFailure } from '../ipc/usage-failure.ts';
import { defaultDataDirectory } from '../station/data-directory.ts';
import { hasOption, isCommon, optionName, readOptions, text, usage } from './arguments.ts';
import type { CliCommand } from './command.ts';
import { ExitStatus } from './exit-status.ts';
import { Output } from './output.ts';
import { sayUntouched } from './say-failure.ts';
import { terminalLanguage } from './terminal-language.ts';

/** Each command is loaded when it is asked for. */
const COMMANDS: Readonly<Record<string, () => Promise<CliCommand>>> = {
  readers: async () => (await import('./commands/readers.ts')).readers,
  info: async () => (await import('./commands/info.ts')).info,
  code: async () => (await import('./commands/code.ts')).code,
  inspect: async () => (await import('./commands/inspect.ts')).inspect,
  qr: async () => (await import('./commands/qr.ts')).qr,
  display: async () => (await import('./commands/display.ts')).display,
  burn: async () => (await import('./commands/burn.ts')).burn,
  practice: async () => (await import('./commands/practice.ts')).practice,
  simulator: async () => (await import('./commands/simulator.ts')).simulator,
  session: async () => (await import('./commands/session.ts')).session,
  serve: async () => (await import('./commands/serve.ts')).serve,
  register: async () => (await import('./commands/register.ts')).register,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
};

/** Carries out one command line and ends the process with its status. */
export async function run(words: readonly string[]): Promise<void> {
  process.on('uncaughtException', endAsBug);
  try {
    process.exitCode = await runCommand(words);
  } catch (error) {
    endAsBug(error);
  }
  // Who reads a pipe may take longer than that (`| less`), and is to get all of it.
  await Promise.all([written(process.stdout), written(process.stderr)]);
  // Nothing that is of any use still runs. What may keep a process alive: standard input that somebody holds open.
  process.exit();
}

/** Resolves when everything is handed over, or nobody is there to take it any more. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}

/** Without the line of source that Node would print: the bundle's lines are long. In English: words may be the fault. */
function endAsBug(error: unknown): void {
  process.stderr.write(`kiln: a fault in Kiln itself. ${error instanceof Error ? error.stack : error}\n`);
  process.exit(ExitStatus.BUG);
}

async function runCommand(words: readonly string[]): Promise<ExitStatus> {
  const [name, ...rest] = words;
  const output = new Output(words.includes('--json'), terminalLanguage());
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(`${output.words.help('kiln').trim()}\n`);
    return ExitStatus.DONE;
  }
  if (name.startsWith('-')) return sayUntouched(output, await misplacedOption(name, rest));
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const command = await load?.();
  const line = command
    ? readOptions(rest, command.options, command.mostWords)
    : usage({ reason: 'no-such-command', commands: Object.keys(COMMANDS) });
  if (!line.ok) return sayUntouched(output, line.failure);
  if (command === undefined) throw new Error('a command without its options');
  const { values, words: commandWords } = line.value;
  if (values['help'] === true) {
    process.stdout.write(`${command.help(output.words).trim()}\n`);
    return ExitStatus.DONE;
  }
  const dataDirectory = text(values, 'data') || process.env['KILN_DATA'] || defaultDataDirectory();
  return command.run({ values, words: commandWords, output, dataDirectory });
}

/** What is wrong with an option where the command should stand. */
async function misplacedOption(word: string, rest: readonly string[]): Promise<UsageFailure> {
  const option = optionName(word);
  if (option === undefined) return usage({ reason: 'unclear' }).failure;
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const isKnown =
    isCommon(option.replace(/^-+/, '')) || commands.some(({ options }) => hasOption(options, option));
  if (!isKnown) return usage({ reason: 'no-such-option', option }).failure;
  const command = rest.find((other) => Object.hasOwn(COMMANDS, other)) ?? 'COMMAND';
  return usage({ reason: 'option-before-command', option, command }).failure;
}

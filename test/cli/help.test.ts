import { describe, expect, it, vi } from 'vitest';
import { burn } from '../../src/cli/commands/burn.ts';
import { code } from '../../src/cli/commands/code.ts';
import { display } from '../../src/cli/commands/display.ts';
import { doctor } from '../../src/cli/commands/doctor.ts';
import { info } from '../../src/cli/commands/info.ts';
import { inspect } from '../../src/cli/commands/inspect.ts';
import { practice } from '../../src/cli/commands/practice.ts';
import { qr } from '../../src/cli/commands/qr.ts';
import { readers } from '../../src/cli/commands/readers.ts';
import { register } from '../../src/cli/commands/register.ts';
import { serve } from '../../src/cli/commands/serve.ts';
import { session } from '../../src/cli/commands/session.ts';
import { simulator } from '../../src/cli/commands/simulator.ts';
import { TerminalMessages } from '../../src/messages/terminal/terminal-messages.ts';
import { kiln } from './kiln.ts';

// The bundle's build puts it in.
vi.hoisted(() => Object.assign(globalThis, { KILN_VERSION: '0.0.0' }));

const COMMANDS = {
  ...{
    readers,
    info,
    inspect,
    code,
    qr,
    display,
    burn,
    practice,
    simulator,
    session,
    register,
    serve,
    doctor,
  },
};
/** As wide as a terminal may be that somebody reads a page in. */
const WIDEST = 125;

describe.each(['en', 'de'])('help in %s', (language) => {
  const words = new TerminalMessages(language);

  it.each(Object.entries(COMMANDS))('of %s names every option it takes', (name, command) => {
    const help = command.help(words);
    expect(help).toContain(`kiln ${name}`);
    for (const option of Object.keys(command.options)) expect(help).toMatch(new RegExp(`--${option}\\b`));
    expect(help).not.toContain('{{');
    expect(help.split('\n').filter((line) => line.length > WIDEST)).toEqual([]);
  });

  it('of Kiln names every command', () => {
    const help = words.help('kiln');
    for (const name of Object.keys(COMMANDS)) expect(help).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'));
    expect(help.split('\n').filter((line) => line.length > WIDEST)).toEqual([]);
  });
});

describe('at a German terminal', () => {
  it.each([
    [[], 'Neu hier?'],
    [['--help'], 'Befehle:'],
    [['burn', '--help'], 'nicht nach dem Code fragen'],
    [['code', '-h'], 'den Seed von der Standardeingabe nehmen'],
  ])('kiln %j is in German', async (args, german) => {
    const { status, stdout, stderr } = await kiln(args, { env: { LC_ALL: 'de_DE.UTF-8' } });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(german);
    expect(stdout).not.toMatch(/unless said|Commands:/);
  });
});

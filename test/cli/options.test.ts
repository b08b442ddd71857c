import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { KILN, kiln } from './kiln.ts';
import { SECRET, URI } from './seeds.ts';

const COMMANDS = ['readers', 'info', 'code', 'inspect', 'burn', 'practice', 'simulator', 'doctor'];

describe('help', () => {
  it.each([[['--help']], [['-h']], [['help']], [[]]])('%j teaches', async (args) => {
    const { status, stdout, stderr } = await kiln(args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    for (const word of ['kiln practice', '--json', '--data', '--operator', 'Exit status', '--stdin']) {
      expect(stdout).toContain(word);
    }
  });

  it.each(COMMANDS)('%s --help is its own, and does nothing', async (command) => {
    const { status, stdout } = await kiln([command, '--help']);
    expect(status).toBe(0);
    expect(stdout).toContain(`kiln ${command}`);
  });

  it('says the version', async () => {
    const { version } = await import('../../package.json', { with: { type: 'json' } }).then(
      (module) => module.default,
    );
    for (const option of ['--version', '-v']) {
      expect(await kiln([option])).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
    }
  });
});

describe('what cannot be understood', () => {
  const wrong: [string, string[]][] = [
    ['no such command', ['ignite']],
    ['a name that every object has', ['constructor']],
    ['no such option', ['burn', '--furnace']],
    ['a value missing', ['burn', '--reader']],
    ['a value where another option stands', ['burn', '--reader', '--json']],
    ['a value where none belongs', ['burn', '--stdin=yes']],
    ['an algorithm', ['burn', '--algorithm', 'md5']],
    ['a period', ['burn', '--period', '45']],
    ['a display', ['burn', '--display', '20']],
    ['a waiting time', ['burn', '--wait', '-1']],
    ['a time', ['code', '--at', 'yesterday']],
    ['a time after the end of time', ['code', '--at', '4294967296']],
    ['a port', ['simulator', '--port', '70000']],
    ['a serial', ['simulator', '--serial', '123']],
    ['a fault', ['simulator', '--fault', 'rain']],
  ];

  it.each(wrong)('is refused with status 2: %s', async (_, args) => {
    const people = await kiln(args);
    expect({ status: people.status, stderr: people.stderr }).toEqual({ status: 2, stderr: '' });
    expect(people.stdout).toContain('kiln --help');
    const script = await kiln([...args, '--json']);
    expect(script.status).toBe(2);
    expect(script.objects).toEqual([
      expect.objectContaining({ failure: expect.objectContaining({ code: 'usage' }) }),
    ]);
  });
});

describe('a secret on the command line', () => {
  const put: [string, string[]][] = [
    ['as an argument', ['burn', SECRET]],
    ['as a URI', ['burn', URI]],
    ['after an option', ['burn', '--stdin', SECRET]],
    ['as an option of its own', ['burn', '--secret', SECRET]],
    ['as the value of one', ['burn', `--secret=${SECRET}`]],
    ['in place of an option', ['burn', `--${SECRET}`]],
    ['in small letters', ['burn', `--${SECRET.toLowerCase().replace(/\d/g, 'x')}`]],
    ['behind one hyphen', ['burn', `-${SECRET}`]],
    ['in place of a command', [SECRET]],
    ['as the value of a switch', ['burn', `--stdin=${SECRET}`]],
    ['as the value of a choice', ['burn', '--algorithm', SECRET]],
    ['as a number', ['burn', '--code-fd', SECRET]],
    ['for inspect', ['inspect', SECRET]],
    ['for code', ['code', SECRET]],
    ['as a fault', ['simulator', '--fault', SECRET]],
    ['as a serial', ['simulator', '--serial', SECRET]],
  ];

  it.each(put)('is refused and not repeated: %s', async (_, args) => {
    for (const more of [[], ['--json']]) {
      const { status, stdout, stderr } = await kiln([...args, ...more], { input: URI });
      expect(status).toBe(2);
      expect((stdout + stderr).toUpperCase()).not.toContain(SECRET.slice(0, 8));
    }
  });

  it('says where it belongs', async () => {
    expect((await kiln(['burn', SECRET])).stdout).toMatch(/never goes on the command line.*--stdin/);
  });
});

describe('without a terminal', () => {
  it('burn asks for --stdin instead of waiting', async () => {
    const { status, stdout } = await kiln(['burn', '--reader', 'simulator'], { input: URI });
    expect(status).toBe(2);
    expect(stdout).toContain('--stdin');
  });
});

it('a reader of the output that goes away is no fault', () => {
  const shell = `"${process.execPath}" "${KILN}" $0 </dev/null | true; exit \${PIPESTATUS[0]}`;
  for (const command of ['--help', '--version', 'practice']) {
    const { status, stderr } = spawnSync('bash', ['-c', shell, command], { encoding: 'utf8' });
    expect({ command, status, stderr }).toEqual({ command, status: 0, stderr: '' });
  }
});

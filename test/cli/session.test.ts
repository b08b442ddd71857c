import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Desk, PASSPHRASE } from './session-desk.ts';
import { TerminalSession } from './terminal-session.ts';

describe('the command line of sessions', () => {
  it.each([[[]], [['nothing']], [['status']], [['status', 'a', 'b']]])(
    'names what there is: %j',
    async (words) => {
      const { stdout, status } = await new Desk().run(words);
      expect(status).toBe(2);
      expect(stdout).toMatch(
        /new, run, status, rows, put-aside, skip, again, bind, export, activate, close, list/,
      );
    },
  );

  it.each([
    ['run', 'find', ['--find', 'x'], 'rows'],
    ['status', 'yes', ['--yes'], 'close'],
    ['skip', 'note', ['1', '--note', 'on leave'], 'put-aside'],
    ['rows', 'wait', ['--wait', '5'], 'run, activate'],
    ['close', 'output', ['-o', 'x'], 'new, export'],
  ])('%s takes no --%s, and says who does', async (action, option, words, takers) => {
    const desk = new Desk();
    const { stdout, status } = await desk.run([action, desk.session, ...words]);
    expect(status).toBe(2);
    expect(stdout).toContain(`kiln session ${action} takes no --${option}`);
    expect(stdout).toContain(takers);
  });

  it('has a help in each language that names every action and option', async () => {
    const { session } = await import('../../src/cli/commands/session.ts');
    const { TerminalMessages } = await import('../../src/messages/terminal/terminal-messages.ts');
    for (const language of ['en', 'de']) {
      const help = session.help(new TerminalMessages(language));
      for (const option of Object.keys(session.options)) expect(help).toContain(`--${option}`);
      for (const action of [
        'new',
        'run',
        'status',
        'rows',
        'put-aside',
        'bind',
        'export',
        'activate',
        'close',
        'list',
      ])
        expect(help).toMatch(new RegExp(`\\b${action}\\b`));
    }
  });
});

describe('at a terminal', { tags: ['terminals'] }, () => {
  it('passphrases are asked for twice, unseen, and must be the same', async () => {
    const desk = new Desk();
    const path = desk.file('users.csv', 'user\nada\n');
    const first = new TerminalSession(`session new '${path}' -o '${desk.session}' --accept make-seeds`);
    await first.sees(/A passphrase for the session.*: /);
    first.type('horse staple\r');
    await first.sees(/Once more: /);
    first.type('horse stable\r');
    await first.sees(/two different passphrases/);
    expect(await first.ended()).toBe(2);
    expect(first.screen).not.toContain('horse');
    expect(existsSync(desk.session)).toBe(false);
    const second = new TerminalSession(`session new '${path}' -o '${desk.session}' --accept make-seeds`, {
      LC_ALL: 'de_DE.UTF-8',
    });
    await second.sees(/Eine Passphrase für die Serie.*: /);
    second.type('horse staple\r');
    await second.sees(/Noch einmal: /);
    second.type('horse staple\r');
    await second.sees(/Die Serie .* ist da, mit einer Zeile\./);
    expect(await second.ended()).toBe(0);
  });

  it('closing asks once', async () => {
    const desk = new Desk();
    await desk.made();
    const kept = new TerminalSession(`session close '${desk.session}'`);
    await kept.sees(/Passphrase of the session .*: /);
    kept.type(`${PASSPHRASE}\r`);
    await kept.sees(/Destroy the seeds of this session for good\? 3 rows are not done\. \(y\/N\) /);
    kept.type('\r');
    await kept.sees(/Nothing was closed\./);
    expect(await kept.ended()).toBe(4);
    const gone = new TerminalSession(`session close '${desk.session}'`);
    await gone.sees(/: /);
    gone.type(`${PASSPHRASE}\r`);
    await gone.sees(/\(y\/N\) /);
    gone.type('y\r');
    await gone.sees(/The session is closed\. Its 3 seeds are destroyed/);
    expect(await gone.ended()).toBe(0);
  });
});

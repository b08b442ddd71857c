import { expect, it } from 'vitest';
import { kiln, kilnObject, newFolder } from '../cli/kiln.ts';
import { SECRET } from '../cli/seeds.ts';
import { TerminalSession } from '../cli/terminal-session.ts';
import { burnFor, SERIAL } from './burn-in-terminal.ts';

const JO = '+jo@example.org';

it('takes a token from somebody only with --reassign, and says whose it was', async () => {
  const data = newFolder();
  await burnFor(JO, data);
  const input = (account: string) => `otpauth://totp/Contoso:${account}?secret=${SECRET}&issuer=Contoso`;
  const args = ['burn', '--stdin', '--no-verify', '--reader', 'simulator'];
  const refused = await kiln([...args, '--json'], { data, input: input('kim') });
  expect(refused.status).toBe(4);
  expect(refused.objects).toMatchObject([
    {
      event: 'result',
      outcome: 'untouched',
      failure: { code: 'assigned-to-another', serial: SERIAL, name: '+jo@example.org, Contoso' },
    },
  ]);
  // Nobody to ask at: the same, in words.
  const words = await kiln(args, { data, input: input('kim') });
  expect(words.status).toBe(4);
  expect(words.stdout).toContain(`The token ${SERIAL} belongs to +jo@example.org, Contoso.`);
  expect(words.stdout).toContain('--reassign');
  // For the same person there is nothing to ask.
  expect(await kiln(args, { data, input: input('+JO%40example.org') })).toMatchObject({ status: 0 });
  const taken = await kiln([...args, '--reassign', '--json'], { data, input: input('kim') });
  expect(taken.status).toBe(0);
  expect(taken.objects.at(-1)).toMatchObject({
    event: 'result',
    reassignedFrom: { issuer: 'Contoso' },
  });
  const told = await kiln([...args, '--reassign'], { data, input: input('ann') });
  expect(told.stdout).toContain('Until now it belonged to kim, Contoso');
  expect(await kilnObject(['register', 'show', SERIAL, '--json'], { data })).toMatchObject({
    assignments: [{ why: 'reassigned' }, { account: 'kim', why: 'reassigned' }, { account: 'ann' }],
  });
});

it('asks a person, naming whose it is', { tags: ['terminals'] }, async () => {
  const data = newFolder();
  await burnFor('jo', data);
  for (const [answer, status] of [
    ['\r', 4],
    ['n\r', 4],
    ['\x03', 4],
    ['y\r', 0],
  ] as const) {
    const session = new TerminalSession('burn --reader simulator --no-verify --account kim', {
      KILN_DATA: data,
    });
    await session.sees(/otpauth:\/\/ text or key/);
    session.type(`otpauth://totp/x?secret=${SECRET}&issuer=Contoso\r`);
    await session.sees(
      /The token 86596100000017 belongs to jo, Contoso. Take it from them and burn\? \(y\/N\)/,
    );
    session.type(answer);
    expect(await session.ended(), answer).toBe(status);
  }
});

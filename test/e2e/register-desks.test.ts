// @module-tag chromium
// @module-tag readers
// @module-tag postgres
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { kiln, kilnObject, newFolder } from '../cli/kiln.ts';
import { SECRET, URI } from '../cli/seeds.ts';
import { layAndSee, switchOffAndOn } from '../device/laid-token.ts';
import { TestPostgres } from '../register/postgres.ts';
import { useDesk, usedToken } from './desk.ts';
import { pasteText } from './hands.ts';
import { ServedKiln } from './harness.ts';
import { RegisterWindow } from './register-window.ts';

/** The serial of the token that every simulated reader holds. */
const SHARED_SERIAL = '86596100000017';

describe('two desks on one database', () => {
  const desk = useDesk();
  let postgres: TestPostgres;

  beforeAll(async () => {
    postgres = await TestPostgres.start();
  });
  afterEach(() => postgres?.close());
  afterAll(() => postgres?.close());

  /** A desk without readers of its own: its tokens are burned on the simulated one, in a terminal beside the window. */
  async function secondDesk() {
    const data = newFolder();
    const env = { KILN_REGISTER: postgres.address('desk'), PCSCLITE_CSOCK_NAME: '/nobody' };
    const window = await ServedKiln.start({ data, env, settings: { operator: 'santos' } });
    const burn = async (account: string) => {
      const input = `otpauth://totp/Contoso:${account}?secret=${SECRET}&issuer=Contoso`;
      const args = ['burn', '--stdin', '--no-verify', '--reassign', '--reader', 'simulator'];
      expect(await kiln([...args, '--operator', 'santos'], { data, env, input })).toMatchObject({
        status: 0,
      });
    };
    return { window, data, env, burn, register: new RegisterWindow(window) };
  }

  test('know of each other, go on while the server is killed, and catch up by themselves', {
    timeout: 180_000,
  }, async () => {
    const env = { KILN_REGISTER: postgres.address('desk') };
    const one = await ServedKiln.start({ env, settings: { operator: 'meyer' } });
    const two = await secondDesk();
    const register = new RegisterWindow(one);
    await register.open();
    await two.register.open();
    await register.says('The register is empty.');

    // Burned at the second desk, it comes into the first one's open table by itself.
    await two.burn('ann');
    await expect.poll(() => register.serials(), { timeout: 20_000 }).toEqual([SHARED_SERIAL]);
    await register.openToken(SHARED_SERIAL);
    await register.says('Burned for ann, Contoso, not verified');

    // The same token at the first desk: it asks about ann, whom it knows from the second.
    const token = usedToken(SHARED_SERIAL);
    await layAndSee(desk.witness, desk.reader, token);
    await one.page.getByRole('navigation').getByRole('button', { name: 'Burn' }).click();
    await one.says('token', SHARED_SERIAL);
    await pasteText(one.page, URI);
    await one.says('burn', 'Onto');
    await one.stage('burn').getByRole('button', { name: 'Burn' }).click();
    await one.says('burn', /was burned for ann, Contoso on/);

    // The server is gone: both say so, and go on.
    postgres.kill();
    for (const { page } of [one, two.window]) {
      const line = page.getByRole('banner').getByText('Other desks cannot be reached.');
      await line.waitFor({ timeout: 30_000 });
    }
    await one.button('Wipe it and burn').click();
    await one.says('verify', '3 tries left');
    await switchOffAndOn(desk.witness, desk.reader, token);
    await one.page.keyboard.type(token.display().text);
    await one.says('verify', 'Until now this token belonged to ann, Contoso.');
    const line = one.page.getByRole('banner').getByText(/[0-9]+ entries wait to be sent/);
    await line.waitFor({ timeout: 30_000 });
    await one.look();
    await one.button('Next token').click();
    await two.burn('bob');
    await two.register.says('Other desks cannot be reached.');

    // Back: nobody does anything, and both have everything, in order and once.
    postgres.up();
    for (const { page } of [one, two.window]) {
      const said = page.getByRole('banner').getByText('Other desks cannot be reached.');
      await said.waitFor({ state: 'detached', timeout: 60_000 });
    }
    const owners = async (data: string, deskEnv: Readonly<Record<string, string>>) => {
      const page = await kilnObject(['register', 'show', SHARED_SERIAL, '--json'], { data, env: deskEnv });
      return page['assignments'].map(({ account }: { account: string }) => account);
    };
    const expected = ['ann', 'jo@example.org', 'bob'];
    await expect.poll(() => owners(one.data, env), { timeout: 30_000 }).toEqual(expected);
    await expect.poll(() => owners(two.data, two.env), { timeout: 30_000 }).toEqual(expected);
    await two.register.openToken(SHARED_SERIAL);
    await two.register.says('Burned for jo@example.org, Contoso and verified');
    const rows = await postgres.ask<{ line: string }>(
      'owner',
      `SELECT chained || ',"hash":"' || hash || '","personal":' || personal || '}' AS line FROM kiln.entries`,
    );
    const journals = [one.data, two.data].flatMap((data) =>
      readFileSync(join(data, 'journal.jsonl'), 'utf8').trimEnd().split('\n'),
    );
    expect(rows.map((row) => row.line).sort()).toEqual(journals.sort());

    // Forgotten at one desk, gone at the other as well.
    await two.register.press('Show this user');
    await two.register.press('Forget this person …');
    await two.window.page.getByLabel('Type the account to confirm').fill('bob');
    await two.register.press('Forget for good');
    await two.register.says(/Forgotten, in [0-9]+ entr/);
    await expect
      .poll(() => owners(one.data, env), { timeout: 30_000 })
      .toEqual(['ann', 'jo@example.org', expect.stringMatching(/^person-[0-9a-f]{12}$/)]);
    for (const data of [one.data, two.data]) {
      expect(await kilnObject(['register', 'verify', '--json'], { data, env })).toMatchObject({
        whole: true,
      });
    }
  });
});

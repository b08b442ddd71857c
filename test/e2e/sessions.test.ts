// @module-tag chromium
// @module-tag readers
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { encodeBase32 } from '../../src/otp/base32.ts';
import type { FaultPlan } from '../../src/simulator/faults.ts';
import { bankCard } from '../../src/simulator/other-cards.ts';
import type { SimulatedToken } from '../../src/simulator/simulated-token.ts';
import type { VpcdToken } from '../../src/simulator/vpcd/vpcd-token.ts';
import { cardIs, eventually } from '../device/eventually.ts';
import { lay, newToken } from '../device/laid-token.ts';
import type { VpcdReader } from '../device/pcscd.ts';
import { oathCode } from '../judges/oath-code.ts';
import { dropFiles, pasteText } from '../renderer/drop-files.ts';
import { burnFacts, useDesk } from './desk.ts';
import { ServedKiln } from './harness.ts';

const PASSPHRASE = 'correct horse battery staple';
const WITHIN = { timeout: 20_000 };

const PEOPLE = [
  ...['ada.lovelace', 'grace.hopper', 'katherine.johnson', 'annie.easley', 'mary.jackson', 'hedy.lamarr'],
  ...['radia.perlman', 'barbara.liskov', 'jean.bartik', 'frances.allen', 'evelyn.boyd', 'dorothy.vaughan'],
];

/** Twelve people without a secret, one of them twice, and one whose secret was mistyped. */
const LIST = [
  'upn,secret key,issuer',
  ...PEOPLE.map((name) => `${name}@contoso.example,,Contoso`),
  'ada.lovelace@contoso.example,,Contoso',
  'joan.clarke@contoso.example,GEZDGNBVGY3T0OJQGEZDGNBVGY3TQOJQ,Contoso',
].join('\r\n');

/** A list of so many people, each with one of the secrets that were given. */
const listOf = (secrets: readonly string[]) =>
  ['upn,secret key', ...secrets.map((secret, index) => `${PEOPLE[index]}@contoso.example,${secret}`)].join(
    '\n',
  );

/** The Sessions room of a served Kiln, and hands that lay tokens down. */
class SessionDesk {
  readonly kiln: ServedKiln;

  private constructor(kiln: ServedKiln) {
    this.kiln = kiln;
  }

  static async open(kiln: ServedKiln): Promise<SessionDesk> {
    await kiln.button('Sessions').click();
    return new SessionDesk(kiln);
  }

  get page(): Page {
    return this.kiln.page;
  }

  drop(name: string, content: string): Promise<void> {
    return dropFiles(this.page, [{ name, bytes: Buffer.from(content) }]);
  }

  async make(): Promise<void> {
    await this.kiln.button('Next').click();
    await this.page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await this.page.getByLabel('Passphrase again').fill(PASSPHRASE);
    await this.kiln.button('Make the session').click();
  }

  lane(number: number) {
    return this.page.locator(`[data-lane="${number}"]`);
  }

  /** Waits until a lane says so. */
  says(number: number, words: string | RegExp): Promise<void> {
    return this.#wait(this.lane(number), words);
  }

  /** Waits until the room says so anywhere. */
  sees(words: string | RegExp): Promise<void> {
    return this.#wait(this.page.getByRole('main'), words);
  }

  /** Rejects with what the window says instead. */
  async #wait(place: Locator, words: string | RegExp): Promise<void> {
    try {
      await place.getByText(words).filter({ visible: true }).first().waitFor(WITHIN);
    } catch {
      const said = await this.page.getByRole('main').innerText();
      throw new Error(`no word of "${words}". The window:\n${said.replace(/\n+/g, '\n')}`);
    }
  }

  async tab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
  }
}

function secretOf(token: SimulatedToken): string {
  const secret = token.storedSeed()?.unwrap((bytes) => encodeBase32(bytes));
  if (secret === undefined) throw new Error('the token is blank');
  return secret.replace(/=+$/, '');
}

describe('a session in the window, on the real pcscd', () => {
  const desk = useDesk();
  const readers = () => desk.pcscd.readers as readonly [VpcdReader, VpcdReader];
  /** Takes it off, switches it off and on, and reads it. Until pcscd has seen that, another card would be no change. */
  const codeOf = async (reader: VpcdReader, door: VpcdToken, token: SimulatedToken): Promise<string> => {
    door.close();
    await eventually(desk.witness, cardIs(reader.name, 'absent'));
    token.pressButton();
    token.pressButton();
    return token.display().text;
  };
  const tokenAt = (index: number) => newToken({ serial: `8659610000010${index}`, clockErrorSeconds: -20 });

  test('from a list to closed: four burned on two readers, exported, activated', async () => {
    const kiln = await ServedKiln.start({ browser: { permissions: ['clipboard-read', 'clipboard-write'] } });
    const room = await SessionDesk.open(kiln);
    const { page } = room;
    await kiln.look();
    await room.drop('New joiners, spring.csv', LIST);
    await room.sees('Up to 13, if you accept what is asked.');
    await room.sees('The same user again');
    // Their seeds are made only because somebody says so.
    await page.getByRole('radio', { name: /^Make 13 seeds/ }).check();
    await room.sees('12 of 14 can be burned');
    await kiln.look('session-list');
    await page.getByRole('listitem').filter({ hasText: 'wrong character' }).getByRole('button').click();
    await page.getByRole('row').getByText('joan.clarke@contoso.example').waitFor();
    await kiln.button('Next').click();
    await kiln.button('Back to the list').click();
    await room.make();

    await kiln.button('Start').click();
    await room.says(1, 'Lay down');
    const tokens = [tokenAt(0), tokenAt(1), tokenAt(2), tokenAt(3)] as const;
    const [first, second] = readers();
    const doors = [lay(first, tokens[0]), lay(second, tokens[1])] as const;
    await room.says(1, 'Type code');
    await room.says(2, 'Type code');
    await kiln.look();
    // The second lane's code is typed first: it says itself whose it is.
    await page.keyboard.type(await codeOf(second, doors[1], tokens[1]));
    await room.says(2, /Done|Lay down/);
    await page.keyboard.type('000000');
    await room.says(1, 'This code does not fit.');
    await page.keyboard.type(await codeOf(first, doors[0], tokens[0]));
    await room.sees('2 of 12 done');

    // What lies on a lane and is no token of anybody's is refused, and nothing else stands still.
    const bank = lay(first, bankCard());
    await room.says(1, 'Not this one');
    const third = lay(second, tokens[2]);
    await room.says(2, 'Type code');
    await page.keyboard.type(await codeOf(second, third, tokens[2]));
    await room.sees('3 of 12 done');
    bank.close();
    await room.says(1, 'Lay down');
    const fourth = lay(first, tokens[3]);
    await room.says(1, 'Type code');
    await kiln.look('session-lanes');
    // A window that is opened again shows the truth.
    await page.reload();
    await room.says(1, 'Type code');
    await page.keyboard.type(await codeOf(first, fourth, tokens[3]));
    await room.sees('4 of 12 done');
    await room.says(1, 'Lay down');
    await page.keyboard.press('1');
    await page.keyboard.press('a');
    await page.getByLabel('Why').fill('On leave until May');
    await page.keyboard.press('Enter');
    await room.sees('1 put aside');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Space');
    await kiln.button('Go on').waitFor();
    await room.tab('Rows');
    await page.getByRole('row').getByText('On leave until May').waitFor();
    await kiln.look();

    await room.tab('Lists out');
    await page.getByLabel('Passphrase for the file').fill(PASSPHRASE);
    await page.getByLabel('Passphrase again').fill(PASSPHRASE);
    const download = page.waitForEvent('download');
    await kiln.button('Save the list').click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/\.csv\.age$/);
    const sealed = readFileSync(await file.path());
    await room.sees('Saved:');
    await kiln.look('session-export');
    const age = new Decrypter();
    age.addPassphrase(PASSPHRASE);
    const [header, ...lines] = (await age.decrypt(sealed, 'text')).trim().split(/\r?\n/);
    expect(header).toBe('upn,serial number,secret key,time interval,manufacturer,model');
    const exported = new Map(lines.map((line) => line.split(',')).map(([, serial, key]) => [serial, key]));
    expect(exported).toEqual(new Map(tokens.map((token) => [token.serial, secretOf(token)])));

    await kiln.button('Activate tokens').click();
    await room.sees('No finished token of this session lies on a reader.');
    lay(first, tokens[0]);
    await room.sees(tokens[0].serial);
    const shown = page.locator('strong[class*=tabular]').filter({ hasText: /^\d{3} \d{3}$/ });
    // Both at one moment: the token's code changes while the window is waited for.
    const codes = async () => [
      (await shown.innerText()).replace(' ', ''),
      oathCode(tokens[0].clock.seconds, { secret: secretOf(tokens[0]) }),
    ];
    await expect.poll(codes, WITHIN).toSatisfy(([window, token]) => window === token);
    await kiln.look();

    await room.tab('Finish');
    await room.sees('12 seeds are destroyed.');
    await kiln.look();
    await kiln.button('Finish for good …').click();
    await kiln.button('Destroy them').click();
    await room.sees('12 seeds are gone.');
    await kiln.look();
    await kiln.button('To the beginning').click();
    await kiln.button('Open a list').waitFor();

    const ends = (await burnFacts(kiln.data)).filter(({ kind }) => kind === 'burn-end');
    expect(ends.map(({ outcome }) => outcome)).toEqual(['verified', 'verified', 'verified', 'verified']);
    const folder = join(kiln.data, 'sessions');
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      for (const token of tokens) {
        const seed = token.storedSeed()?.unwrap((raw) => Buffer.from(raw)) ?? Buffer.alloc(0);
        expect(bytes.includes(seed)).toBe(false);
      }
    }
  }, 120_000);

  test('that is cut off in the middle of a token stands first, names it, and is gone on with', async () => {
    const secrets = ['GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'];
    const kiln = await ServedKiln.start();
    const room = await SessionDesk.open(kiln);
    await room.drop('two.csv', listOf(secrets));
    await room.sees('2 of 2 can be burned');
    await room.make();
    await kiln.button('Start').click();
    await room.says(1, 'Lay down');
    const token = tokenAt(7);
    const late: FaultPlan = {
      faults: Array.from({ length: 12 }, (_, index) => ({
        kind: 'delay',
        milliseconds: 1200,
        command: index + 1,
      })),
    };
    const door = lay(readers()[0], token, late);
    await room.says(1, 'Burning');
    await expect.poll(() => room.lane(1).locator('[data-done]').count(), WITHIN).toBeGreaterThan(1);
    await kiln.kill();
    door.close();

    const again = await ServedKiln.start({ data: kiln.data });
    const next = await SessionDesk.open(again);
    const { page } = next;
    const known = page.getByRole('main').getByRole('listitem').filter({ hasText: 'interrupted' });
    await known.getByRole('button').click();
    await page.getByLabel('Passphrase').fill('not that one');
    await page.keyboard.press('Enter');
    await page.locator('[data-kind=bad]').waitFor(WITHIN);
    await page.getByLabel('Passphrase').fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await next.sees('Kiln was cut off while these tokens were written');
    await next.sees(token.serial);
    await again.look();
    await again.button('Start').click();
    await next.says(1, 'Lay down');
    const back = lay(readers()[0], token);
    await next.says(1, 'Type code');
    expect(secretOf(token)).toBe(secrets[0]);
    await page.keyboard.type(await codeOf(readers()[0], back, token));
    await next.sees('1 of 2 done');
  }, 90_000);

  test('in German, in the dark', async () => {
    const kiln = await ServedKiln.start({
      settings: { language: 'de', colours: 'dark' },
      browser: { colorScheme: 'dark' },
    });
    await kiln.button('Serien').click();
    const { page } = kiln;
    await pasteText(page, listOf(['', '', '', '']));
    await page.getByRole('radio', { name: /^4 Seeds/ }).check();
    await page.getByText('4 von 4 lassen sich brennen').waitFor(WITHIN);
    await kiln.look();
    await kiln.button('Weiter').click();
    await kiln.button('Eine ausdenken').click();
    await page.getByLabel('Ich habe sie').check();
    await kiln.look();
    await kiln.button('Serie anlegen').click();
    await kiln.button('Los').click();
    await page.locator('[data-lane="1"]').getByText('Hinlegen').waitFor(WITHIN);
    const token = tokenAt(5);
    const door = lay(readers()[1], token);
    await page.locator('[data-lane="2"]').getByText('Code tippen').waitFor(WITHIN);
    await kiln.look();
    await page.keyboard.type(await codeOf(readers()[1], door, token));
    await page.getByText('1 von 4 fertig').waitFor(WITHIN);
  });
});

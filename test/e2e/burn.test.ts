// @module-tag chromium
// @module-tag readers
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { URI } from '../cli/seeds.ts';
import { lay, layAndSee, newToken, seedOf, switchOffAndOn } from '../device/laid-token.ts';
import { oathCode, wrongCode } from '../judges/oath-code.ts';
import { burnEnd, burnHistory, OLD_SEED, SEED, SERIAL, useDesk, usedToken } from './desk.ts';
import { dropSample, pasteSample, pasteText } from './hands.ts';
import { ServedKiln } from './harness.ts';

const WHOLE_BURN = ['identified', 'authenticated', 'configured', 'seeded', 'confirmed', 'burn-end'];

describe('a token on the real pcscd, burned in the window', () => {
  const desk = useDesk();

  test('from a picture to verified in four actions', async () => {
    const kiln = await ServedKiln.start({ settings: { autoBurn: true } });
    const token = newToken({ clockErrorSeconds: -47 });
    const actions: string[] = [];
    const operator = (action: string, work: () => unknown) => {
      actions.push(action);
      return work();
    };
    await operator('drops a picture', () => dropSample(kiln.page, 'webcam-blur-strong-640x480-0.png'));
    await kiln.says('seed', 'bob.miller@fabrikam.onmicrosoft.com');
    await operator('lays the token down', () => lay(desk.reader, token));
    await kiln.says('verify', 'switch it off and on');
    await kiln.look('burn-verify');
    await operator('switches it off and on', () => switchOffAndOn(desk.witness, desk.reader, token));
    // What OATH Toolkit makes of the secret in the picture.
    const { text } = token.display();
    const secret = '3KYDZRMIHDY5BXLQQ5CYYQTZKQ62JQYR';
    expect(text).toBe(oathCode(token.clock.seconds, { secret }));
    await operator('types its code', () => kiln.page.keyboard.type(text));
    await kiln.says('verify', 'Burned and verified');
    await kiln.says('verify', /Clock set: it was 4[78] seconds off/);
    expect(actions.length).toBeLessThanOrEqual(4);
    await kiln.look();

    expect(await burnHistory(kiln.data)).toEqual(WHOLE_BURN);
    expect(await burnEnd(kiln.data)).toMatchObject({ outcome: 'verified', verification: 'code' });
    const journal = readFileSync(join(kiln.data, 'journal.jsonl'), 'utf8');
    expect(journal).toContain('bob.miller@fabrikam.onmicrosoft.com');
    expect(journal).not.toContain(secret);
    expect(await kiln.page.content()).not.toContain(secret);
  });

  test('from a picture in the clipboard: SHA-256, 60 seconds; a wrong code and then the right one', async () => {
    const kiln = await ServedKiln.start();
    const { page } = kiln;
    const token = usedToken();
    lay(desk.reader, token);
    await kiln.says('token', SERIAL);
    await pasteSample(page, 'screens-tooltip-overlap-2560x1440-1_25.png');
    await kiln.says('burn', 'd.nguyen@gmail.com');
    await page.keyboard.press('Enter');
    await kiln.says('verify', '3 tries left');
    await switchOffAndOn(desk.witness, desk.reader, token);
    await page.keyboard.type('000000');
    await kiln.says('verify', 'This code does not fit.');
    await kiln.says('verify', 'Tries left: 2');
    await page.keyboard.type(token.display().text);
    await kiln.says('verify', 'Burned and verified');
    expect(token.storedConfig()).toMatchObject({ algorithmCode: 2, stepSeconds: 60 });
    expect(await burnEnd(kiln.data)).toMatchObject({ outcome: 'verified' });
    // What the register knows of it now, whoever comes next.
    await kiln.button('Next token').click();
    await kiln.says('token', /Burned for d.nguyen@gmail.com, Dropbox on .*Burning wipes that/);
  });

  /** Burned with the seed of test/cli/seeds.ts, up to the question for the code. */
  async function burned(token = usedToken(), options = {}) {
    const kiln = await ServedKiln.start(options);
    await layAndSee(desk.witness, desk.reader, token);
    await kiln.says('token', token.serial);
    await pasteText(kiln.page, URI);
    await kiln.says('burn', 'jo@example.org');
    await kiln.page.keyboard.press('Enter');
    await kiln.says('verify', /3 tries left|noch 3 Versuche/);
    return { kiln, token };
  }

  test('a wrong code three times: seeded, not verified, and burned again', async () => {
    const { kiln, token } = await burned();
    for (const left of ['2', '1']) {
      await kiln.page.keyboard.type(wrongCode());
      await kiln.says('verify', `Tries left: ${left}`);
    }
    await kiln.page.keyboard.type(wrongCode());
    await kiln.says('verify', 'No code that was typed fits the seed.');
    await kiln.says('verify', 'The token took the seed, but no code has been checked.');
    await kiln.says('verify', 'Do not finish the registration.');
    await kiln.look();
    expect(await burnEnd(kiln.data)).toMatchObject({ outcome: 'seeded', failure: 'wrong-code' });
    expect(seedOf(token)).toBe(SEED);
    await kiln.button('Burn again').click();
    await kiln.says('token', /not verified. Burning wipes that/);
    await kiln.page.keyboard.press('Enter');
    await kiln.says('verify', '3 tries left');
    await switchOffAndOn(desk.witness, desk.reader, token);
    await kiln.page.keyboard.type(token.display().text);
    await kiln.says('verify', 'Burned and verified');
  });

  test('compared by eye: on the record as such', async () => {
    const { kiln, token } = await burned();
    await switchOffAndOn(desk.witness, desk.reader, token);
    const { text } = token.display();
    expect(await kiln.page.content()).not.toContain(`${text.slice(0, 3)} ${text.slice(3)}`);
    await kiln.button('Compare by eye').click();
    await kiln.says('verify', 'The display has to show');
    const shown = await kiln
      .stage('verify')
      .getByText(/[0-9]{3} [0-9]{3}/)
      .first()
      .textContent();
    const around = [-30, 0, 30].map((seconds) => oathCode(token.clock.seconds + seconds));
    expect(around).toContain(shown?.replace(/^([0-9]{3}) ([0-9]{3}).*/, '$1$2'));
    await kiln.look();
    await kiln.button('It shows this').click();
    await kiln.says('verify', 'Burned, and compared by eye');
    expect(await burnEnd(kiln.data)).toMatchObject({ outcome: 'verified', verification: 'by-eye' });
  });

  test('left unchecked: seeded, and nobody is told that it works', async () => {
    const { kiln, token } = await burned();
    await kiln.button('Leave unchecked').click();
    await kiln.says('verify', 'The code was not checked.');
    expect(await burnEnd(kiln.data)).toMatchObject({
      outcome: 'seeded',
      verification: 'none',
      failure: 'no-code',
    });
    expect(seedOf(token)).toBe(SEED);
  });

  test('over somebody else’s seed only after a question with the name', async () => {
    const { kiln, token } = await burned();
    await switchOffAndOn(desk.witness, desk.reader, token);
    await kiln.page.keyboard.type(token.display().text);
    await kiln.says('verify', 'Burned and verified');
    const old = seedOf(token);
    await kiln.button('Next token').click();
    await pasteText(
      kiln.page,
      URI.replace('jo%40', 'kim%40').replace('GEZDGNBVGY3TQOJQ', 'JBSWY3DPEHPK3PXP'),
    );
    await kiln.says('burn', 'kim@example.org');
    await kiln.page.keyboard.press('Enter');
    await kiln.says('burn', /was burned for jo@example.org, Contoso on .*wipes that for good/);
    await kiln.look();
    await kiln.button('Leave it').click();
    expect(seedOf(token)).toBe(old);
    await kiln.stage('burn').getByRole('button', { name: 'Burn' }).click();
    await kiln.button('Wipe it and burn').click();
    await kiln.says('verify', '3 tries left');
    expect(seedOf(token)).not.toBe(old);
    expect(seedOf(token)).not.toBe(OLD_SEED);
  });

  test('in German, in the dark', async () => {
    const kiln = await ServedKiln.start();
    const { page } = kiln;
    await kiln.button('Settings').click();
    await kiln.look();
    await page.getByLabel('Language', { exact: true }).selectOption('de');
    await page.getByText('Dunkel', { exact: true }).click();
    await expect.poll(() => page.getAttribute('html', 'data-mantine-color-scheme')).toBe('dark');
    await kiln.look();
    await kiln.button('Brennen').click();
    const token = newToken({ clockErrorSeconds: 31 });
    lay(desk.reader, token);
    await kiln.says('token', /3[01] Sekunden vor/);
    await pasteText(page, URI);
    await kiln.says('burn', 'jo@example.org');
    await kiln.look();
    await page.keyboard.press('Enter');
    await kiln.says('verify', 'schalte ihn aus und wieder ein');
    await kiln.look();
    await switchOffAndOn(desk.witness, desk.reader, token);
    await page.keyboard.type(token.display().text);
    await kiln.says('verify', 'Gebrannt und geprüft');
    await kiln.look();
    expect(await page.getAttribute('html', 'lang')).toBe('de');
  });

  test('what is no seed is explained, and nothing is burned with it', async () => {
    const kiln = await ServedKiln.start({ settings: { autoBurn: true } });
    const token = usedToken();
    lay(desk.reader, token);
    await kiln.says('token', SERIAL);
    await pasteText(kiln.page, 'phonefactor://activate_account?code=493817265&url=https%3A%2F%2Fexample.com');
    await kiln.says('seed', 'a code for push messages in Microsoft Authenticator');
    await kiln.says('seed', 'I want to use a different authenticator app');
    await kiln.page.keyboard.press('Enter');
    await kiln.look();
    await pasteText(kiln.page, URI.replace('&issuer', '&digits=8&issuer'));
    await kiln.says('seed', 'This account wants codes of 8 digits. These tokens show 6.');
    expect(await burnHistory(kiln.data)).toEqual([]);
    expect(seedOf(token)).toBe(OLD_SEED);
  });
});

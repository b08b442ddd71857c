// @module-tag chromium
// @module-tag readers
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kilnObject } from '../cli/kiln.ts';
import { URI } from '../cli/seeds.ts';
import { layAndSee, seedOf, switchOffAndOn } from '../device/laid-token.ts';
import { pdfText } from '../renderer/pdf-text.ts';
import { SERIAL, useDesk, usedToken } from './desk.ts';
import { pasteText } from './hands.ts';
import { ServedKiln } from './harness.ts';
import { RegisterWindow } from './register-window.ts';

const JO = 'jo@example.org';
const KIM = 'kim@example.org';
const KIMS_SEED = URI.replace('jo%40', 'kim%40').replace('GEZDGNBVGY3TQOJQ', 'JBSWY3DPEHPK3PXP');
const OTHER_SERIAL = '86596100054321';

describe('the register, from a burn to forgetting', () => {
  const desk = useDesk();

  /** Takes the seed, burns what lies there, and types its code; `wipes`: it is somebody else's. */
  async function burnAndVerify(kiln: ServedKiln, token = usedToken(), seed = URI, wipes = false) {
    await pasteText(kiln.page, seed);
    await kiln.says('burn', 'Onto');
    await kiln.stage('burn').getByRole('button', { name: 'Burn' }).click();
    if (wipes) await kiln.button('Wipe it and burn').click();
    await kiln.says('verify', '3 tries left');
    await switchOffAndOn(desk.witness, desk.reader, token);
    await kiln.page.keyboard.type(token.display().text);
    await kiln.says('verify', 'Burned and verified');
  }

  async function start(serial = SERIAL) {
    const kiln = await ServedKiln.start({ settings: { operator: 'meyer' } });
    const token = usedToken(serial);
    await layAndSee(desk.witness, desk.reader, token);
    await kiln.says('token', serial);
    return { kiln, token, register: new RegisterWindow(kiln) };
  }

  test('burn, reassign, find, slip, lose, retire, forget', { timeout: 120_000 }, async () => {
    const { kiln, token, register } = await start();
    await burnAndVerify(kiln, token);
    await kiln.button('Next token').click();

    // Reassign: asked once, with the name; then it is said that jo's time with it has ended.
    await pasteText(kiln.page, KIMS_SEED);
    await kiln.says('burn', 'Onto');
    await kiln.stage('burn').getByRole('button', { name: 'Burn' }).click();
    await kiln.says('burn', /was burned for jo@example.org, Contoso on .*wipes that for good/);
    await kiln.button('Wipe it and burn').click();
    await kiln.says('verify', '3 tries left');
    await switchOffAndOn(desk.witness, desk.reader, token);
    await kiln.page.keyboard.type(token.display().text);
    await kiln.says('verify', 'Until now this token belonged to jo@example.org, Contoso.');
    await kiln.look();

    // From the token's stage to its page.
    await kiln.button('Show it in the register').click();
    await register.says(`Burned for ${KIM}, Contoso and verified`);
    await register.says('Until then the token of');
    await kiln.look('register-token');
    await register.press('Back');

    // Find, as one types.
    const today = new Date();
    const german = [today.getDate(), today.getMonth() + 1].map((part) => String(part).padStart(2, '0'));
    for (const text of ['0012345', 'KIM@', 'jo@exa', 'Contoso meyer', `${german.join('.')}.`, 'c301']) {
      await register.finds(text, [SERIAL]);
    }
    await register.finds('nobody', []);
    await register.says('No token fits.');
    await register.finds('', [SERIAL]);

    // The slip: printed, it names token and person, and no secret.
    await register.openToken(SERIAL);
    await register.press('Handover slip');
    await kiln.page.getByLabel('Lost, broken, or not working?').fill('Ring 4711.');
    const pages = await pdfText(await kiln.page.pdf({ format: 'A4' }));
    expect(pages).toHaveLength(1);
    for (const words of ['C301', SERIAL, KIM, 'Contoso', 'Switching it on', 'Ring 4711.']) {
      expect(pages[0]).toContain(words);
    }
    expect(pages[0]).not.toMatch(/JBSWY3DPEHPK3PXP|otpauth|[0-9]{3} [0-9]{3}\b(?! )/);
    await kiln.look();
    await register.press('Back');
    // Its texts are settings, here and for whoever opens Kiln next.
    await expect
      .poll(() => JSON.parse(readFileSync(join(kiln.data, 'config.json'), 'utf8')).slip)
      .toEqual({ call: 'Ring 4711.' });

    // Lose, and retire.
    await register.mark('Lost', 'left in the tram');
    await register.says('left in the tram');
    await register.mark('Retired');
    await register.says('Marked as retired');
    expect((await register.happened()).slice(0, 2)).toEqual(['Marked as retired', 'Marked as lost']);

    // Who had it: jo, until it was burned for somebody else; forgotten for good, and the chain still whole.
    await register.press(`${JO}, Contoso`);
    await register.says('burned for somebody else');
    expect(readFileSync(join(kiln.data, 'journal.jsonl'), 'utf8')).toContain(JO);
    await register.press('Forget this person …');
    const field = kiln.page.getByLabel('Type the account to confirm');
    await field.fill(KIM);
    expect(await kiln.button('Forget for good').isDisabled()).toBe(true);
    await field.fill(JO);
    await register.press('Forget for good');
    await register.says(/Forgotten, in [0-9]+ entr/);
    const journal = readFileSync(join(kiln.data, 'journal.jsonl'), 'utf8');
    expect(journal).not.toContain(JO);
    expect(journal).toContain(KIM);
    await register.press('Back');
    await register.finds('jo@', []);
    await register.finds('kim@', [SERIAL]);
    await register.press('Export, check …');
    await register.press('Check the register');
    await register.says(/entries, each as it was written/);
    expect(await kilnObject(['register', 'verify', '--json'], { data: kiln.data })).toMatchObject({
      whole: true,
    });
  });

  test('burn again: from a user’s page to Burn, names filled in, with the key alone', async () => {
    const { kiln, token, register } = await start(OTHER_SERIAL);
    await burnAndVerify(kiln, token);
    await kiln.button('Next token').click();
    await register.open();
    await register.openToken(OTHER_SERIAL);
    await register.press('Show this user');
    await register.press('Burn again');
    const filled = () => kiln.stage('seed').getByRole('region', { name: 'Burn again for' });
    await filled().getByText(JO).waitFor();
    await kiln.look();
    await kiln.reopen();
    await filled().getByText('Contoso').waitFor();

    // A seed that names somebody else keeps its names; the difference is said.
    await pasteText(kiln.page, KIMS_SEED);
    await kiln.says(
      'seed',
      `The token was to be burned for ${JO}, Contoso, but this seed is for ${KIM}, Contoso.`,
    );
    await kiln.says('burn', KIM);
    await pasteText(kiln.page, 'MFRG GZDF MZTW Q2LK NNWG 23TP OBYX E43U');
    await kiln.says('burn', JO);
    const before = seedOf(token);
    await kiln.stage('burn').getByRole('button', { name: 'Burn' }).click();
    await kiln.says('verify', '3 tries left');
    await kiln.button('Leave unchecked').click();
    await kiln.says('verify', 'The code was not checked.');
    expect(seedOf(token)).not.toBe(before);
    expect(await kilnObject(['register', 'user', JO, '--json'], { data: kiln.data })).toMatchObject({
      // The same person's: their time with it goes on.
      assignments: [{ serial: OTHER_SERIAL, account: JO, issuer: 'Contoso' }],
    });
  });

  test('a token laid down in Settings leads to its page, and a person is forgotten in the window', async () => {
    const { kiln, token, register } = await start();
    await burnAndVerify(kiln, token);
    await kiln.button('Settings').click();
    await kiln.button('Show this token').click();
    await register.press('Show this user');
    await register.press('Forget this person …');
    await kiln.look();
    await kiln.page.getByLabel('Type the account to confirm').fill(JO);
    await register.press('Forget for good');
    await register.says(/Forgotten, in [0-9]+ entr/);
    const journal = readFileSync(join(kiln.data, 'journal.jsonl'), 'utf8');
    expect(journal).not.toContain(JO);
    expect(await kilnObject(['register', 'verify', '--json'], { data: kiln.data })).toMatchObject({
      whole: true,
    });
    // Burning that token for somebody else asks about whoever it was.
    await kiln.page.getByRole('navigation').getByRole('button', { name: 'Burn' }).click();
    await kiln.button('Next token').click();
    await pasteText(kiln.page, KIMS_SEED);
    await kiln.says('burn', 'Onto');
    await kiln.stage('burn').getByRole('button', { name: 'Burn' }).click();
    await kiln.says('burn', /somebody who was forgotten \(person-[0-9a-f]{12}\), Contoso/);
  });
});

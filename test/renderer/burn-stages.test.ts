// @module-tag chromium
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { field, stage, works } from './burn-page.ts';
import { pasteText } from './drop-files.ts';
import { stateWith, token, WORKS } from './fixtures.ts';
import { answerRegister } from './register-fixtures.ts';
import { Stand } from './stand.ts';

const stand = new Stand();
beforeAll(() => stand.start());
afterEach(() => stand.clear());
afterAll(() => stand.end());

describe('a burn', () => {
  it('begins with Enter, once', async () => {
    const { page, station } = await stand.open(works('ready'));
    await page.keyboard.press('Enter');
    await expect.poll(() => station.callsOf('burn')).toEqual([{ room: 'burn', allowUnlisted: false }]);
  });

  it('over somebody else’s seed is asked about, with the name; Enter again leaves it', async () => {
    const { page, station } = await stand.open(works('ready-wipes'));
    await page.keyboard.press('Enter');
    await stage(page, 'burn').getByText('grace.hopper@contoso.example').waitFor();
    await page.keyboard.press('Enter');
    await stage(page, 'burn').getByRole('button', { name: 'Burn', exact: false }).first().waitFor();
    expect(station.callsOf('burn')).toEqual([]);
    await stage(page, 'burn').getByRole('button', { name: 'Burn' }).click();
    await page.getByRole('button', { name: 'Wipe it and burn' }).click();
    await expect.poll(() => station.callsOf('burn')).toHaveLength(1);
  });

  it('is asked about no more when the seed is nobody’s meanwhile, nor by itself when it is somebody’s again', async () => {
    const { page, station } = await stand.open(works('ready-wipes'));
    const question = page.getByRole('button', { name: 'Wipe it and burn' });
    await page.keyboard.press('Enter');
    await question.waitFor();
    station.push(works('ready'));
    await question.waitFor({ state: 'detached' });
    station.push(works('ready-wipes'));
    await stage(page, 'token').getByText('grace.hopper@contoso.example').first().waitFor();
    expect(await question.count()).toBe(0);
  });

  it('of an unknown model needs a word more, which does not hold for the next token', async () => {
    const { page, station } = await stand.open(works('ready-unlisted'));
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox').check();
    const other = works('ready-unlisted');
    const [reader] = other.burn.readers;
    if (!reader?.token) throw new Error('no token');
    const next = { ...reader, token: { ...reader.token, serial: '99990007654321' } };
    station.push({ ...other, burn: { ...other.burn, readers: [next] } });
    await expect.poll(() => page.getByRole('checkbox').isChecked()).toBe(false);
    await page.getByRole('checkbox').check();
    await stage(page, 'burn').getByRole('button', { name: 'Burn' }).click();
    await expect.poll(() => station.callsOf('burn')).toEqual([{ room: 'burn', allowUnlisted: true }]);
  });

  it('that the station refuses is explained', async () => {
    const { page, station } = await stand.open(works('ready'));
    station.answers.burn = () => ({ code: 'no-token', reader: 'R' });
    await page.keyboard.press('Enter');
    await stage(page, 'burn').getByText('no token on the reader').waitFor();
  });

  it('is not started over by Escape while it writes, and is at any other time', async () => {
    const { page, station } = await stand.open(works('writing'));
    await page.keyboard.press('Escape');
    station.push(works('interrupted'));
    await page.keyboard.press('Escape');
    station.push(works('ready'));
    await stage(page, 'burn').getByRole('button', { name: 'Burn' }).waitFor();
    expect(station.callsOf('startOver')).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => station.callsOf('startOver')).toEqual([{ room: 'burn' }]);
  });
});

describe('a code', () => {
  it('typed anywhere goes to its places, and the sixth digit is judged', async () => {
    const { page, station } = await stand.open(works('code'));
    await page.getByRole('button', { name: 'Keys' }).focus();
    await page.keyboard.type('49x7');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('203');
    await expect.poll(() => page.getByLabel('Digit 5 of 6').inputValue()).toBe('3');
    expect(station.callsOf('giveCode')).toEqual([]);
    await page.keyboard.type('9');
    await expect.poll(() => station.callsOf('giveCode')).toEqual([{ room: 'burn', code: '492039' }]);
  });

  it('pasted whole is judged, also after a wrong one', async () => {
    const { page, station } = await stand.open(works('code'));
    await pasteText(page, '492 039');
    await expect.poll(() => station.callsOf('giveCode')).toHaveLength(1);
    station.push(works('code-wrong'));
    await page.getByText('from before the burn').waitFor();
    await expect.poll(() => page.getByLabel('Digit 1 of 6').inputValue()).toBe('');
    await pasteText(page, '111222');
    await expect
      .poll(() => station.callsOf('giveCode'))
      .toEqual([
        { room: 'burn', code: '492039' },
        { room: 'burn', code: '111222' },
      ]);
  });

  it('is not to be read off the picture beside its places: that shows dashes, and no digit', async () => {
    for (const reducedMotion of ['reduce', 'no-preference'] as const) {
      const { page } = await stand.open(works('code'), { reducedMotion });
      const lit = page.locator('[data-stage=verify] figure path[opacity="1"]');
      await lit.first().waitFor({ state: 'attached' });
      const drawn = await lit.evaluateAll((paths) => paths.map((path) => path.getAttribute('d')));
      // The bar in the middle, which alone is no digit.
      expect(new Set(drawn)).toEqual(new Set(['M1.3 9l1.2-1.2h5l1.2 1.2-1.2 1.2h-5z']));
    }
  });

  it('is never on the screen before it is asked for by eye', async () => {
    const { page, station } = await stand.open(works('code'));
    await page.getByRole('button', { name: 'Compare by eye' }).click();
    await expect.poll(() => station.callsOf('compareByEye')).toHaveLength(1);
    station.push(works('by-eye'));
    await page.getByText('492 039').waitFor();
    await page.getByRole('button', { name: 'It shows another' }).click();
    await expect.poll(() => station.callsOf('confirmByEye')).toEqual([{ room: 'burn', same: false }]);
  });

  it('that was right leaves Enter without effect: a hand that types it after the code wipes nothing', async () => {
    const { page, station } = await stand.open(works('code'));
    await page.keyboard.type('492039');
    station.push(works('verified'));
    await page.getByText('Burned and verified').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForTimeout(100);
    expect(station.callsOf('startOver')).toEqual([]);
    // Once more, and it is meant: the next token.
    await page.keyboard.press('Enter');
    await expect.poll(() => station.callsOf('startOver')).toEqual([{ room: 'burn' }]);
  });
});

describe('nothing to take', () => {
  it.each([
    ['en', 'The clipboard is empty.', 'There is nothing in the field yet.'],
    ['de', 'Die Zwischenablage ist leer.', 'Im Feld steht noch nichts.'],
  ] as const)('is said: %s', async (language, clipboard, fieldEmpty) => {
    const { page, station } = await stand.open(
      stateWith(WORKS['empty']?.() ?? { readers: [] }, { language }),
    );
    await pasteText(page, ' ');
    await page.getByText(clipboard).waitFor();
    await field(page).focus();
    await page.keyboard.press('Enter');
    await page.getByText(fieldEmpty).waitFor();
    expect(station.callsOf('takeSeed')).toEqual([]);
  });

  it('is left again where a paste was wrong: the screen once more, or an empty field', async () => {
    const { page, station } = await stand.open(works('empty'));
    station.answers.judgeSeed = () => ({ ok: false, failure: { code: 'push-code' } });
    await pasteText(page, 'phonefactor://x');
    await page.locator('[data-kind=bad]').waitFor();
    await page.getByRole('button', { name: /F2/ }).waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.locator('[data-kind=bad]').waitFor({ state: 'detached' });
    expect(await field(page).inputValue()).toBe('');
  });
});

describe('a token that is verified', () => {
  it('has its handover slip at P', async () => {
    const { page, station } = await stand.open(works('verified'));
    answerRegister(station, 1);
    await page.getByText('Burned and verified').waitFor();
    await page.keyboard.press('p');
    await page.getByRole('button', { name: 'Print' }).waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('heading', { name: token.serial }).waitFor();
  });

  it('has none in practice, nor has one that is not verified', async () => {
    const { page } = await stand.open(works('not-verified'));
    await page.getByText('Do not finish the registration').waitFor();
    await page.keyboard.press('p');
    expect(await page.getByRole('button', { name: 'Handover slip' }).count()).toBe(0);
    await page.locator('[data-stage=verify]').waitFor();
  });
});

describe('the focus', () => {
  it('goes to the stage that is next', async () => {
    const { page, station } = await stand.open(works('empty'));
    const focused = () =>
      page.evaluate(`document.activeElement.closest('[data-stage]')?.dataset.stage
        + ' ' + document.activeElement.tagName`);
    expect(await focused()).toBe('seed TEXTAREA');
    for (const [work, place] of [
      ['seed-taken', 'token H2'],
      ['ready', 'burn BUTTON'],
      ['writing', 'burn H2'],
      ['code', 'verify INPUT'],
      ['verified', 'verify H2'],
    ] as const) {
      station.push(works(work));
      await expect.poll(focused).toBe(place);
    }
  });
});

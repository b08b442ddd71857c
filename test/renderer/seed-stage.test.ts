// @module-tag chromium
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { field, stage, understood, works } from './burn-page.ts';
import { dropFiles, pasteText } from './drop-files.ts';
import { qrPicture } from './qr-picture.ts';
import { Stand } from './stand.ts';

const stand = new Stand();
beforeAll(() => stand.start());
afterEach(() => stand.clear());
afterAll(() => stand.end());

const URI =
  'otpauth://totp/Contoso:ada@contoso.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Contoso';
const bare = understood({ kind: 'base32', account: '', issuer: '' });

describe('a seed that did not stay', () => {
  it.each([
    ['dropped', 'en', 'The seed was not burned within 15 minutes and was erased.', 'Take it in again'],
    [
      'dropped',
      'de',
      'Der Seed wurde nicht innerhalb von 15 Minuten gebrannt und ist gelöscht.',
      'Nimm ihn noch einmal',
    ],
    ['dropped-locked', 'en', 'The screen was locked: the seed was erased.', 'Take it in again'],
    ['dropped-locked', 'de', 'Der Bildschirm wurde gesperrt', 'Nimm ihn noch einmal'],
    ['failed-dropped', 'en', 'The computer went to sleep: the seed was erased.', 'Take it in again'],
    ['failed-dropped', 'de', 'Der Computer ging schlafen', 'Nimm ihn noch einmal'],
  ] as const)('is told of, and what to do (%s, %s)', async (work, language, what, now) => {
    const { page, station } = await stand.open(works('seed-taken'));
    await stage(page, 'seed').getByText('hidden').waitFor();
    const state = works(work);
    station.push({ ...state, settings: { ...state.settings, language } });
    const status = stage(page, 'seed').getByRole('status');
    await status.getByText(what).waitFor();
    await status.getByText(now).waitFor();
    expect(
      await stage(page, 'seed')
        .getByRole('button', { name: /secret|Geheimnis/ })
        .count(),
    ).toBe(0);
  });

  it('and is in its token is not asked for again', async () => {
    const { page } = await stand.open(works('verified-dropped'));
    await stage(page, 'seed').getByText('no longer in memory').waitFor();
    expect(await stage(page, 'seed').getByRole('status').count()).toBe(0);
  });

  it('makes room as soon as another one is entered', async () => {
    const { page, station } = await stand.open(works('dropped'));
    station.answers.judgeSeed = () => bare;
    await stage(page, 'seed').getByText('and was erased').waitFor();
    await field(page).fill('JBSWY3DPEHPK3PXP');
    await stage(page, 'seed').getByText('Understood').waitFor();
    expect(await stage(page, 'seed').getByText('and was erased').count()).toBe(0);
  });
});

describe('a seed', () => {
  it('is judged once typing rests', async () => {
    const { page, station } = await stand.open(works('empty'));
    station.answers.judgeSeed = () => bare;
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    await field(page).pressSequentially('JBSWY3DPEHPK3PXP');
    await page.clock.runFor(110);
    expect(station.callsOf('judgeSeed')).toEqual([]);
    await page.clock.runFor(20);
    await stage(page, 'seed').getByText('Understood').waitFor();
    expect(station.callsOf('judgeSeed')).toEqual([{ text: 'JBSWY3DPEHPK3PXP' }]);
    expect(station.callsOf('takeSeed')).toEqual([]);
  });

  it('is shown as what stands there now: a late answer to an older text is dropped', async () => {
    const { page, station } = await stand.open(works('empty'));
    let answerLate = () => {};
    const late = new Promise<void>((resolve) => {
      answerLate = resolve;
    });
    station.answers.judgeSeed = async ({ text }) => {
      if (text !== 'older') return bare;
      await late;
      return { ok: false, failure: { code: 'plain-number' } };
    };
    await field(page).fill('older');
    await expect.poll(() => station.callsOf('judgeSeed')).toHaveLength(1);
    const arrival = page.waitForResponse('**/call/judgeSeed');
    await field(page).fill('newer');
    await arrival;
    await stage(page, 'seed').getByText('Understood').waitFor();
    const lateArrival = page.waitForResponse('**/call/judgeSeed');
    answerLate();
    await (await lateArrival).finished();
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    expect(await stage(page, 'seed').getByText('Understood').count()).toBe(1);
    expect(await stage(page, 'seed').getByText('only a number').count()).toBe(0);
  });

  it('is taken with Enter, under the name it is given, and the field forgets it', async () => {
    const { page, station } = await stand.open(works('empty'));
    station.answers.judgeSeed = () => bare;
    station.answers.takeSeed = () => bare;
    await field(page).fill('JBSWY3DPEHPK3PXP');
    await page.getByLabel('Whose account').fill('ada@contoso.example');
    await page.keyboard.press('Enter');
    await expect.poll(() => field(page).inputValue()).toBe('');
    expect(station.callsOf('takeSeed')).toEqual([
      { text: 'JBSWY3DPEHPK3PXP', account: 'ada@contoso.example', room: 'burn' },
    ]);
  });

  it('that no token can carry is not taken', async () => {
    const { page, station } = await stand.open(works('empty'));
    station.answers.judgeSeed = () => ({
      ...understood({ digits: 8 }),
      refused: { code: 'unsupported-digits', digits: 8 },
    });
    await pasteText(page, URI);
    await stage(page, 'seed').getByText('codes of 8 digits').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForTimeout(100);
    expect(station.callsOf('takeSeed')).toEqual([]);
  });

  it('pasted anywhere is taken at once, and a wrong one is explained where it stands', async () => {
    const { page, station, complaints } = await stand.open(works('empty'));
    station.answers.judgeSeed = ({ text }) =>
      text === URI ? understood() : { ok: false, failure: { code: 'push-code' } };
    station.answers.takeSeed = () => understood();
    await page.getByRole('button', { name: 'Keys' }).focus();
    await pasteText(page, 'phonefactor://x');
    await stage(page, 'seed').getByText('push messages').waitFor();
    await page.getByRole('button', { name: 'Keys' }).focus();
    await pasteText(page, URI);
    await expect.poll(() => station.callsOf('takeSeed')).toEqual([{ text: URI, room: 'burn' }]);
    await expect.poll(() => field(page).inputValue()).toBe('');
    expect(complaints).toEqual([]);
  });

  it('in hexadecimal is read as such when a person says so', async () => {
    const { page, station } = await stand.open(works('empty'));
    station.answers.judgeSeed = ({ hex }) =>
      hex
        ? understood({ kind: 'hex', account: '', issuer: '' })
        : {
            ok: false,
            failure: {
              code: 'bad-base32',
              reason: 'foreign-character',
              position: 1,
              character: '0',
              looksLikeHex: true,
            },
          };
    await field(page).fill('00112233445566778899');
    await page.getByRole('button', { name: 'Read it as hexadecimal' }).click();
    await stage(page, 'seed').getByText('Understood').waitFor();
    expect(station.callsOf('judgeSeed').at(-1)).toEqual({ text: '00112233445566778899', hex: true });
  });

  it('of a transfer code is one of its accounts, chosen by a press', async () => {
    const { page, station } = await stand.open(works('empty'));
    station.answers.judgeSeed = ({ account }) =>
      account === 'GitHub:ada'
        ? understood()
        : {
            ok: false,
            failure: { code: 'transfer-code', accounts: ['AWS:root', 'GitHub:ada'], missingParts: [] },
          };
    station.answers.takeSeed = () => understood();
    await pasteText(page, 'otpauth-migration://offline?data=x');
    await page.getByRole('button', { name: 'GitHub:ada' }).click();
    await expect
      .poll(() => station.callsOf('takeSeed'))
      .toEqual([{ text: 'otpauth-migration://offline?data=x', account: 'GitHub:ada', room: 'burn' }]);
  });

  it('is hidden, shown on demand, and hidden again when nobody looks or after half a minute', async () => {
    const { page, station } = await stand.open(works('seed-taken'));
    await page.clock.install();
    station.answers.showSeed = () => ({ base32: 'JBSW Y3DP' });
    const show = page.getByRole('button', { name: 'Show the secret' });
    await show.click();
    await page.getByText('JBSW Y3DP').waitFor();
    await page.evaluate(`window.dispatchEvent(new Event('blur'))`);
    await expect.poll(() => page.getByText('JBSW Y3DP').count()).toBe(0);
    await show.click();
    await page.getByText('JBSW Y3DP').waitFor();
    await page.clock.fastForward(29_000);
    expect(await page.getByText('JBSW Y3DP').count()).toBe(1);
    await page.clock.fastForward(1500);
    await expect.poll(() => page.getByText('JBSW Y3DP').count()).toBe(0);
    await expect.poll(() => station.callsOf('hideSeed')).toHaveLength(2);
  });
});

describe('a picture', () => {
  it('with one seed in it is taken, its decoder loaded only now', async () => {
    const { page, station, complaints } = await stand.open(works('empty'));
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
    station.answers.judgeSeed = () => understood();
    station.answers.takeSeed = () => understood();
    await dropFiles(page, [await qrPicture(URI)]);
    await expect
      .poll(() => station.callsOf('takeSeed'), { timeout: 5000 })
      .toEqual([{ text: URI, room: 'burn' }]);
    expect(loaded).toContain('/zxing_reader.wasm');
    expect(complaints).toEqual([]);
  });

  it('among others is the right one; of several right ones a person chooses', async () => {
    const { page, station } = await stand.open(works('empty'));
    station.answers.judgeSeed = ({ text }) =>
      text.startsWith('otpauth')
        ? understood({ account: text.slice(-3) })
        : { ok: false, failure: { code: 'push-code' } };
    station.answers.takeSeed = () => understood();
    const [push, ada, bob] = await Promise.all(
      ['phonefactor://x', 'otpauth://totp/ada', 'otpauth://totp/bob'].map((text) => qrPicture(text)),
    );
    if (!push || !ada || !bob) throw new Error('no pictures');
    await dropFiles(page, [push, ada]);
    await expect.poll(() => station.callsOf('takeSeed')).toHaveLength(1);
    await dropFiles(page, [push, ada, bob]);
    await page.getByRole('button', { name: /bob/ }).click();
    await expect
      .poll(() => station.callsOf('takeSeed').at(-1))
      .toEqual({ text: 'otpauth://totp/bob', room: 'burn' });
  });

  it('that is none, or has no code in it, is said', async () => {
    const { page } = await stand.open(works('empty'));
    await dropFiles(page, [{ bytes: new Uint8Array(100), type: 'image/png' }]);
    await page.getByText('This file is not a picture.').waitFor();
    const white = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80"><rect width="80" height="80" fill="#fff"/></svg>',
    );
    const { page: other } = await stand.open(works('empty'));
    await dropFiles(other, [{ bytes: await pngOf(other, white), type: 'image/png' }]);
    await other.getByText('No code was found').waitFor();
  });
});

/** A drawing as a browser paints it. */
async function pngOf(page: Page, svg: Uint8Array): Promise<Uint8Array> {
  const clean = await page.context().newPage();
  await clean.setContent(Buffer.from(svg).toString('utf8'));
  const png = await clean.locator('svg').screenshot();
  await clean.close();
  return png;
}

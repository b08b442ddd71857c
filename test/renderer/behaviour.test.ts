import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SeedDescription } from '../../src/ipc/seed.ts';
import { seed, stateWith, token, WORKS } from './fixtures.ts';
import { qrPicture } from './qr-picture.ts';
import { Stand } from './stand.ts';

const stand = new Stand();
beforeAll(() => stand.start());
afterEach(() => stand.clear());
afterAll(() => stand.end());

const URI =
  'otpauth://totp/Contoso:ada@contoso.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Contoso';
const understood = (description: Partial<SeedDescription> = {}) =>
  ({ ok: true, description: { ...seed.description, ...description }, warnings: [] }) as const;
const bare = understood({ kind: 'base32', account: '', issuer: '' });

/** Pastes a text as a person does who has it in the clipboard. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate(`{
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(text)});
    (document.activeElement ?? document.body).dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }`);
}

/** Drops files anywhere on the page. */
async function drop(page: Page, files: readonly { readonly bytes: Uint8Array; readonly type: string }[]) {
  const encoded = files.map(({ bytes, type }) => [Buffer.from(bytes).toString('base64'), type]);
  await page.evaluate(`{
    const dataTransfer = new DataTransfer();
    for (const [base64, type] of ${JSON.stringify(encoded)}) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], 'picture', { type }));
    }
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }`);
}

const field = (page: Page) => page.locator('[data-seed-field]');
const stage = (page: Page, name: string) => page.locator(`[data-stage=${name}]`);
const works = (name: string) => stateWith(WORKS[name]?.() ?? { readers: [] });

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
    await paste(page, URI);
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
    await paste(page, 'phonefactor://x');
    await stage(page, 'seed').getByText('push messages').waitFor();
    await page.getByRole('button', { name: 'Keys' }).focus();
    await paste(page, URI);
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
    await paste(page, 'otpauth-migration://offline?data=x');
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
    await drop(page, [await qrPicture(URI)]);
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
    await drop(page, [push, ada]);
    await expect.poll(() => station.callsOf('takeSeed')).toHaveLength(1);
    await drop(page, [push, ada, bob]);
    await page.getByRole('button', { name: /bob/ }).click();
    await expect
      .poll(() => station.callsOf('takeSeed').at(-1))
      .toEqual({ text: 'otpauth://totp/bob', room: 'burn' });
  });

  it('that is none, or has no code in it, is said', async () => {
    const { page } = await stand.open(works('empty'));
    await drop(page, [{ bytes: new Uint8Array(100), type: 'image/png' }]);
    await page.getByText('This file is not a picture.').waitFor();
    const white = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80"><rect width="80" height="80" fill="#fff"/></svg>',
    );
    const { page: other } = await stand.open(works('empty'));
    await drop(other, [{ bytes: await pngOf(other, white), type: 'image/png' }]);
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
    await paste(page, '492 039');
    await expect.poll(() => station.callsOf('giveCode')).toHaveLength(1);
    station.push(works('code-wrong'));
    await page.getByText('from before the burn').waitFor();
    await expect.poll(() => page.getByLabel('Digit 1 of 6').inputValue()).toBe('');
    await paste(page, '111222');
    await expect
      .poll(() => station.callsOf('giveCode'))
      .toEqual([
        { room: 'burn', code: '492039' },
        { room: 'burn', code: '111222' },
      ]);
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

describe('the window', () => {
  it('says that the connection is lost, and goes on when it is back', async () => {
    const { page, station } = await stand.open(works('empty'));
    const port = Number(new URL(station.address).port);
    await station.goAway();
    await page.getByText('connection to Kiln is lost').waitFor();
    await station.listen(port);
    station.push(works('seed-taken'));
    await page.getByText(seed.description.account).waitFor({ timeout: 10_000 });
    expect(await page.getByText('connection to Kiln is lost').count()).toBe(0);
  });

  it('changes its language and colours without being loaded again', async () => {
    const { page, station } = await stand.open(works('empty'));
    await page.evaluate('globalThis.sameWindow = true');
    station.push(stateWith({ readers: [] }, { language: 'de', colours: 'dark' }));
    await page.getByRole('heading', { name: 'Brennen', level: 1 }).waitFor();
    expect(await page.evaluate('globalThis.sameWindow')).toBe(true);
    expect(await page.getAttribute('html', 'lang')).toBe('de');
    expect(await page.getAttribute('html', 'data-mantine-color-scheme')).toBe('dark');
  });

  it('keeps a setting at once, and says what kept it from being kept', async () => {
    const state = works('empty');
    const { page, station } = await stand.open(state);
    station.answers.saveSettings = () => ({ code: 'settings-unwritable', path: '/x', reason: 'ENOSPC' });
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('switch').click();
    await page.getByText('could not be saved').waitFor();
    expect(station.callsOf('saveSettings')).toEqual([{ ...state.settings, autoBurn: true }]);
  });

  it('adds a model only with a prefix of digits that is not there yet', async () => {
    const models = [{ serialPrefix: '123', name: 'X', clockWriteErasesSeed: true }];
    const { page, station } = await stand.open(stateWith({ readers: [] }, { models }));
    await page.getByRole('button', { name: 'Settings' }).click();
    const prefix = page.getByRole('textbox', { name: 'Serial begins with' });
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('C300');
    const add = page.getByRole('button', { name: 'Add' });
    for (const [typed, problem] of [
      ['12a', '1 to 14 digits'],
      ['123', 'is there already'],
    ] as const) {
      await prefix.fill(typed);
      await add.click();
      await page.getByText(problem).waitFor();
    }
    await prefix.fill('8659599');
    await add.click();
    await expect
      .poll(() => station.callsOf('saveSettings').at(-1))
      .toMatchObject({
        models: [...models, { serialPrefix: '8659599', name: 'C300', clockWriteErasesSeed: true }],
      });
    expect(station.callsOf('saveSettings')).toHaveLength(1);
  });
});

describe('practice', () => {
  it('hands out a seed, and its token is dragged and pressed', async () => {
    const state = stateWith({ readers: [] });
    const { page, station } = await stand.open(state);
    station.answers.judgeSeed = () => understood();
    station.answers.takeSeed = () => understood();
    await page.getByRole('button', { name: 'Practice' }).first().click();
    await page.getByRole('button', { name: 'Use a practice seed' }).click();
    await expect.poll(() => station.callsOf('takeSeed')).toHaveLength(1);
    expect(station.callsOf('takeSeed')[0]).toMatchObject({
      room: 'practice',
      text: expect.stringMatching(/^otpauth:\/\/totp\/.*secret=[A-Z2-7]{32}&/),
    });
    const button = await page.locator('[data-button]').boundingBox();
    if (!button) throw new Error('no button');
    const [x, y] = [button.x + button.width / 2, button.y + button.height / 2];
    await page.mouse.click(x, y);
    await page.mouse.move(x - 60, y);
    await page.mouse.down();
    await page.mouse.move(x - 60, y + 220, { steps: 5 });
    await page.mouse.up();
    await expect
      .poll(() => station.callsOf('practise'))
      .toEqual([{ hand: { do: 'press' } }, { hand: { do: 'lay' } }]);
  });

  it('draws the model that lies on the desk', async () => {
    const state = stateWith({ readers: [] });
    const practice = { ...state.practice, desk: { ...state.practice.desk, shape: 'card' as const } };
    const { page } = await stand.open({ ...state, practice });
    await page.getByRole('button', { name: 'Practice' }).first().click();
    const scene = page.getByRole('img', { name: token.serial });
    await scene.waitFor();
    expect(await scene.getAttribute('aria-label')).toContain('492039');
  });
});

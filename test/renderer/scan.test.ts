import { mkdirSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SeedText } from '../../src/ipc/contract.ts';
import type { Judgement } from '../../src/ipc/seed.ts';
import { blackPng, gif } from '../pictures/hostile-files.ts';
import { axeViolations } from './browser.ts';
import { dropFiles, pasteFiles } from './drop-files.ts';
import type { FakeStation } from './fake-station.ts';
import { seed, stateWith, WORKS } from './fixtures.ts';
import { pageTasks } from './page-tasks.ts';
import { qrPicture } from './qr-picture.ts';
import { type CodeOnScreen, screenPixels } from './screen-pixels.ts';
import { refuseSharing, showOnShared, standInForSharing } from './screen-sharing.ts';
import { standInForShell } from './shell-stand-in.ts';
import { Stand } from './stand.ts';

vi.setConfig({ testTimeout: 40_000 });

const stand = new Stand();
beforeAll(() => stand.start(), 60_000);
afterEach(() => stand.clear());
afterAll(() => stand.end());

const PUSH = 'phonefactor://activate_account?code=123456789&url=https%3A%2F%2Fmobileappcommunicator.auth';
const uriOf = (account: string, issuer = 'Contoso') =>
  `otpauth://totp/${issuer}:${account}?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=${issuer}`;

/** Judges as the station would, by what a text begins with. */
function judge(text: string): Judgement {
  const [, issuer = '', account = ''] = /^otpauth:\/\/totp\/([^:]*):([^?]*)/.exec(text) ?? [];
  if (issuer) return { ok: true, description: { ...seed.description, issuer, account }, warnings: [] };
  if (text.startsWith('phonefactor:')) return { ok: false, failure: { code: 'push-code' } };
  if (text.startsWith('otpauth-migration:')) return judgeTransfer(text.split('\n'));
  if (text.startsWith('FIDO:')) return { ok: false, failure: { code: 'passkey' } };
  return { ok: false, failure: { code: 'unknown' } };
}

/** How much longer than by itself a program takes here now, since others want the processors as well. */
function crowding(): number {
  return Math.max(1, (loadavg()[0] ?? 1) / availableParallelism());
}

/** A transfer in three pictures with an account in each; the fourth is of another one. */
const transferPart = (number: number) => `otpauth-migration://offline?data=part${number}`;

function judgeTransfer(lines: readonly string[]): Judgement {
  const numbers = lines.map((line) => Number(line.at(-1)));
  if (numbers.includes(4) && numbers.length > 1) {
    return { ok: false, failure: { code: 'malformed-uri', what: 'data', reason: 'different-batches' } };
  }
  const missingParts = [1, 2, 3].filter((number) => !numbers.includes(number));
  const accounts = numbers.map((number) => `AWS:account ${number}`);
  return { ok: false, failure: { code: 'transfer-code', accounts, missingParts } };
}

function answering(station: FakeStation): FakeStation {
  const answer = ({ text, account }: SeedText) =>
    judge(account ? uriOf(account.replace('AWS:', ''), 'AWS') : text);
  station.answers.judgeSeed = answer;
  station.answers.takeSeed = answer;
  return station;
}

const at = (text: string, left: number, top = 200): CodeOnScreen => ({ text, left, top, module: 5 });
const screenWith = (...codes: CodeOnScreen[]) => screenPixels(1920, 1080, codes);

async function atShell(options: Parameters<Stand['open']>[1] = {}, settings = {}) {
  const opened = await stand.open(stateWith(WORKS['empty']?.() ?? { readers: [] }, settings), options);
  const shell = await standInForShell(opened.page, opened.station);
  answering(opened.station);
  return { ...opened, shell };
}

const dialog = (page: Page) => page.getByRole('dialog');
const taken = (station: FakeStation) => station.callsOf('takeSeed');
/** On a machine that has other things to do. */
const soon = { timeout: 10_000 };

/** Right by axe; and its picture where somebody wants to look at it (KILN_LOOK: a folder). */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['KILN_LOOK'];
  if (folder) {
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: `${folder}/${name}.png` });
  }
  expect(await axeViolations(page)).toEqual([]);
}

describe('F2', () => {
  it('takes the one seed on any of the screens at once, also beside a wrong code', async () => {
    const { page, station, shell, complaints } = await atShell();
    await look(page, 'stage');
    shell.show([await screenWith(at(PUSH, 300)), await screenWith(at(PUSH, 200), at(uriOf('ada'), 1000))]);
    await page.keyboard.press('F2');
    await expect.poll(() => taken(station), soon).toEqual([{ text: uriOf('ada'), room: 'burn' }]);
    expect(await dialog(page).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('lets choose among several by number, by pointer, and not by a number that is none', async () => {
    const { page, station, shell } = await atShell();
    const several = await screenWith(at(uriOf('ada'), 200), at(uriOf('bob', 'GitHub'), 800), at(PUSH, 1400));
    shell.show([several]);
    await page.keyboard.press('F2');
    await dialog(page).getByText('Which code is it?').waitFor();
    await expect.poll(() => dialog(page).locator('canvas').count()).toBe(2);
    await look(page, 'choose');
    const names = await dialog(page).locator('ol button').allInnerTexts();
    const bob = names.findIndex((name) => name.includes('bob')) + 1;
    await page.keyboard.press('3');
    await page.keyboard.press(String(bob));
    await expect.poll(() => taken(station), soon).toEqual([{ text: uriOf('bob', 'GitHub'), room: 'burn' }]);
    await expect.poll(() => dialog(page).count()).toBe(0);
    await page.keyboard.press('F2');
    await dialog(page).getByRole('button', { name: 'ada Contoso' }).click();
    await expect.poll(() => taken(station).at(-1), soon).toEqual({ text: uriOf('ada'), room: 'burn' });
  });

  it('says of wrong codes alone what each is, and where the right one is', async () => {
    const { page, shell, station } = await atShell();
    shell.show([await screenWith(at(PUSH, 300), at('FIDO:/123456789012345678901234567890', 1100))]);
    await page.keyboard.press('F2');
    await dialog(page).getByText('None of these is the right code').waitFor();
    await dialog(page).getByText('push messages in Microsoft Authenticator').waitFor();
    await dialog(page).getByText('This is a passkey sign-in code').waitFor();
    await look(page, 'wrong-two');
    await dialog(page).getByRole('button', { name: 'Where is the code?' }).first().click();
    await page
      .getByRole('tab', { name: /Microsoft/ })
      .and(page.locator('[aria-selected=true]'))
      .waitFor();
    await page.keyboard.press('Escape');
    shell.show([await screenWith(at(PUSH, 300))]);
    await page.keyboard.press('F2');
    await dialog(page).getByText('This is not the right code').waitFor();
    await look(page, 'wrong-one');
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog(page).count()).toBe(0);
    await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
    expect(taken(station)).toEqual([]);
  });

  it('shows what was searched where nothing was found, and looks again', async () => {
    const { page, station, shell } = await atShell();
    shell.show([await screenWith(), await screenPixels(2560, 1440, [])]);
    await page.keyboard.press('F2');
    await dialog(page).getByText('No code was found').waitFor();
    await dialog(page).getByRole('img', { name: 'DELL U2723QE' }).waitFor();
    await dialog(page).getByText('Screen 2 2560 × 1440').waitFor();
    await look(page, 'nothing');
    shell.show([await screenWith(at(uriOf('ada'), 300))]);
    await dialog(page).getByRole('button', { name: 'Look again' }).click();
    await expect.poll(() => taken(station), soon).toEqual([{ text: uriOf('ada'), room: 'burn' }]);
  });

  it('says why the screens cannot be looked at, and what to do', async () => {
    const { page, shell } = await atShell();
    shell.refuse({ ok: false, failure: { code: 'screen-refused', system: 'macos' } });
    await page.keyboard.press('F2');
    await page.getByText('Kiln may not look at the screen').waitFor();
    await page.getByText('Screen & System Audio Recording').waitFor();
    await look(page, 'refused');
    shell.refuse({ ok: false, failure: { code: 'screen-unavailable' } });
    await page.getByRole('button', { name: 'Look again' }).click();
    await page.getByText('The screen cannot be looked at here').waitFor();
  });
});

describe('F2 in a browser', () => {
  /** A page whose browser shares this screen when it is asked. */
  async function inBrowser(...codes: CodeOnScreen[]) {
    const opened = await stand.open(stateWith(WORKS['empty']?.() ?? { readers: [] }));
    answering(opened.station);
    await standInForSharing(opened.page);
    const share = async (...shown: CodeOnScreen[]) => {
      const screen = await screenWith(...shown);
      opened.station.captures.set('/captures/shared', screen.bytes);
      await showOnShared(opened.page, '/captures/shared', screen);
    };
    await share(...codes);
    return { ...opened, share };
  }
  const tracks = (page: Page) => page.evaluate('window.shared.map(({ readyState }) => readyState)');

  it('takes the seed off the screen that is shared, and ends the sharing', async () => {
    const { page, station, complaints } = await inBrowser(at(uriOf('ada'), 400));
    await page.keyboard.press('F2');
    await expect.poll(() => taken(station), soon).toEqual([{ text: uriOf('ada'), room: 'burn' }]);
    expect(await tracks(page)).toEqual(['ended']);
    expect(await page.evaluate('window.wishes')).toMatchObject({
      audio: false,
      video: { cursor: 'never', displaySurface: 'monitor' },
      monitorTypeSurfaces: 'include',
    });
    expect(complaints).toEqual([]);
  });

  it('offers to look at another screen where there is nothing on this one', async () => {
    const { page, station, share } = await inBrowser();
    await page.getByRole('button', { name: 'Screen', exact: false }).first().click();
    await dialog(page).getByText('No code was found').waitFor();
    await dialog(page).getByText('Then it is on another screen').waitFor();
    await dialog(page).getByText('Shared screen 1 1920 × 1080').waitFor();
    await look(page, 'nothing-browser');
    await dialog(page).getByRole('button', { name: 'Look at another screen' }).click();
    await dialog(page).getByText('Shared screen 2 1920 × 1080').waitFor();
    expect(await dialog(page).getByText('Shared screen 1').count()).toBe(1);
    await share(at(uriOf('bob'), 900));
    await dialog(page).getByRole('button', { name: 'Look at another screen' }).click();
    await expect.poll(() => taken(station), soon).toEqual([{ text: uriOf('bob'), room: 'burn' }]);
    expect(await tracks(page)).toEqual(['ended', 'ended', 'ended']);
  });

  it.each([
    ['closed', 'NotAllowedError', 'Permission denied by user', 300, 'No screen was chosen'],
    ['forbidden', 'NotAllowedError', 'Permission denied', 0, 'choose Share when the browser asks'],
    [
      'refused by the system',
      'NotAllowedError',
      'Permission denied by system',
      300,
      'Kiln may not look at the screen',
    ],
    ['broken', 'NotReadableError', 'Could not start video source', 0, 'The screen cannot be looked at here'],
  ])('says what to do where the question is %s', async (_how, name, message, after, words) => {
    const { page } = await inBrowser();
    await refuseSharing(page, name, message, after);
    await page.keyboard.press('F2');
    await page.getByText(words).waitFor();
  });
});

describe('pictures', () => {
  const open = async () => {
    const opened = await stand.open(stateWith(WORKS['empty']?.() ?? { readers: [] }));
    answering(opened.station);
    return opened;
  };
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

  it('that cannot be looked at are each said in their own words', async () => {
    const { page, complaints } = await open();
    await dropFiles(page, [
      { name: 'IMG_2041.HEIC', bytes: bytes('\0\0\0\x18ftypheic\0\0\0\0mif1heic') },
      { name: 'empty.png', bytes: new Uint8Array() },
      {
        name: 'noise.png',
        bytes: Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919 + 13) % 251),
      },
      {
        name: 'letter.docx',
        bytes: bytes('PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml word/document.xml'),
      },
    ]);
    await dialog(page).getByText('These files cannot be searched').waitFor();
    const said = await dialog(page).locator('section').allInnerTexts();
    expect(said.map((each) => each.split('\n')[0])).toEqual([
      'IMG_2041.HEIC',
      'empty.png',
      'noise.png',
      'letter.docx',
    ]);
    expect(said[0]).toContain('This is a photo in the format of iPhones');
    expect(said[1]).toContain('This file is empty');
    expect(said[2]).toContain('This file is not a picture');
    expect(said[3]).toMatch(/document of an office program|archive/);
    await look(page, 'unreadable');
    expect(complaints).toEqual([]);
  });

  it('made to do harm, or renamed, get plain words within 2 s', async () => {
    const { page, complaints } = await open();
    const sheet = await page.context().newPage();
    await sheet.setContent('<p>A letter.</p>');
    const pdf = await sheet.pdf();
    await sheet.close();
    const files: [name: string, bytes: Uint8Array, words: string][] = [
      ['huge.png', blackPng(10_000, 10_000), 'This picture has 100 megapixels'],
      ['empty.jpg', new Uint8Array(), 'This file is empty'],
      ['letter.png', pdf, 'No code was found'],
      ['moving.png', gif(1000, 800, 3000), 'No code was found'],
      [
        'random.webp',
        Uint8Array.from({ length: 50_000 }, (_, index) => (index * 7919 + 13) % 251),
        'not a picture',
      ],
    ];
    const say = async (name: string, bytes: Uint8Array, words: string): Promise<number> => {
      const began = performance.now();
      await dropFiles(page, [{ name, bytes }]);
      await dialog(page).getByText(words).first().waitFor();
      const milliseconds = performance.now() - began;
      await page.keyboard.press('Escape');
      await expect.poll(() => dialog(page).count()).toBe(0);
      return milliseconds;
    };
    const late: unknown[] = [];
    for (const [name, bytes, words] of files) {
      const milliseconds = await say(name, bytes, words);
      if (milliseconds > 2000 * crowding()) late.push([name, milliseconds]);
    }
    expect(late).toEqual([]);
    expect(complaints).toEqual([]);
  }, 60_000);

  it('are taken for the one seed among them, opened, pasted or dropped, whatever else is there', async () => {
    const { page, station } = await open();
    const [ada, push] = await Promise.all([qrPicture(uriOf('ada')), qrPicture(PUSH)]);
    await page.locator('input[type=file]').setInputFiles([
      { name: 'push.png', mimeType: 'image/png', buffer: Buffer.from(push.bytes) },
      { name: 'ada.png', mimeType: 'image/png', buffer: Buffer.from(ada.bytes) },
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') },
    ]);
    await expect.poll(() => taken(station), soon).toHaveLength(1);
    await pasteFiles(page, [{ name: 'image.png', ...ada }]);
    await expect.poll(() => taken(station), soon).toHaveLength(2);
    await dropFiles(page, [ada, push]);
    await expect.poll(() => taken(station), soon).toHaveLength(3);
    expect(new Set(taken(station).map((each) => JSON.stringify(each))).size).toBe(1);
  });

  it('of a transfer are joined, in any order and over time, and an account is chosen from what there is', async () => {
    const { page, station } = await open();
    const picture = async (number: number) => await qrPicture(transferPart(number));
    await dropFiles(page, [await picture(3), await picture(1)]);
    await dialog(page).getByText('A transfer code in 3 pictures').waitFor();
    await dialog(page).getByText('2 of 3').waitFor();
    await dialog(page).getByText('Picture 2 is missing.').waitFor();
    await look(page, 'parts');
    await pasteFiles(page, [await picture(2)]);
    await dialog(page).getByText('Which code is it?').waitFor();
    expect(await dialog(page).locator('ol button').count()).toBe(3);
    await page.keyboard.press('2');
    const whole = [3, 1, 2].map(transferPart).join('\n');
    await expect
      .poll(() => taken(station))
      .toEqual([{ text: whole, account: 'AWS:account 1', room: 'burn' }]);
    // What waited is forgotten with that.
    await dropFiles(page, [await picture(2)]);
    await dialog(page).getByText('1 of 3').waitFor();
  });

  it('of another transfer begin it anew', async () => {
    const { page, station } = await open();
    await dropFiles(page, [await qrPicture(transferPart(1))]);
    await dialog(page).getByText('1 of 3').waitFor();
    await dropFiles(page, [await qrPicture(transferPart(4))]);
    await expect.poll(() => station.callsOf('judgeSeed').at(-1)).toEqual({ text: transferPart(4) });
    await dialog(page).getByRole('button', { name: 'AWS:account 4' }).waitFor();
  });
});

describe('the shortcut that works in every program', () => {
  it('brings what it photographed to Burn from any room', async () => {
    const { page, station, shell } = await atShell();
    await page.getByRole('button', { name: 'Settings' }).click();
    shell.show([await screenWith(at(uriOf('ada'), 300))]);
    await shell.pressShortcut();
    await expect.poll(() => taken(station), soon).toEqual([{ text: uriOf('ada'), room: 'burn' }]);
    await page.getByRole('heading', { name: 'Burn', level: 1 }).waitFor();
  });

  it('leaves a token that is being written alone, and says so', async () => {
    const { page, station, shell } = await atShell();
    station.push(stateWith(WORKS['writing']?.() ?? { readers: [] }));
    await page.getByText('Keep the token on the reader.').first().waitFor();
    shell.show([await screenWith(at(uriOf('ada'), 300))]);
    await shell.pressShortcut();
    await page.getByText('A token is being burned.').waitFor();
    expect(station.callsOf('judgeSeed')).toEqual([]);
    await page.keyboard.press('F2');
    expect(await page.getByText('Looking for a code').count()).toBe(0);
  });
});

describe('a screen of 5120 by 2880', () => {
  const [WIDTH, HEIGHT] = [5120, 2880];
  /** Longer, and a person notices that the window stands still. */
  const LONGEST_TASK_MS = 50;

  /** Looks, until what came of it is drawn. */
  async function find(page: Page, words: string): Promise<void> {
    await page.keyboard.press('F2');
    await page.getByText(words).first().waitFor({ timeout: 15_000 });
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 200)))');
  }

  const isBusy = (page: Page) =>
    page.evaluate('{ const end = performance.now() + 300; while (performance.now() < end); }');

  it.each([
    [
      'with codes to choose from',
      [at(uriOf('ada'), 4000, 2000), at(uriOf('bob'), 300, 300)],
      'Which code is it?',
    ],
    ['with nothing on it', [], 'No code was found'],
  ])('%s, photographed by the shell, leaves the page free', async (_what, codes, words) => {
    const { page, shell } = await atShell();
    shell.show([await screenPixels(WIDTH, HEIGHT, codes)]);
    const tasks = await pageTasks(page, () => find(page, words));
    expect(tasks.length).toBeGreaterThan(10);
    expect(tasks.filter((milliseconds) => milliseconds > LONGEST_TASK_MS)).toEqual([]);
    // A page that is not free would be noticed.
    const [longest] = await pageTasks(page, async () => void (await isBusy(page)));
    expect(longest).toBeGreaterThan(LONGEST_TASK_MS);
  });

  it('shared by the browser leaves the page free', async () => {
    const { page, station } = await stand.open(stateWith(WORKS['empty']?.() ?? { readers: [] }));
    answering(station);
    await standInForSharing(page);
    const codes = [at(uriOf('ada'), 4000, 2000), at(uriOf('bob'), 300, 300)];
    const screen = await screenPixels(WIDTH, HEIGHT, codes);
    station.captures.set('/captures/shared', screen.bytes);
    await showOnShared(page, '/captures/shared', screen);
    const tasks = await pageTasks(page, () => find(page, 'Which code is it?'));
    expect(tasks.length).toBeGreaterThan(10);
    expect(tasks.filter((milliseconds) => milliseconds > LONGEST_TASK_MS)).toEqual([]);
  });
});

describe('every view', () => {
  it.each([
    ['dark', { colorScheme: 'dark' as const }, {}],
    ['in German', {}, { language: 'de' as const }],
    ['small', { viewport: { width: 900, height: 600 } }, {}],
  ])('%s is right by axe, and nothing is wider than its place', async (name, options, settings) => {
    const { page, shell } = await atShell(options, settings);
    const fits = async (view: string) => {
      await look(page, `${view}-${name.replace(' ', '-')}`);
      const wide = await page.evaluate(`
        [...document.querySelectorAll('dialog, dialog *')].filter((each) => !each.closest('svg'))
          .filter((each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline')
          .map((each) => each.tagName + '.' + each.className)`);
      expect(wide).toEqual([]);
    };
    const views = {
      choose: [
        await screenWith(
          at(uriOf('ada.lovelace@contoso-with-a-long-name.example'), 200),
          at(uriOf('bob'), 1000),
        ),
      ],
      wrong: [await screenWith(at(PUSH, 300))],
      nothing: [await screenWith(), await screenWith(), await screenWith()],
    };
    await fits('stage');
    for (const [view, screens] of Object.entries(views)) {
      shell.show(screens);
      await page.keyboard.press('F2');
      await dialog(page).waitFor();
      await fits(view);
      await page.keyboard.press('Escape');
      await expect.poll(() => dialog(page).count()).toBe(0);
    }
    await dropFiles(page, [await qrPicture(transferPart(2))]);
    await dialog(page).waitFor();
    await fits('parts');
  });
});

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Judgement } from '../../src/ipc/seed.ts';
import { axeViolations, type PageOptions, scrollers } from './browser.ts';
import { CAMERA_DOUBLE, hold, picturesLookedAt, type Shown, trackStates } from './camera-double.ts';
import type { FakeStation } from './fake-station.ts';
import { seed, stateWith, WORKS } from './fixtures.ts';
import { standInForShell } from './shell-stand-in.ts';
import { Stand } from './stand.ts';

/** On a machine that has other things to do. */
const soon = { timeout: 15_000 };
vi.setConfig({ testTimeout: 60_000 });

const stand = new Stand();
beforeAll(() => stand.start(), 60_000);
afterEach(() => stand.clear());
afterAll(() => stand.end());

const URI =
  'otpauth://totp/Contoso:ada@contoso.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Contoso';
const OTHER = 'otpauth://totp/Fabrikam:bob@fabrikam.example?secret=KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU';
const PUSH = 'phonefactor://activate_account?code=493817265&url=https%3A%2F%2Fexample.com';
const PARTS = [1, 2, 3].map((part) => `otpauth-migration://offline?data=part${part}`);

const taken = (issuer: string, account: string): Judgement => ({
  ok: true,
  description: { ...seed.description, issuer, account },
  warnings: [],
});

/** What a station says of the codes in these tests. */
function judge({ text }: { readonly text: string }): Judgement {
  if (text === URI) return taken('Contoso', 'ada@contoso.example');
  if (text === OTHER) return taken('Fabrikam', 'bob@fabrikam.example');
  if (text === PUSH) return { ok: false, failure: { code: 'push-code' } };
  if (!text.startsWith('otpauth-migration:')) return { ok: false, failure: { code: 'unknown' } };
  const missingParts = [1, 2, 3].filter((part) => !text.includes(`part${part}`));
  if (missingParts.length === 0) return taken('Contoso', 'grace@contoso.example');
  return { ok: false, failure: { code: 'transfer-code', accounts: [], missingParts } };
}

interface Desk {
  readonly page: Page;
  readonly station: FakeStation;
  readonly complaints: string[];
}

async function open(settings = {}, options: PageOptions = {}): Promise<Desk> {
  const state = stateWith(WORKS['empty']?.() ?? { readers: [] }, settings);
  const { page, station, complaints } = await stand.open(state, { ...options, initScript: CAMERA_DOUBLE });
  station.answers.judgeSeed = judge;
  station.answers.takeSeed = judge;
  return { page, station, complaints };
}

/** With the camera running, and these codes held in front of it. */
async function openCamera(...codes: readonly Shown[]): Promise<Desk> {
  const desk = await open();
  await hold(desk.page, ...codes);
  await desk.page.keyboard.press('F3');
  return desk;
}

const camera = (page: Page, view: string) => page.locator(`dialog[data-camera=${view}]`);
const panel = (page: Page) => page.locator('dialog[data-camera]');

/** The camera is off: every track that there ever was has ended. */
async function expectOff(page: Page, tracks = 1): Promise<void> {
  await expect.poll(() => trackStates(page), soon).toEqual(Array(tracks).fill('ended'));
}

type Box = Readonly<Record<'x' | 'y' | 'width' | 'height', number>>;

/** Where the camera's picture and the outline in it are, at one moment. */
function outlinePlace(page: Page): Promise<{ readonly picture: Box; readonly found: Box }> {
  return page.evaluate(`({
    picture: document.querySelector('dialog video').getBoundingClientRect().toJSON(),
    found: document.querySelector('[data-standing=wrong] polygon').getBoundingClientRect().toJSON(),
  })`);
}

describe('a code in front of the camera', () => {
  it('is taken at once, and the camera is off', async () => {
    const { page, station, complaints } = await openCamera({ text: URI });
    await expect.poll(() => station.callsOf('takeSeed'), soon).toEqual([{ text: URI, room: 'burn' }]);
    await expect.poll(() => panel(page).count(), soon).toBe(0);
    await expectOff(page);
    expect(complaints).toEqual([]);
    expect(await page.evaluate('window.cameras.wishes.every((wish) => !("audio" in wish))')).toBe(true);
  });

  it.each([
    [undefined, 'as in a mirror'],
    ['environment', 'as it is'],
  ])('is outlined where it lies (facing: %s, %s)', async (facingMode, _how) => {
    const { page } = await open();
    await page.evaluate(
      `window.cameras.devices = [{ deviceId: 'desk', label: '', facingMode: ${JSON.stringify(facingMode)} }]`,
    );
    await hold(page, { text: PUSH, x: 100, y: 150, size: 300 });
    await page.keyboard.press('F3');
    await page.locator('[data-standing=wrong] polygon').waitFor();
    const { picture, found } = await outlinePlace(page);
    const scale = picture.width / 1280;
    // The picture has a quiet zone of four modules around the code, of which it has 33 at most.
    const left = facingMode ? 100 : 1280 - 400;
    expect((found.x - picture.x) / scale).toBeGreaterThan(left);
    expect((found.x + found.width - picture.x) / scale).toBeLessThan(left + 300);
    expect(found.width / scale).toBeGreaterThan(200);
    expect((found.y - picture.y) / scale).toBeGreaterThan(150);
  });

  it('is named when it is a wrong one, while reading goes on', async () => {
    const { page, station } = await openCamera({ text: PUSH });
    await panel(page).getByText('code for push messages').waitFor();
    const where = panel(page).getByRole('button', { name: 'Where is the code?' });
    expect(await where.count()).toBe(1);
    await where.click();
    await page.getByRole('tab', { name: 'Microsoft 365', selected: true }).waitFor();
    await page.keyboard.press('Escape');
    expect(await trackStates(page)).toEqual(['live']);
    await hold(page, { text: URI });
    await expect.poll(() => station.callsOf('takeSeed'), soon).toEqual([{ text: URI, room: 'burn' }]);
    await expectOff(page);
  });

  it('is chosen by its number where there are several', async () => {
    const { page, station } = await openCamera({ text: URI, x: 90 }, { text: OTHER, x: 800 });
    await camera(page, 'choosing').waitFor();
    await expectOff(page);
    expect(await panel(page).getByRole('button').allInnerTexts()).toEqual([
      '',
      expect.stringContaining('1'),
      expect.stringContaining('2'),
    ]);
    const second = await panel(page).getByRole('button').nth(2).innerText();
    expect(await page.locator('dialog svg text').allTextContents()).toEqual(
      expect.arrayContaining(['1', '2']),
    );
    await page.keyboard.press('2');
    const text = second.includes('bob@fabrikam.example') ? OTHER : URI;
    await expect.poll(() => station.callsOf('takeSeed'), soon).toEqual([{ text, room: 'burn' }]);
    await expect.poll(() => panel(page).count(), soon).toBe(0);
  });

  it('is a right one beside a wrong one', async () => {
    const { station } = await openCamera({ text: PUSH, x: 90 }, { text: URI, x: 800 });
    await expect.poll(() => station.callsOf('takeSeed'), soon).toEqual([{ text: URI, room: 'burn' }]);
  });

  it('is joined with the others of a transfer, over time', async () => {
    const { page, station } = await openCamera({ text: PARTS[1] ?? '' });
    await panel(page).getByText('1 of 3 pictures').waitFor();
    await hold(page, { text: PARTS[0] ?? '' });
    await panel(page).getByText('2 of 3 pictures').waitFor();
    expect(await trackStates(page)).toEqual(['live']);
    await hide(page);
    await panel(page).getByRole('button', { name: 'Go on' }).click();
    await panel(page).getByText('2 of 3 pictures').waitFor();
    await hold(page, { text: PARTS[2] ?? '' });
    await expect.poll(() => station.callsOf('takeSeed'), soon).toHaveLength(1);
    const [call] = station.callsOf('takeSeed') as [{ readonly text: string }];
    expect(call.text.split('\n').toSorted()).toEqual(PARTS);
    await expectOff(page, 2);
  });
});

/** The window is out of sight for a moment. */
function hide(page: Page): Promise<void> {
  return page.evaluate(`{
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    Object.defineProperty(document, 'hidden', { value: false });
    document.dispatchEvent(new Event('visibilitychange'));
  }`);
}

/** So many seconds, in steps between which the worker, whose clock is another one, answers. */
async function pass(page: Page, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 5) {
    const before = await picturesLookedAt(page);
    await page.clock.fastForward(1000 * Math.min(5, seconds - second));
    if (second + 5 < seconds) await expect.poll(() => picturesLookedAt(page), soon).toBeGreaterThan(before);
  }
}

describe('the camera is off', () => {
  it.each<[string, (page: Page) => Promise<void>]>([
    ['Escape', (page) => page.keyboard.press('Escape')],
    ['its button', (page) => panel(page).getByRole('button', { name: 'Close' }).click()],
  ])('after %s', async (_name, close) => {
    const { page } = await openCamera();
    await camera(page, 'live').waitFor();
    await close(page);
    await expect.poll(() => panel(page).count(), soon).toBe(0);
    await expectOff(page);
  });

  it('when it is closed while the browser still asks', async () => {
    const { page } = await open();
    await page.evaluate(`{
      const getUserMedia = navigator.mediaDevices.getUserMedia;
      navigator.mediaDevices.getUserMedia = async (wish) => {
        await new Promise((allow) => { window.allowCamera = allow; });
        return getUserMedia(wish);
      };
    }`);
    await page.keyboard.press('F3');
    await camera(page, 'opening').waitFor();
    await page.waitForFunction('window.allowCamera');
    await page.keyboard.press('Escape');
    await page.evaluate('window.allowCamera()');
    await expectOff(page);
  });

  it('once the window is out of sight, until a person goes on', async () => {
    const { page } = await openCamera();
    await camera(page, 'live').waitFor();
    await hide(page);
    await panel(page).getByText('out of sight').waitFor();
    await expectOff(page);
    await panel(page).getByRole('button', { name: 'Go on' }).click();
    await camera(page, 'live').waitFor();
    expect(await trackStates(page)).toEqual(['ended', 'live']);
  });

  it('after a minute in which it saw nothing new', async () => {
    const { page } = await open();
    await page.clock.install();
    await page.keyboard.press('F3');
    await camera(page, 'live').waitFor();
    await pass(page, 45);
    await hold(page, { text: PUSH });
    await panel(page).getByText('code for push messages').waitFor();
    await pass(page, 45);
    expect(await trackStates(page)).toEqual(['live']);
    await page.clock.fastForward(16_000);
    await panel(page).getByText('nothing new for a minute').waitFor();
    await expectOff(page);
    // What was wrong with the last code stays there to be read.
    expect(await panel(page).getByText('code for push messages').count()).toBe(1);
    await page.keyboard.press('Enter');
    await camera(page, 'live').waitFor();
  });

  it('when something else comes in, or the room is left', async () => {
    const { page, station } = await openCamera();
    await camera(page, 'live').waitFor();
    await page.evaluate(`{
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', ${JSON.stringify(URI)});
      document.activeElement.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }`);
    await expect.poll(() => station.callsOf('takeSeed'), soon).toEqual([{ text: URI, room: 'burn' }]);
    await expectOff(page);
    await page.keyboard.press('F3');
    await camera(page, 'live').waitFor();
    await page.evaluate(`[...document.querySelectorAll('nav button')]
      .find((each) => each.textContent.includes('Settings')).click()`);
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await expectOff(page, 2);
  });

  it('when a token is burned meanwhile, and cannot be opened then', async () => {
    const { page, station } = await openCamera();
    await camera(page, 'live').waitFor();
    station.push(stateWith(WORKS['writing']?.() ?? { readers: [] }));
    await expectOff(page);
    await page.keyboard.press('F3');
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    expect(await panel(page).count()).toBe(0);
  });

  it('when it is unplugged, which is said', async () => {
    const { page } = await openCamera();
    await camera(page, 'live').waitFor();
    await page.evaluate(`{
      const [track] = window.cameras.tracks;
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }`);
    await panel(page).getByText('There is no camera.').waitFor();
    await expectOff(page);
  });
});

describe('a camera that cannot be used', () => {
  it.each([
    ['NotAllowedError', 'Permission denied', 'camera sign beside the address'],
    ['NotFoundError', '', 'There is no camera.'],
    ['NotReadableError', 'Could not start video source', 'Another program is using the camera.'],
    ['TypeError', '', 'cannot be used here'],
  ])('is explained (%s), and tried again', async (name, message, words) => {
    const { page } = await open();
    await page.evaluate(`window.cameras.failure = ${JSON.stringify({ name, message })}`);
    await page.keyboard.press('F3');
    await panel(page).getByText(words).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.evaluate('window.cameras.failure = undefined');
    await page.keyboard.press('Enter');
    await camera(page, 'live').waitFor();
    await page.keyboard.press('Escape');
    await expectOff(page);
  });

  it.each([
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 'System Settings → Privacy & Security → Camera'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 'Settings → Privacy & security → Camera'],
  ])('is allowed in the settings of the system where that refuses it: %s', async (userAgent, words) => {
    const { page } = await open({}, { userAgent });
    await page.evaluate(
      `window.cameras.failure = { name: 'NotAllowedError', message: 'Permission denied by system' }`,
    );
    await page.keyboard.press('F3');
    await panel(page).getByText(words).waitFor();
  });

  it('does not exist where a browser has none to give', async () => {
    const { page } = await open();
    await page.evaluate(`Object.defineProperty(navigator, 'mediaDevices', { value: undefined })`);
    await page.keyboard.press('F3');
    await panel(page).getByText('cannot be used here').waitFor();
  });
});

describe('around a desktop shell', () => {
  it('the shell hears of the wish before the camera is asked for, each time', async () => {
    const { page, station } = await open();
    await standInForShell(page, station);
    await page.addInitScript(`window.kiln.wishCapture = async (what) => {
      window.wished = [...(window.wished ?? []), [what, window.cameras.wishes.length]];
    }`);
    await page.reload();
    await page.getByRole('main').waitFor();
    await page.keyboard.press('F3');
    await camera(page, 'live').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('F3');
    await camera(page, 'live').waitFor();
    expect(await page.evaluate('window.wished')).toEqual([
      ['camera', 0],
      ['camera', 1],
    ]);
  });
});

describe('of several cameras', () => {
  const two = `window.cameras.devices = [
    { deviceId: 'lid', label: 'Lid camera' }, { deviceId: 'desk', label: 'Desk camera', torch: true }]`;
  const choice = (page: Page) => panel(page).getByRole('combobox', { name: 'Which camera' });

  it('the chosen one is remembered, and another one serves when it is gone', async () => {
    const { page } = await open();
    await page.evaluate(two);
    await page.keyboard.press('F3');
    expect(await choice(page).inputValue()).toBe('lid');
    await choice(page).selectOption('Desk camera');
    await expect.poll(() => trackStates(page), soon).toEqual(['ended', 'live']);
    await page.keyboard.press('Escape');
    await expectOff(page, 2);
    await page.keyboard.press('F3');
    await expect.poll(() => choice(page).inputValue(), soon).toBe('desk');
    await page.keyboard.press('Escape');
    await page.evaluate(`window.cameras.devices = [{ deviceId: 'lid', label: 'Lid camera' }]`);
    await page.keyboard.press('F3');
    await camera(page, 'live').waitFor();
    expect(await choice(page).count()).toBe(0);
  });

  it('one that has a light can switch it on and off', async () => {
    const { page } = await open();
    await page.evaluate(two);
    await page.keyboard.press('F3');
    await camera(page, 'live').waitFor();
    expect(await panel(page).getByRole('button', { name: /Light/ }).count()).toBe(0);
    await choice(page).selectOption('Desk camera');
    await panel(page).getByRole('button', { name: 'Light on' }).click();
    await panel(page).getByRole('button', { name: 'Light off' }).click();
    await panel(page).getByRole('button', { name: 'Light on' }).waitFor();
    expect(await page.evaluate('window.cameras.torch')).toEqual([
      { advanced: [{ torch: true }] },
      { advanced: [{ torch: false }] },
    ]);
  });
});

describe('the window stays quick while a camera runs', () => {
  it('at most eight pictures a second, one at a time, and no task over 50 ms', async () => {
    const { page } = await open();
    await page.keyboard.press('F3');
    await camera(page, 'live').waitFor();
    await hold(page, { text: PUSH });
    await panel(page).getByText('code for push messages').waitFor();
    await page.evaluate(`{
      window.longTasks = [];
      new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({ duration }) => duration)))
        .observe({ type: 'longtask' });
    }`);
    const before = await picturesLookedAt(page);
    await page.waitForTimeout(3000);
    const looked = (await picturesLookedAt(page)) - before;
    expect(looked).toBeGreaterThan(0);
    expect(looked).toBeLessThanOrEqual(3 * 8 + 1);
    expect(await page.evaluate('window.cameras.mostAtOnce')).toBe(1);
    expect(await page.evaluate('window.longTasks')).toEqual([]);
  });
});

describe.each([
  ['light', 'en', 1280, 800],
  ['dark', 'de', 900, 600],
] as const)('the camera in %s, %s', (colours, language, width, height) => {
  it('breaks no rule of axe, and fits', async () => {
    const { page } = await open({ colours, language }, { viewport: { width, height } });
    const check = async () => {
      expect(await axeViolations(page)).toEqual([]);
      expect((await scrollers(page)).filter((each) => each.startsWith('DIALOG'))).toEqual([]);
    };
    await page.keyboard.press('F3');
    await camera(page, 'live').waitFor();
    await check();
    await hold(page, { text: PUSH });
    await panel(page).locator('[data-kind=bad]').waitFor();
    await check();
    await hold(page, { text: PARTS[0] ?? '' });
    await panel(page)
      .getByText(/1 (of|von) 3/)
      .waitFor();
    await check();
    await hold(page, { text: URI, x: 90 }, { text: OTHER, x: 800 });
    await camera(page, 'choosing').waitFor();
    await check();
  });
});

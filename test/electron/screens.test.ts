// @module-tag chromium
// @module-tag screens
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { showCode } from '../display/code-window.ts';
import { MONITOR, type Rectangle, TwoMonitors } from '../display/two-monitors.ts';
import { call, stateOf, until } from './in-page.ts';
import { startApp } from './running-app.ts';

vi.setConfig({ testTimeout: 120_000 });

const CODE = 'otpauth://totp/Example:ann?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Example';
const BLACK = { red: 0, green: 0, blue: 0 };
/** Nothing else on the display has this colour. */
const MAGENTA = { red: 255, green: 0, blue: 255 };

/** Two real monitors, Kiln on the left one, and a browser with a code on the right one. */
describe('the desktop app on two monitors', () => {
  let monitors: TwoMonitors;

  beforeAll(async () => {
    monitors = await TwoMonitors.start();
  });

  afterAll(() => monitors.close());

  async function openKiln() {
    const app = await startApp({ display: monitors.display });
    const page = await app.page();
    await page.getByRole('main').waitFor();
    return { app, page };
  }

  /** Lays the practice token down, burns what was taken, and types the code off its display. */
  async function burnPracticeToken(page: Page): Promise<void> {
    const hand = (what: string) => call(page, 'practise', { hand: { do: what } });
    await hand('press');
    await hand('lay');
    await until(async () => (await stateOf(page)).practice.readers[0]?.token !== undefined);
    expect(await call(page, 'burn', { room: 'practice', allowUnlisted: false })).toBeUndefined();
    await until(async () => (await stateOf(page)).practice.burn?.phase === 'code');
    await hand('lift');
    for (let times = 0; times < 2; times += 1) await hand('press');
    const { text } = (await stateOf(page)).practice.desk.display;
    await call(page, 'giveCode', { room: 'practice', code: text.replaceAll(' ', '') });
    await until(async () => (await stateOf(page)).practice.burn?.phase === 'done');
  }

  test('F2 takes the code on the other monitor, and a practice token is burned with it', async () => {
    const { page } = await openKiln();
    await showCode(monitors, CODE);
    await page.getByRole('button', { name: 'Practice', exact: true }).click();
    await page.keyboard.press('F2');
    await until(async () => (await stateOf(page)).practice.seed !== undefined);
    expect((await stateOf(page)).practice.seed?.description).toMatchObject({
      account: 'ann',
      issuer: 'Example',
    });
    await burnPracticeToken(page);
    expect((await stateOf(page)).practice.burn?.result).toMatchObject({
      outcome: 'verified',
      verification: 'code',
    });
  });

  test('the shortcut takes it from within another program, and shows Kiln', async () => {
    const { app, page } = await openKiln();
    const { settings } = await stateOf(page);
    await call(page, 'saveSettings', { ...settings, screenShortcut: 'Control+Alt+Q' });
    const { page: other } = await showCode(monitors, CODE);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    await other.bringToFront();
    await app.evaluate(({ globalShortcut }) =>
      (globalShortcut as unknown as { press(keys: string): boolean }).press('Control+Alt+Q'),
    );
    await until(async () => (await stateOf(page)).burn.seed !== undefined);
    expect((await stateOf(page)).burn.seed?.description).toMatchObject({ account: 'ann' });
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused())).toBe(
      true,
    );
  });

  test('a capture is pixel by pixel what is to be seen, without Kiln', async () => {
    const { page } = await openKiln();
    const { code } = await showCode(monitors, CODE);
    await page.evaluate(() => {
      type Body = { style: { background: string }; replaceChildren(): void };
      const { body } = (globalThis as unknown as { document: { body: Body } }).document;
      body.replaceChildren();
      body.style.background = 'rgb(255, 0, 255)';
    });
    const left = { x: 0, y: 0, ...MONITOR };
    const ours = async () => countOf(MAGENTA, await monitors.pixels(left), 'rgb');
    await until(async () => (await ours()) > 100_000);

    await page.keyboard.press('Shift');
    const seen = await page.evaluate(async () => {
      type Capture = { screens: { label: string; url: string; width: number; height: number }[] };
      const { kiln } = globalThis as unknown as { kiln: { captureScreens(): Promise<Capture> } };
      const { screens } = await kiln.captureScreens();
      const load = async ({ url, ...screen }: Capture['screens'][number]) => {
        const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
        let text = '';
        for (let at = 0; at < bytes.length; at += 0x8000)
          text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
        return { ...screen, pixels: btoa(text) };
      };
      return Promise.all(screens.map(load));
    });

    expect(seen.map(({ pixels: _, ...screen }) => screen)).toEqual([
      { id: 'screen:0:0', label: 'left', ...MONITOR },
      { id: 'screen:1:0', label: 'right', ...MONITOR },
    ]);
    const [leftPixels = Buffer.of(), rightPixels = Buffer.of()] = seen.map(({ pixels }) =>
      Buffer.from(pixels, 'base64'),
    );
    expect(leftPixels.length).toBe(MONITOR.width * MONITOR.height * 4);
    expect(countOf(MAGENTA, leftPixels, 'bgra')).toBe(0);
    const codePixels = await monitors.pixels(code);
    expect(countOf(BLACK, codePixels, 'rgb')).toBeGreaterThan(1000);
    expect(cut(rightPixels, { ...code, x: code.x - MONITOR.width })).toEqual(codePixels);
    // It is there again.
    await until(async () => (await ours()) > 100_000);
  });
});

/** The pixels of a colour. */
function countOf(colour: typeof MAGENTA, pixels: Buffer, format: 'rgb' | 'bgra'): number {
  const { red, green, blue } = colour;
  const wanted = format === 'rgb' ? [red, green, blue] : [blue, green, red];
  let count = 0;
  for (let at = 0; at < pixels.length; at += format.length) {
    if (wanted.every((value, channel) => pixels[at + channel] === value)) count += 1;
  }
  return count;
}

/** A part of one monitor, RGB. */
function cut(bgra: Buffer, { x, y, width, height }: Rectangle): Buffer {
  const rgb = Buffer.alloc(width * height * 3);
  let to = 0;
  for (let row = y; row < y + height; row += 1) {
    for (let column = x; column < x + width; column += 1) {
      const from = (row * MONITOR.width + column) * 4;
      for (const channel of [2, 1, 0]) rgb[to++] = bgra[from + channel] ?? 0;
    }
  }
  return rgb;
}

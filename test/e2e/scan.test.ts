// @module-tag chromium
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MONITOR, TwoMonitors } from '../display/two-monitors.ts';
import { axeViolations, openBrowser } from '../renderer/browser.ts';
import { dropFiles, pasteFiles } from '../renderer/drop-files.ts';
import { qrPicture } from '../renderer/qr-picture.ts';
import { ServedKiln } from './harness.ts';
import { burnAndVerify, openPractice } from './practice-burn.ts';

const uriOf = (account: string) =>
  `otpauth://totp/Contoso:${account}?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Contoso`;
const PUSH = 'phonefactor://activate_account?code=123456789&url=https%3A%2F%2Fmobileappcommunicator.auth';

async function dataUrlOf(text: string): Promise<string> {
  const { bytes, type } = await qrPicture(text);
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

/** A registration page, as far as it matters: some words and a code of so many pixels. */
async function registrationPage(text: string, words = 'Scan this code'): Promise<string> {
  return `<body style="font: 18px sans-serif; margin: 60px; background: #fff"><h1>Set up your app</h1>
    <p>${words}</p><img src="${await dataUrlOf(text)}" width="220" height="220"><p>Can’t scan it?</p></body>`;
}

describe('a picture, to a burned and verified practice token', () => {
  const start = async () => {
    const kiln = await ServedKiln.start();
    await openPractice(kiln);
    return kiln;
  };

  test('pasted: a photo of nothing first, and then a screenshot', async () => {
    const kiln = await start();
    const { page } = kiln;
    const sheet = await page.context().newPage();
    await sheet.setContent('<p>Nothing to see here.</p>');
    await pasteFiles(page, [{ name: 'image.png', bytes: await sheet.screenshot() }]);
    await page.getByRole('dialog').getByText('No code was found').waitFor();
    await kiln.look();
    await sheet.setContent(await registrationPage(uriOf('from.the.clipboard')));
    await pasteFiles(page, [{ name: 'image.png', bytes: await sheet.screenshot({ type: 'jpeg' }) }]);
    await sheet.close();
    await kiln.says('seed', 'from.the.clipboard');
    await burnAndVerify(kiln);
  });

  test('dropped: a wrong code first, then that one beside two right ones, of which one is chosen', async () => {
    const kiln = await start();
    const { page } = kiln;
    const sheet = await page.context().newPage();
    await sheet.setContent(await registrationPage(PUSH, 'Scan the image with Microsoft Authenticator'));
    const wrong = { name: 'wrong.png', bytes: await sheet.screenshot() };
    await sheet.setContent(await registrationPage(uriOf('ada@contoso.example')));
    const right = { name: 'right.png', bytes: await sheet.screenshot() };
    await sheet.setContent(await registrationPage(uriOf('bob@contoso.example')));
    const other = { name: 'other.png', bytes: await sheet.screenshot() };
    await sheet.close();
    await dropFiles(page, [wrong]);
    await page.getByRole('dialog').getByText('push messages in Microsoft Authenticator').waitFor();
    await kiln.look('codes-wrong');
    await dropFiles(page, [wrong, right, other]);
    await page.getByRole('dialog').getByText('Which code is it?').waitFor();
    await kiln.look('codes-choose');
    await page.keyboard.press('2');
    await expect.poll(() => page.getByRole('dialog').count(), { timeout: 15_000 }).toBe(0);
    await kiln.says('seed', 'bob@contoso.example');
    await burnAndVerify(kiln);
  });

  test('a PDF whose second page holds the code, opened', async () => {
    const kiln = await start();
    const sheet = await kiln.page.context().newPage();
    await sheet.setContent(
      `<p style="break-after: page">Welcome to Contoso.</p>${await registrationPage(uriOf('from.a.document'))}`,
    );
    const buffer = await sheet.pdf({ format: 'A4' });
    await sheet.close();
    await kiln.page
      .locator('input[type=file]')
      .setInputFiles([{ name: 'welcome.pdf', mimeType: 'application/pdf', buffer }]);
    await kiln.says('seed', 'from.a.document');
    await burnAndVerify(kiln);
  });
});

describe('a code on the second of two monitors', { tags: ['screens'] }, () => {
  let monitors: TwoMonitors;
  const browsers: Browser[] = [];
  beforeAll(async () => {
    monitors = await TwoMonitors.start();
  });
  afterAll(async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    await monitors.close();
  });

  /** A browser whose windows lie on one monitor, and fill it. */
  async function browserOn(left: number, flags: readonly string[] = []): Promise<Browser> {
    const place = [`--window-position=${left},0`, `--window-size=${MONITOR.width},${MONITOR.height}`];
    const browser = await openBrowser([...place, ...flags], monitors.display);
    browsers.push(browser);
    return browser;
  }

  /** The registration page, in a window on the right monitor, drawn for certain. */
  async function showOnRight(text: string): Promise<Page> {
    const page = await (await browserOn(MONITOR.width)).newPage({ viewport: null });
    await page.setContent(await registrationPage(text));
    return page;
  }

  /** Kiln on the left monitor, in a browser that shares the screen of this name when it is asked. */
  async function kilnSharing(source: string): Promise<ServedKiln> {
    const within = await browserOn(0, [`--auto-select-desktop-capture-source=${source}`]);
    const kiln = await ServedKiln.start({ within, browser: { viewport: null } });
    await openPractice(kiln);
    return kiln;
  }

  test('is found with one key, and burned', async () => {
    await showOnRight(uriOf('second-monitor'));
    const kiln = await kilnSharing('Screen 2');
    await kiln.page.keyboard.press('F2');
    await kiln.says('seed', 'second-monitor');
    expect(await axeViolations(kiln.page)).toEqual([]);
    await burnAndVerify(kiln);
  });

  test('is not on the first: what was searched is shown, all of it', async () => {
    await showOnRight(uriOf('second-monitor'));
    const kiln = await kilnSharing('Screen 1');
    await kiln.page.keyboard.press('F2');
    await kiln.page.getByRole('dialog').getByText('No code was found').waitFor();
    // Left alone, Chromium would make it smaller than it is.
    await kiln.page.getByText(`Shared screen 1 ${MONITOR.width} × ${MONITOR.height}`).waitFor();
    await kiln.look();
    await kiln.page.getByRole('button', { name: 'Look at another screen' }).waitFor();
  });
});

// @module-tag chromium
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { URI } from '../cli/seeds.ts';
import { transferUri } from '../otp/transfer-fixtures.ts';
import { openBrowser } from '../renderer/browser.ts';
import { writeCameraVideo } from './camera-video.ts';
import { pasteText } from './hands.ts';
import { ServedKiln } from './harness.ts';
import { burnAndVerify, openPractice } from './practice-burn.ts';

vi.setConfig({ testTimeout: 90_000 });

const PUSH = 'phonefactor://activate_account?code=493817265&url=https%3A%2F%2Fexample.com';

const folder = mkdtempSync(join(tmpdir(), 'kiln-camera-'));
const browsers: Browser[] = [];
afterEach(async () => {
  await Promise.all(browsers.splice(0).map((browser) => browser.close()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Chromium with a camera that films a file, over and over, and that nobody has to allow. */
async function filming(...texts: readonly string[]): Promise<Browser> {
  const video = join(folder, `${texts.length}-${browsers.length}.y4m`);
  await writeCameraVideo(video, texts);
  return await opened([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${video}`,
  ]);
}

async function opened(flags: readonly string[]): Promise<Browser> {
  const browser = await openBrowser(flags);
  browsers.push(browser);
  return browser;
}

/** Keeps account of every track that the page is given. */
const ACCOUNT = `{
  window.tracks = [];
  const { mediaDevices } = navigator;
  const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (wish) => {
    const stream = await getUserMedia(wish);
    window.tracks.push(...stream.getTracks());
    return stream;
  };
}`;

async function practise(browser: Browser): Promise<ServedKiln> {
  const kiln = await ServedKiln.start({ within: browser, browser: { initScript: ACCOUNT } });
  await openPractice(kiln);
  return kiln;
}

const dialog = (page: Page) => page.locator('dialog[data-camera]');

async function expectOff(page: Page): Promise<void> {
  expect(await page.evaluate('window.tracks.map(({ readyState }) => readyState)')).toEqual(['ended']);
  expect(await dialog(page).count()).toBe(0);
}

describe('the camera, to a burned and verified practice token', () => {
  test('a wrong code is named, the right one is taken', async () => {
    // Long enough to be named, on any machine, before the right one comes.
    const kiln = await practise(await filming(PUSH, PUSH, PUSH, PUSH, PUSH, PUSH, '', URI));
    await kiln.page.getByRole('button', { name: /^Camera/ }).click();
    await dialog(kiln.page).getByText('code for push messages').waitFor();
    await kiln.says('seed', 'jo@example.org');
    await expectOff(kiln.page);
    await burnAndVerify(kiln);
  });

  test('Escape switches it off while it looks at a wrong code', async () => {
    const kiln = await practise(await filming(PUSH, PUSH, PUSH));
    await kiln.page.keyboard.press('F3');
    await dialog(kiln.page).locator('[data-standing=wrong]').waitFor();
    await kiln.look('camera');
    await kiln.page.keyboard.press('Escape');
    await dialog(kiln.page).waitFor({ state: 'detached' });
    await expectOff(kiln.page);
  });

  test('a transfer code of three pictures, and one of its accounts', async () => {
    const part = (index: number) =>
      transferUri(
        [
          {
            secret: Buffer.from('12345678901234567890'),
            name: `user${index}@example.org`,
            issuer: 'Contoso',
          },
        ],
        { id: 4711, index, size: 3 },
      );
    const kiln = await practise(await filming(part(2), '', part(0), '', part(1), ''));
    await kiln.page.keyboard.press('F3');
    await dialog(kiln.page).getByText('of 3 pictures').waitFor();
    await kiln.page.getByText('user1@example.org').first().waitFor({ timeout: 30_000 });
    await expectOff(kiln.page);
    await kiln.look();
    await kiln.page.getByRole('button', { name: /user1@example\.org/ }).click();
    await kiln.says('seed', 'user1@example.org');
    await burnAndVerify(kiln);
  });
});

describe('"Where is the code?"', () => {
  test('shows the way beside a wrong code', async () => {
    const kiln = await ServedKiln.start();
    await pasteText(kiln.page, PUSH);
    await kiln.stage('seed').getByRole('button', { name: 'Where is the code?' }).click();
    await kiln.page.getByRole('dialog').getByText('Set up a different authentication app').waitFor();
    await kiln.look('where-is-the-code');
  });
});

describe('a camera that cannot be had, in a real browser', () => {
  test('because nobody allowed it', async () => {
    const kiln = await practise(
      await opened(['--use-fake-device-for-media-stream', '--deny-permission-prompts']),
    );
    await kiln.page.keyboard.press('F3');
    await dialog(kiln.page).getByText('Kiln may not use the camera.').waitFor();
    await kiln.look();
  });

  test('because there is none', async () => {
    const kiln = await practise(await opened(['--use-fake-ui-for-media-stream']));
    await kiln.page.keyboard.press('F3');
    await dialog(kiln.page).getByText('There is no camera.').waitFor();
  });
});

// @module-tag chromium
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { camera, expectOff, hide, open, openCamera, PUSH, panel, URI } from './camera-desk.ts';
import { hold, picturesLookedAt, picturesUnderWay, trackStates } from './camera-double.ts';
import { stateWith, WORKS } from './fixtures.ts';

/** From now on the page's clock moves only where `pass` moves it, however long the rest takes. */
async function stopClock(page: Page): Promise<void> {
  await page.clock.install();
  await page.clock.pauseAt(await page.evaluate<number>('Date.now() + 1000'));
}

/** So many seconds, in steps of at most fifteen in each of which one more picture is looked at. */
async function pass(page: Page, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 15) {
    // Only then does it wait for its next turn, which is what moves on.
    await expect.poll(() => picturesUnderWay(page)).toBe(0);
    const before = await picturesLookedAt(page);
    await page.clock.fastForward(1000 * Math.min(15, seconds - second));
    await expect.poll(() => picturesLookedAt(page)).toBeGreaterThan(before);
  }
}

/** So many seconds, one by one, until the panel says this. */
async function passUntil(page: Page, words: string, seconds: number): Promise<void> {
  const said = panel(page).getByText(words);
  for (let second = 0; second < seconds && (await said.count()) === 0; second++) await pass(page, 1);
  await said.waitFor();
}

/** Whatever the page has to do by now is done. */
function drawn(page: Page): Promise<void> {
  return page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
}

describe('the camera is off', () => {
  it.each<[string, (page: Page) => Promise<void>]>([
    ['Escape', (page) => page.keyboard.press('Escape')],
    ['its button', (page) => panel(page).getByRole('button', { name: 'Close' }).click()],
  ])('after %s', async (_name, close) => {
    const { page } = await openCamera();
    await camera(page, 'live').waitFor();
    await close(page);
    await expect.poll(() => panel(page).count()).toBe(0);
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

  it('after a minute in which it saw nothing new', { timeout: 120_000 }, async () => {
    const { page } = await open();
    await stopClock(page);
    await page.keyboard.press('F3');
    await camera(page, 'live').waitFor();
    await pass(page, 45);
    await hold(page, { text: PUSH });
    await passUntil(page, 'code for push messages', 10);
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
    await expect.poll(() => station.callsOf('takeSeed')).toEqual([{ text: URI, room: 'burn' }]);
    await expectOff(page);
    await page.keyboard.press('F3');
    await camera(page, 'live').waitFor();
    await page.evaluate(`[...document.querySelectorAll('nav button')]
      .find((each) => each.textContent.includes('Settings')).click()`);
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await expectOff(page, 2);
  });

  it('when a token is burned meanwhile, stays so afterwards, and cannot be opened then', async () => {
    const { page, station } = await openCamera();
    await camera(page, 'live').waitFor();
    const [empty, writing] = ['empty', 'writing'].map((work) =>
      stateWith(WORKS[work]?.() ?? { readers: [] }),
    );
    if (!empty || !writing) throw new Error('no such work');
    const isWritten = page.getByText('Keep the token on the reader.').first();
    station.push(writing);
    await isWritten.waitFor();
    await expectOff(page);
    station.push(empty);
    await isWritten.waitFor({ state: 'detached' });
    await drawn(page);
    expect(await trackStates(page)).toEqual(['ended']);
    station.push(writing);
    await isWritten.waitFor();
    await page.keyboard.press('F3');
    await drawn(page);
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

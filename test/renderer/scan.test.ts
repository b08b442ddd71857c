// @module-tag chromium
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { dropFiles } from './drop-files.ts';
import { stateWith, WORKS } from './fixtures.ts';
import { qrPicture } from './qr-picture.ts';
import {
  at,
  atShell,
  dialog,
  inBrowser,
  look,
  PUSH,
  screenWith,
  taken,
  transferPart,
  uriOf,
} from './scan-desk.ts';
import { type CodeOnScreen, screenPixels } from './screen-pixels.ts';
import { refuseSharing, showOnShared, standInForSharing } from './screen-sharing.ts';

describe('F2', () => {
  it('takes the one seed on any of the screens at once, also beside a wrong code', async () => {
    const { page, station, shell, complaints } = await atShell();
    await look(page, 'stage');
    shell.show([await screenWith(at(PUSH, 300)), await screenWith(at(PUSH, 200), at(uriOf('ada'), 1000))]);
    await page.keyboard.press('F2');
    await expect.poll(() => taken(station)).toEqual([{ text: uriOf('ada'), room: 'burn' }]);
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
    await expect.poll(() => taken(station)).toEqual([{ text: uriOf('bob', 'GitHub'), room: 'burn' }]);
    await expect.poll(() => dialog(page).count()).toBe(0);
    await page.keyboard.press('F2');
    await dialog(page).getByRole('button', { name: 'ada Contoso' }).click();
    await expect.poll(() => taken(station).at(-1)).toEqual({ text: uriOf('ada'), room: 'burn' });
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
    await expect.poll(() => taken(station)).toEqual([{ text: uriOf('ada'), room: 'burn' }]);
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
  async function sharing(...codes: CodeOnScreen[]) {
    const opened = await inBrowser();
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
    const { page, station, complaints } = await sharing(at(uriOf('ada'), 400));
    await page.keyboard.press('F2');
    await expect.poll(() => taken(station)).toEqual([{ text: uriOf('ada'), room: 'burn' }]);
    expect(await tracks(page)).toEqual(['ended']);
    expect(await page.evaluate('window.wishes')).toMatchObject({
      audio: false,
      video: { cursor: 'never', displaySurface: 'monitor' },
      monitorTypeSurfaces: 'include',
    });
    expect(complaints).toEqual([]);
  });

  it('offers to look at another screen where there is nothing on this one', async () => {
    const { page, station, share } = await sharing();
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
    await expect.poll(() => taken(station)).toEqual([{ text: uriOf('bob'), room: 'burn' }]);
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
      'Allow it in the settings of the system',
    ],
    ['broken', 'NotReadableError', 'Could not start video source', 0, 'The screen cannot be looked at here'],
  ])('says what to do where the question is %s', async (_how, name, message, after, words) => {
    const { page } = await sharing();
    await refuseSharing(page, name, message, after);
    await page.keyboard.press('F2');
    await page.getByText(words).waitFor();
  });
});

describe('the shortcut that works in every program', () => {
  it('brings what it photographed to Burn from any room', async () => {
    const { page, station, shell } = await atShell();
    await page.getByRole('button', { name: 'Settings' }).click();
    shell.show([await screenWith(at(uriOf('ada'), 300))]);
    await shell.pressShortcut();
    await expect.poll(() => taken(station)).toEqual([{ text: uriOf('ada'), room: 'burn' }]);
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

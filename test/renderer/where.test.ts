// @module-tag chromium
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { codePicture } from '../../renderer/where/code-picture.ts';
import { WHERE_TOPICS, whereTopic } from '../../renderer/where/where-topic.ts';
import type { Failure } from '../../src/ipc/failure.ts';
import { UiMessages } from '../../src/messages/ui/ui-messages.ts';
import { decodePixels } from '../../src/qr/decode-pixels.ts';
import { testEngines } from '../qr/engines.ts';
import { axeViolations } from './browser.ts';
import { stateWith, WORKS } from './fixtures.ts';
import { Stand } from './stand.ts';

/** On a machine that has other things to do. */
const soon = { timeout: 15_000 };

const stand = new Stand();
beforeAll(() => stand.start());
afterEach(() => stand.clear());
afterAll(() => stand.end());

const state = (settings = {}) => stateWith(WORKS['empty']?.() ?? { readers: [] }, settings);
const panel = (page: Page) => page.locator('dialog[aria-labelledby=where-title]');
const opener = (page: Page) => page.getByRole('button', { name: 'Where is the code?' });
const tab = (page: Page) => panel(page).getByRole('tab', { selected: true });

/** Types a text that is judged so. */
async function typed(failure: Failure): Promise<Page> {
  const { page, station } = await stand.open(state());
  station.answers.judgeSeed = () => ({ ok: false, failure });
  await page.locator('[data-seed-field]').fill('whatever it is');
  await page.locator('[data-stage=seed] [data-kind=bad]').waitFor();
  return page;
}

describe('"Where is the code?"', () => {
  it('stands in the empty stage, and gives the focus back', async () => {
    const { page, complaints } = await stand.open(state());
    await opener(page).focus();
    await page.keyboard.press('Enter');
    await panel(page).waitFor();
    expect(await tab(page).innerText()).toBe('Microsoft 365');
    await page.keyboard.press('Escape');
    await expect.poll(() => panel(page).count(), soon).toBe(0);
    expect(await page.evaluate('document.activeElement.textContent')).toContain('Where is the code?');
    expect(complaints).toEqual([]);
  });

  it('is read with the keyboard alone, service by service', async () => {
    const { page } = await stand.open(state());
    await opener(page).click();
    const seen: string[] = [];
    for (const _ of WHERE_TOPICS) {
      seen.push(await tab(page).innerText());
      expect(await panel(page).locator('ol > li svg').count()).toBe(3);
      await page.keyboard.press('ArrowRight');
    }
    expect(seen).toEqual(['Microsoft 365', 'Google', 'GitHub', 'Okta', 'Duo', 'Any other']);
  });

  it('is closed by its button, and by a press beside it', async () => {
    const { page } = await stand.open(state());
    await opener(page).click();
    await panel(page).getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => panel(page).count(), soon).toBe(0);
    await opener(page).click();
    await page.mouse.click(100, 400);
    await expect.poll(() => panel(page).count(), soon).toBe(0);
  });

  it.each<[Failure, string]>([
    [{ code: 'push-code' }, 'Microsoft 365'],
    [{ code: 'push-code', app: 'okta-verify' }, 'Okta'],
    [{ code: 'push-code', app: 'duo-mobile' }, 'Duo'],
    [{ code: 'push-code', app: 'privacyidea' }, 'Any other'],
    [{ code: 'not-totp', codes: 'steam' }, 'Any other'],
    [{ code: 'web-link', service: 'google' }, 'Google'],
    [{ code: 'passkey' }, 'Any other'],
    [{ code: 'web-link' }, 'Any other'],
    [{ code: 'serial-number', serial: '86596101234567' }, 'Any other'],
    [{ code: 'plain-number' }, 'Any other'],
    [{ code: 'hotp' }, 'Any other'],
    [{ code: 'missing-secret' }, 'Any other'],
    [{ code: 'malformed-uri', what: 'type', reason: 'unknown-type' }, 'Any other'],
    [{ code: 'unknown' }, 'Any other'],
  ])('stands beside the wrong code %j, once', async (failure, service) => {
    const page = await typed(failure);
    expect(await opener(page).count()).toBe(1);
    await opener(page).click();
    await panel(page).waitFor();
    expect(await tab(page).innerText()).toBe(service);
  });

  it('is not offered where another code would not help', async () => {
    const page = await typed({ code: 'too-short', secretBytes: 5 });
    expect(await opener(page).count()).toBe(0);
    expect(whereTopic({ code: 'no-reader' } as Failure)).toBeUndefined();
  });

  it.each([
    ['light', 'en', 1280, 800],
    ['dark', 'de', 900, 600],
  ] as const)(
    'has no violation of axe, and nothing sticks out: %s, %s',
    async (colours, language, width, height) => {
      const { page } = await stand.open(state({ colours, language }), { viewport: { width, height } });
      await page.getByRole('button', { name: /Where is the code|Wo ist der Code/ }).click();
      for (const _ of WHERE_TOPICS) {
        expect(await axeViolations(page)).toEqual([]);
        expect(await stickingOut(page)).toEqual([]);
        await page.keyboard.press('ArrowRight');
      }
    },
  );
});

/** Labels that are wider than what is drawn around them, or than their window. */
function stickingOut(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll('dialog[open] svg text')]
    .filter((text) => {
      const box = (element) => element.getBoundingClientRect();
      const frame = box(text.parentElement.querySelector('rect'));
      return box(text).right > frame.right - 8 || frame.right > box(text.closest('svg')).right;
    })
    .map((text) => text.textContent)`);
}

describe('what the panel says', () => {
  it.each(['en', 'de'])('names the link that leads to a code for other apps, in %s', (tag) => {
    const words = new UiMessages(tag);
    expect(words.where('microsoft/step-2')).toMatch(
      tag === 'en'
        ? 'I want to use a different authenticator app'
        : 'Ich möchte eine andere Authentifikator-App',
    );
    expect(words.where('microsoft/not')).toContain('phonefactor://');
    expect(words.where('duo/not')).toContain('Duo Mobile');
    expect(words.where('okta/not')).toContain('Okta Verify');
  });

  it('shows a code that nobody can scan: it would be found in place of the right one', async () => {
    const size = 21 * 8 + 64;
    const data = new Uint8Array(size * size).fill(255);
    for (const [, x, y] of codePicture().matchAll(/M(\d+) (\d+)/g)) {
      for (let row = 0; row < 8; row++) {
        const start = (Number(y) * 8 + 32 + row) * size + Number(x) * 8 + 32;
        data.fill(0, start, start + 8);
      }
    }
    expect(await decodePixels(await testEngines(), { width: size, height: size, data })).toEqual([]);
  });
});

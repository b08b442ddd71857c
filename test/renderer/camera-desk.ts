import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Judgement } from '../../src/ipc/seed.ts';
import type { Settings } from '../../src/ipc/settings.ts';
import type { PageOptions } from './browser.ts';
import { CAMERA_DOUBLE, hold, type Shown, trackStates } from './camera-double.ts';
import type { FakeStation } from './fake-station.ts';
import { seed, stateWith, WORKS } from './fixtures.ts';
import { SPLIT_TEXT } from './qr-picture.ts';
import { Stand } from './stand.ts';

/* What every test of the camera stands on: a page with cameras that see what a test holds in front of them. */

const stand = new Stand();
beforeAll(() => stand.start());
afterEach(() => stand.clear());
afterAll(() => stand.end());

export const URI =
  'otpauth://totp/Contoso:ada@contoso.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Contoso';
export const OTHER = 'otpauth://totp/Fabrikam:bob@fabrikam.example?secret=KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU';
export const PUSH = 'phonefactor://activate_account?code=493817265&url=https%3A%2F%2Fexample.com';
export const PARTS = [1, 2, 3].map((part) => `otpauth-migration://offline?data=part${part}`);

const taken = (issuer: string, account: string): Judgement => ({
  ok: true,
  description: { ...seed.description, issuer, account },
  warnings: [],
});

/** What a station says of the codes in these tests. */
function judge({ text }: { readonly text: string }): Judgement {
  if (text === URI) return taken('Contoso', 'ada@contoso.example');
  if (text === OTHER) return taken('Fabrikam', 'bob@fabrikam.example');
  if (text === SPLIT_TEXT) return taken('Contoso', 'jo@example.org');
  if (text === PUSH) return { ok: false, failure: { code: 'push-code' } };
  if (!text.startsWith('otpauth-migration:')) return { ok: false, failure: { code: 'unknown' } };
  const missingParts = [1, 2, 3].filter((part) => !text.includes(`part${part}`));
  if (missingParts.length === 0) return taken('Contoso', 'grace@contoso.example');
  return { ok: false, failure: { code: 'transfer-code', accounts: [], missingParts } };
}

export interface Desk {
  readonly page: Page;
  readonly station: FakeStation;
  readonly complaints: string[];
}

export async function open(settings = {}, options: PageOptions = {}): Promise<Desk> {
  const state = stateWith(WORKS['empty']?.() ?? { readers: [] }, settings);
  const { page, station, complaints } = await stand.open(state, { ...options, initScript: CAMERA_DOUBLE });
  station.answers.judgeSeed = judge;
  station.answers.takeSeed = judge;
  station.answers.saveSettings = (kept) => {
    station.push({ ...state, settings: { ...state.settings, ...kept } as Settings });
    return undefined;
  };
  return { page, station, complaints };
}

/** With the camera running, and these codes held in front of it. */
export async function openCamera(...codes: readonly Shown[]): Promise<Desk> {
  const desk = await open();
  await hold(desk.page, ...codes);
  await desk.page.keyboard.press('F3');
  return desk;
}

export const camera = (page: Page, view: string) => page.locator(`dialog[data-camera=${view}]`);
export const panel = (page: Page) => page.locator('dialog[data-camera]');

/** The camera is off: every track that there ever was has ended. */
export async function expectOff(page: Page, tracks = 1): Promise<void> {
  await expect.poll(() => trackStates(page)).toEqual(Array(tracks).fill('ended'));
}

/** The window is out of sight for a moment. */
export function hide(page: Page): Promise<void> {
  return page.evaluate(`{
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    Object.defineProperty(document, 'hidden', { value: false });
    document.dispatchEvent(new Event('visibilitychange'));
  }`);
}

import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { SeedText } from '../../src/ipc/contract.ts';
import type { Judgement } from '../../src/ipc/seed.ts';
import { axeViolations } from './browser.ts';
import type { FakeStation } from './fake-station.ts';
import { seed, stateWith, WORKS } from './fixtures.ts';
import { type CodeOnScreen, screenPixels } from './screen-pixels.ts';
import { standInForShell } from './shell-stand-in.ts';
import { Stand } from './stand.ts';

/* What every test of looking for codes stands on: a page, screens to show it, and a station that knows some codes. */

const stand = new Stand();
beforeAll(() => stand.start());
afterEach(() => stand.clear());
afterAll(() => stand.end());

export const PUSH =
  'phonefactor://activate_account?code=123456789&url=https%3A%2F%2Fmobileappcommunicator.auth';
export const uriOf = (account: string, issuer = 'Contoso') =>
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

/** A transfer in three pictures with an account in each; the fourth is of another one. */
export const transferPart = (number: number) => `otpauth-migration://offline?data=part${number}`;

function judgeTransfer(lines: readonly string[]): Judgement {
  const numbers = lines.map((line) => Number(line.at(-1)));
  if (numbers.includes(4) && numbers.length > 1) {
    return { ok: false, failure: { code: 'malformed-uri', what: 'data', reason: 'different-batches' } };
  }
  const missingParts = [1, 2, 3].filter((number) => !numbers.includes(number));
  const accounts = numbers.map((number) => `AWS:account ${number}`);
  return { ok: false, failure: { code: 'transfer-code', accounts, missingParts } };
}

export function answering(station: FakeStation): FakeStation {
  const answer = ({ text, account }: SeedText) =>
    judge(account ? uriOf(account.replace('AWS:', ''), 'AWS') : text);
  station.answers.judgeSeed = answer;
  station.answers.takeSeed = answer;
  return station;
}

export const at = (text: string, left: number, top = 200): CodeOnScreen => ({ text, left, top, module: 5 });
export const screenWith = (...codes: CodeOnScreen[]) => screenPixels(1920, 1080, codes);

export async function atShell(options: Parameters<Stand['open']>[1] = {}, settings = {}) {
  const opened = await stand.open(stateWith(WORKS['empty']?.() ?? { readers: [] }, settings), options);
  const shell = await standInForShell(opened.page, opened.station);
  answering(opened.station);
  return { ...opened, shell };
}

export const dialog = (page: Page) => page.getByRole('dialog');
export const taken = (station: FakeStation) => station.callsOf('takeSeed');

/** Right by axe; and its picture where somebody wants to look at it (KILN_LOOK: a folder). */
export async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['KILN_LOOK'];
  if (folder) {
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: `${folder}/${name}.png` });
  }
  expect(await axeViolations(page)).toEqual([]);
}

/** In a browser, without a shell around the page. */
export async function inBrowser(settings = {}) {
  const opened = await stand.open(stateWith(WORKS['empty']?.() ?? { readers: [] }, settings));
  answering(opened.station);
  return opened;
}

import type { BrowserContextOptions, Page } from 'playwright-core';
import type { State } from '../../src/ipc/state.ts';
import { stateWith, token, WORKS } from './fixtures.ts';
import { answerRegister } from './register-fixtures.ts';
import type { Stand } from './stand.ts';

export const works = (name: string) => stateWith(WORKS[name]?.() ?? { readers: [] });
export const noSeed = stateWith({ readers: [] });

/** The Register room, over so many tokens. */
export async function openRegister(
  stand: Stand,
  total: number,
  options: BrowserContextOptions = {},
  state: State = noSeed,
) {
  const opened = await stand.open(state, options);
  answerRegister(opened.station, total);
  await opened.page.getByRole('button', { name: 'Register' }).click();
  await grid(opened.page).waitFor();
  if (total > 0) await row(opened.page, 0).getByText(token.serial).waitFor();
  return opened;
}

/** The page of Ada's token. */
export async function openAda(stand: Stand, options: BrowserContextOptions = {}) {
  const opened = await openRegister(stand, 3, options);
  await row(opened.page, 0).click();
  await opened.page.getByRole('heading', { name: token.serial }).waitFor();
  return opened;
}

export const grid = (page: Page) => page.getByRole('grid');
export const row = (page: Page, index: number) => page.locator(`[role=row][aria-rowindex="${index + 2}"]`);
export const search = (page: Page) => page.getByLabel('Find');

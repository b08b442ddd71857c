import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ServedKiln } from './harness.ts';

/** A journal may be on the disk, and the window not yet asked again. */
const SAID_WITHIN_MILLISECONDS = 15_000;

/** The Register room of a window, as somebody at a desk uses it. */
export class RegisterWindow {
  readonly #kiln: ServedKiln;

  constructor(kiln: ServedKiln) {
    this.#kiln = kiln;
  }

  get page(): Page {
    return this.#kiln.page;
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation').getByRole('button', { name: 'Register' }).click();
    await this.page.getByRole('grid').waitFor();
  }

  /** Types it key by key into the search, and waits until exactly these tokens stand there. */
  async finds(text: string, serials: readonly string[]): Promise<void> {
    const field = this.page.getByLabel('Find');
    await field.fill('');
    await field.pressSequentially(text);
    await expect.poll(() => this.serials(), { timeout: SAID_WITHIN_MILLISECONDS }).toEqual(serials);
  }

  async serials(): Promise<string[]> {
    const grid = this.page.getByRole('grid');
    if ((await grid.getAttribute('aria-busy')) === 'true') return ['busy'];
    const rows = grid.locator('[role=row]:has([role=gridcell])');
    return rows.locator('[role=gridcell]:first-child').allTextContents();
  }

  async openToken(serial: string): Promise<void> {
    await this.page.getByRole('gridcell', { name: serial }).click();
    await this.page.getByRole('heading', { name: serial }).waitFor();
  }

  /** What is said somewhere in the room. */
  async says(words: string | RegExp): Promise<void> {
    const said = this.page.getByRole('main').getByText(words).first();
    await said.waitFor({ timeout: SAID_WITHIN_MILLISECONDS }).catch(async () => {
      const main = await this.page.getByRole('main').innerText();
      throw new Error(`the register does not say "${words}":\n${main.replace(/\n+/g, '\n')}`);
    });
  }

  press(name: string): Promise<void> {
    return this.page.getByRole('main').getByRole('button', { name, exact: true }).click();
  }

  async mark(as: string, note = ''): Promise<void> {
    await this.press('Mark as …');
    await this.page.getByLabel(as, { exact: true }).check();
    if (note !== '') await this.page.getByLabel('Note').fill(note);
    await this.press('Mark');
  }

  /** The events of the open page, newest first. */
  happened(): Promise<string[]> {
    return this.page.locator('ol > li > p:first-child').allTextContents();
  }
}

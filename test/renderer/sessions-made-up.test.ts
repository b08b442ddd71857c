// @module-tag chromium
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeViolations } from './browser.ts';
import { stateWithSessions } from './session-answers.ts';
import { session } from './session-fixtures.ts';
import { draft } from './session-list-fixtures.ts';
import { button, sessionStand } from './session-page.ts';

const { open, openSession } = sessionStand();

const MADE_UP = /(?:[a-z]{4}-){5}[a-z]{4}/;
const tab = (page: Page, name: string) => page.getByRole('tab', { name });

/** What was made up and is in sight. */
async function made(page: Page): Promise<string> {
  return (await page.locator('strong', { hasText: MADE_UP }).first().textContent()) ?? '';
}

/** The words of what is printed while `window.print` runs. */
const PRINTS = `window.print = () => {
  window.printed = [...document.querySelectorAll('[data-printed]')].map((each) => each.textContent).join();
};`;

/** A session whose list is to be sealed with a passphrase that was made up. */
async function openMadeUp() {
  const opened = await openSession({ running: false }, { initScript: PRINTS });
  await tab(opened.page, 'Lists out').click();
  await button(opened.page, 'Make one up').click();
  return { ...opened, passphrase: await made(opened.page) };
}

describe('a passphrase that was made up for a list', () => {
  it('seals nothing before somebody says that they have it', async () => {
    const { page, passphrase } = await openMadeUp();
    expect(passphrase).toMatch(MADE_UP);
    expect(await button(page, 'Save the list').isEnabled()).toBe(false);
    await page.getByLabel('I have it').check();
    expect(await button(page, 'Save the list').isEnabled()).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByLabel('Passphrase for the file').fill(`${passphrase}x`);
    expect(await page.getByLabel('I have it').count()).toBe(0);
  });

  it('is copied as a secret, and printed for the safe', async () => {
    const { page, passphrase } = await openMadeUp();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await button(page, 'Copy').click();
    await page.getByText('30').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(passphrase);
    await button(page, 'Print for the safe').click();
    const printed = await page.evaluate('window.printed');
    expect(printed).toContain(passphrase);
    expect(printed).toContain('New joiners, spring');
    expect(await page.locator('[data-printed]').count()).toBe(0);
  });

  it('outlives every tab and room, with the form around it', async () => {
    const { page, passphrase } = await openMadeUp();
    await page.getByLabel('I have it').check();
    await tab(page, 'Rows').click();
    await button(page, 'Register').click();
    await page.getByRole('button', { name: /^Sessions/ }).click();
    await tab(page, 'Lists out').click();
    expect(await made(page)).toBe(passphrase);
    expect(await page.getByLabel('I have it').isChecked()).toBe(true);
    expect(await button(page, 'Save the list').isEnabled()).toBe(true);
  });

  it('stands on the receipt, also where another tab was looked at while it was saved, until the session is left', async () => {
    const { page, station, passphrase, push } = await openMadeUp();
    const answer = station.answers.exportSession;
    let save = () => {};
    station.answers.exportSession = async (args) => {
      await new Promise<void>((resolve) => {
        save = resolve;
      });
      return (await answer?.(args)) ?? { ok: false, failure: { code: 'busy' } };
    };
    await page.getByLabel('I have it').check();
    await button(page, 'Save the list').click();
    await expect.poll(() => station.callsOf('exportSession')).toHaveLength(1);
    await tab(page, 'Rows').click();
    const download = page.waitForEvent('download');
    save();
    await download;
    await tab(page, 'Lists out').click();
    await page.getByText('Receipt').waitFor();
    expect(await made(page)).toBe(passphrase);
    await button(page, 'Another list').click();
    expect(await made(page)).toBe(passphrase);
    push({});
    await page.getByRole('tab').first().waitFor({ state: 'detached' });
    push({ open: session({ running: false }) });
    await tab(page, 'Lists out').click();
    await button(page, 'Make one up').waitFor();
    expect(await page.getByText(passphrase).count()).toBe(0);
  });
});

describe('a passphrase that was made up for a session', () => {
  it('stands in the session that it seals, until somebody has it', async () => {
    const { page, station } = await open({ draft });
    await button(page, 'Next').click();
    await button(page, 'Make one up').click();
    const passphrase = await made(page);
    await page.getByLabel('I have it').check();
    await button(page, 'Make the session').click();
    await expect.poll(() => station.callsOf('createSession')).toMatchObject([{ passphrase }]);
    station.push(stateWithSessions({ open: session({ running: false }) }));
    await tab(page, 'Rows').click();
    await page.getByText('a passphrase that was made up here').waitFor();
    expect(await made(page)).toBe(passphrase);
    await button(page, 'I have it').click();
    await page.getByText(passphrase).waitFor({ state: 'detached' });
  });

  it('is kept in German words, too', async () => {
    const { page: german, station } = await openSession({ running: false });
    station.push(stateWithSessions({ open: session({ running: false }) }, { language: 'de' }));
    await german.getByRole('tab', { name: 'Listen' }).click();
    await button(german, 'Eine ausdenken').click();
    await german.getByLabel('Ich habe sie').check();
    await button(german, 'Für den Tresor drucken').waitFor();
    await button(german, 'Kopieren').waitFor();
  });
});

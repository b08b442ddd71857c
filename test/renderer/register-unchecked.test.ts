// @module-tag chromium
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from './browser.ts';
import { stateWith, token } from './fixtures.ts';
import { ADA, page as adasToken, answerRegister, drifting, unchecked, user } from './register-fixtures.ts';
import { grid, noSeed, row } from './register-room.ts';
import { Stand } from './stand.ts';

const stand = new Stand();
beforeAll(() => stand.start());
afterEach(() => stand.clear());
afterAll(() => stand.end());

/** The register with Ada's token, whose code was wrong three times. */
async function open(language: 'en' | 'de' = 'en') {
  const state = language === 'en' ? noSeed : stateWith({ readers: [] }, { language });
  const opened = await stand.open(state);
  answerRegister(opened.station, 3);
  Object.assign(opened.station.answers, {
    listTokens: () => ({ ok: true, value: { total: 1, rows: [unchecked.token] } }),
    showToken: () => ({ ok: true, value: unchecked }),
    showUser: () => ({ ok: true, value: { ...user, assignments: unchecked.assignments.slice(1) } }),
  });
  await opened.page.getByRole('button', { name: 'Register' }).click();
  await grid(opened.page).waitFor();
  return opened;
}

const colourOf = (text: string) => `[...document.querySelectorAll('[data-standing]')]
  .filter((each) => each.textContent.includes(${JSON.stringify(text)}))
  .map((each) => getComputedStyle(each).color)`;

describe('a token whose code was never seen to be right', () => {
  it('is called so in amber, and has a filter of its own', async () => {
    const { page, station } = await open();
    await row(page, 0).getByText('not checked – do not hand out').waitFor();
    const [seen] = await page.evaluate<string[]>(colourOf('do not hand out'));
    expect(seen).toBe('rgb(125, 83, 0)');
    await page.getByLabel('Show').selectOption({ label: 'not checked – do not hand out' });
    await expect
      .poll(() => station.callsOf('listTokens').at(-1))
      .toMatchObject({ query: { standing: 'unchecked' } });
  });

  it('has no handover slip before a person has confirmed that it works', async () => {
    const { page, station } = await open();
    await row(page, 0).click();
    await page.getByText('its code was never seen to be right (no code that was typed fitted)').waitFor();
    const slip = page.getByRole('button', { name: 'Handover slip' });
    expect(await slip.count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Confirm by hand …' }).click();
    const confirm = page.getByRole('button', { name: 'Confirm', exact: true });
    expect(await confirm.isDisabled()).toBe(true);
    await page.getByLabel('I have seen that this token works.').check();
    await confirm.click();
    await slip.waitFor();
    expect(station.callsOf('markToken')).toEqual([{ serial: token.serial, as: 'confirmed', note: '' }]);
    await page.getByText('Confirmed by hand, without a code').waitFor();
  });

  it('is not printed on a slip either where it stood otherwise a moment before', async () => {
    const { page, station } = await open();
    Object.assign(station.answers, { showToken: () => ({ ok: true, value: adasToken }) });
    await row(page, 0).click();
    await page.getByRole('button', { name: 'Handover slip' }).waitFor();
    Object.assign(station.answers, { showToken: () => ({ ok: true, value: unchecked }) });
    await page.getByRole('button', { name: 'Handover slip' }).click();
    await page.getByText('There is no handover slip').waitFor();
    expect(await page.getByRole('button', { name: 'Print' }).count()).toBe(0);
    expect(await page.locator('[data-printed]').count()).toBe(0);
  });

  it('is called so on its user’s page', async () => {
    const { page } = await open();
    await row(page, 0).click();
    await page.getByRole('button', { name: 'Show this user' }).click();
    await page.getByRole('row').getByText('not checked – do not hand out').waitFor();
  });

  it('is called so in German', async () => {
    const { page } = await open('de');
    await row(page, 0).getByText('nicht geprüft – nicht herausgeben').click();
    await page.getByText('Gib diesen Token nicht heraus: Sein Code hat nie gestimmt').waitFor();
    await page.getByRole('button', { name: 'Von Hand bestätigen …' }).click();
    await page.getByLabel('Ich habe gesehen, dass dieser Token funktioniert.').waitFor();
  });
});

describe('a token whose code was not to be checked', () => {
  it('is in use, with neither green nor a tick', async () => {
    const { page, station } = await open();
    const waived = { ...drifting, account: ADA, standing: 'waived' as const };
    Object.assign(station.answers, {
      listTokens: () => ({ ok: true, value: { total: 1, rows: [waived] } }),
    });
    station.push({ ...noSeed, register: { changes: 1 } });
    await row(page, 0).getByText('in use, not to be checked').waitFor();
    const icon = await page.evaluate(
      `getComputedStyle(document.querySelector('[data-standing=waived] svg')).color`,
    );
    expect(icon).not.toBe('rgb(34, 102, 63)');
  });
});

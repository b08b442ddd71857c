// @module-tag chromium
import { describe, expect, it } from 'vitest';
import type { SessionView } from '../../src/ipc/session.ts';
import { sessionRowAt } from './session-answers.ts';
import { session } from './session-fixtures.ts';
import { button, focused, row, sessionStand } from './session-page.ts';

const { openSession } = sessionStand();

describe('the rows', () => {
  const openRows = async (change: Partial<SessionView> = {}) => {
    const opened = await openSession(change);
    await opened.page.getByRole('tab', { name: 'Rows' }).click();
    await row(opened.page, 0).getByText(sessionRowAt(0).user).waitFor();
    return opened;
  };

  it('are searched and sifted; a count leads to its rows', async () => {
    const { page, station } = await openRows();
    await page.keyboard.press('/');
    await page.keyboard.type('ada');
    await expect.poll(() => station.callsOf('sessionRows').at(-1)).toMatchObject({ query: { text: 'ada' } });
    await page.getByLabel('Show', { exact: true }).selectOption('put-aside');
    await expect
      .poll(() => station.callsOf('sessionRows').at(-1))
      .toMatchObject({ query: { text: 'ada', states: ['put-aside'] } });
    await button(page, '3 codes to be checked').click();
    await expect.poll(() => station.callsOf('sessionRows').at(-1)).toMatchObject({ query: { due: true } });
  });

  it('can do what their state lets them', async () => {
    const { page, station } = await openRows();
    const enabled = async () => {
      const names = ['Burn again', 'Skip', 'Put aside …', 'Bind to a token …'];
      const all = await Promise.all(names.map((name) => button(page, name).isEnabled()));
      return names.filter((_, place) => all[place]);
    };
    await row(page, 0).click();
    expect(await enabled()).toEqual(['Burn again']);
    await row(page, 9).click();
    expect(await enabled()).toEqual(['Skip', 'Put aside …', 'Bind to a token …']);
    await button(page, 'Skip').click();
    // The button may be none any more: the focus goes back to the rows.
    await expect.poll(() => focused(page)).toBe('Rows of the session');
    expect(station.callsOf('skipRow')).toEqual([{ row: 9 }]);
    await button(page, 'Bind to a token …').click();
    await page.getByLabel('Serial number').fill('8659610 0000042');
    await page.keyboard.press('Enter');
    await expect.poll(() => station.callsOf('bindRow')).toEqual([{ row: 9, serial: '86596100000042' }]);
    await row(page, 4).click();
    expect(await enabled()).toEqual([]);
  });

  it('say why something could not be done with one, until another is chosen', async () => {
    const { page, station } = await openRows();
    station.answers.againRow = () => ({ code: 'row-busy', row: 0 });
    await row(page, 0).click();
    await button(page, 'Burn again').click();
    const alert = page.locator('[data-kind=bad]');
    await alert.waitFor();
    await row(page, 1).click();
    await alert.waitFor({ state: 'detached' });
  });

  it('follow what happens, without a hand', async () => {
    const { page, station, push } = await openRows();
    const before = station.callsOf('sessionRows').length;
    station.answers.sessionRows = () => ({
      ok: true,
      value: { total: 1, rows: [{ ...sessionRowAt(0), user: 'changed@contoso.example' }] },
    });
    // Also what no count tells of: another note, a row bound to a serial.
    push({ open: session({ changes: 1 }) });
    await row(page, 0).getByText('changed@contoso.example').waitFor();
    expect(station.callsOf('sessionRows').length).toBe(before + 1);
  });
});

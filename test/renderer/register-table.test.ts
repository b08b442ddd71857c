// @module-tag chromium
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CallArgs } from '../../src/ipc/contract.ts';
import type { State } from '../../src/ipc/state.ts';
import { axeViolations } from './browser.ts';
import { answerRegister, drifting, rowAt, tokensOf } from './register-fixtures.ts';
import { grid, noSeed, openRegister, row, search } from './register-room.ts';
import { Stand } from './stand.ts';

const stand = new Stand();
beforeAll(() => stand.start());
afterEach(() => stand.clear());
afterAll(() => stand.end());

const open = (total: number) => openRegister(stand, total);

const activeRow = (page: Page) =>
  page.evaluate(`document.getElementById(
    document.querySelector('[role=grid]').getAttribute('aria-activedescendant'))?.getAttribute('aria-rowindex')`);

describe('the table', () => {
  it('draws of 100,000 tokens only those in sight, and asks for no others', async () => {
    const { page, station, complaints } = await open(100_000);
    await page.getByText('100,000 tokens').waitFor();
    expect(await grid(page).getAttribute('aria-rowcount')).toBe('100001');
    expect(await page.locator('[role=row]').count()).toBeLessThan(50);
    await grid(page).evaluate((element) => {
      element.scrollTop = 50_000 * 36;
    });
    await row(page, 50_005).getByText(rowAt(50_005).serial).waitFor();
    expect(await page.locator('[role=row]').count()).toBeLessThan(50);
    const asked = (station.callsOf('listTokens') as CallArgs<'listTokens'>[]).map(({ from }) => from);
    expect(new Set(asked)).toEqual(new Set([0, 49_900, 50_000]));
    expect(asked).toHaveLength(3);
    expect(complaints).toEqual([]);
  });

  it('is walked through with the keys, and Enter opens', async () => {
    const { page, station } = await open(100_000);
    await search(page).press('ArrowDown');
    expect(await page.evaluate("document.activeElement.getAttribute('role')")).toBe('grid');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => activeRow(page)).toBe('2');
    await page.keyboard.press('End');
    await row(page, 99_999).getByText(rowAt(99_999).serial).waitFor();
    await expect.poll(() => activeRow(page)).toBe('100001');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => activeRow(page)).toBe('100001');
    await page.keyboard.press('ArrowUp');
    expect(await row(page, 99_998).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: rowAt(99_998).serial }).waitFor();
    expect(station.callsOf('showToken')).toEqual([{ serial: rowAt(99_998).serial }]);
    await page.keyboard.press('Escape');
    await row(page, 99_998).getByText(rowAt(99_998).serial).waitFor();
    await expect.poll(() => activeRow(page)).toBe('100000');
    await grid(page).press('Home');
    await expect.poll(() => activeRow(page)).toBe('2');
  });

  it('is searched once typing rests', async () => {
    const { page, station } = await open(3);
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    await search(page).pressSequentially('ada');
    await page.clock.runFor(110);
    expect(station.callsOf('listTokens')).toHaveLength(1);
    const asked = page.waitForResponse((response) => response.url().endsWith('/call/listTokens'));
    await page.clock.runFor(20);
    await asked;
    expect(station.callsOf('listTokens').slice(1)).toEqual([{ query: { text: 'ada' }, from: 0, count: 100 }]);
  });

  it('drops a late answer to what was typed before', async () => {
    const { page, station } = await open(3);
    const answers = new Map<string, () => void>();
    station.answers.listTokens = ({ query, ...part }) =>
      new Promise((resolve) => {
        const total = query.text === 'ad' ? 77 : 1;
        answers.set(query.text ?? '', () => resolve(tokensOf(total, part)));
      });
    const asked = (text: string) => expect.poll(() => answers.has(text)).toBe(true);
    await search(page).fill('ad');
    await asked('ad');
    await search(page).fill('ada');
    await asked('ada');
    // Not yet: what stands there does not answer what is typed.
    await search(page).press('Enter');
    answers.get('ada')?.();
    await page.getByText('1 token', { exact: true }).waitFor();
    const late = page.waitForResponse((response) => response.url().endsWith('/call/listTokens'));
    answers.get('ad')?.();
    await late;
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    expect(await page.getByRole('status').getByText('1 token', { exact: true }).count()).toBe(1);
    expect(station.callsOf('showToken')).toEqual([]);
    await search(page).press('Enter');
    await page.getByRole('heading', { name: drifting.serial }).waitFor();
  });

  it('shows those of one standing, and those that drift', async () => {
    const { page, station } = await open(3);
    for (const only of ['lost', 'drifting']) {
      const asked = page.waitForResponse((response) => response.url().endsWith('/call/listTokens'));
      await page.getByLabel('Show').selectOption(only);
      await asked;
    }
    expect(station.callsOf('listTokens').map((args) => (args as CallArgs<'listTokens'>).query)).toEqual([
      {},
      { standing: 'lost' },
      { refusedWithinDays: 90 },
    ]);
  });

  it('says that entries are left out because they were changed, and what to do', async () => {
    const { page, station } = await open(100_000);
    station.answers.listTokens = (part) => {
      const { value } = tokensOf(100_000, part);
      return { ok: true, value: { ...value, passedOver: 2 } };
    };
    await search(page).fill('ada');
    await page.getByText('2 entries of the register are not as they were written').waitFor();
    await page.getByText('it names the first of them').waitFor();
    // The table has the room that is left, and no more.
    const { y = 0, height = 0 } = (await grid(page).boundingBox()) ?? {};
    expect(y + height).toBeLessThanOrEqual(800);
    expect(height).toBeGreaterThan(300);
    expect(await page.locator('[role=row]').count()).toBeLessThan(50);
  });

  it('says what is so where there is nothing, or no answer', async () => {
    const { page, station } = await open(0);
    await page.getByText('The register is empty.').waitFor();
    await search(page).fill('nobody');
    await page.getByText('No token fits.').waitFor();
    station.answers.listTokens = () => ({
      ok: false,
      failure: { code: 'register-unreachable', reason: 'ECONNREFUSED' },
    });
    await search(page).fill('nobody else');
    await page.getByText('The shared register cannot be reached').waitFor();
    expect(await page.getByText('The register is empty.').count()).toBe(0);
    // Once there is something new, it is asked again.
    station.answers.listTokens = (part) => tokensOf(3, part);
    station.push({ ...noSeed, register: { changes: 1 } });
    await row(page, 2).getByText(rowAt(2).serial).waitFor();
    await page.getByText('The shared register cannot be reached').waitFor({ state: 'detached' });
  });
});

describe('a register that is shared', () => {
  const away = (waiting: number): State => ({
    ...noSeed,
    register: {
      changes: 1,
      shared: { waiting, failure: { code: 'register-unreachable', reason: 'ECONNREFUSED' } },
    },
  });

  it('says quietly, in every room, that other desks cannot be reached, until they can', async () => {
    const { page, station } = await stand.open(noSeed);
    answerRegister(station, 3);
    const line = page.getByRole('banner').getByRole('status');
    expect(await line.textContent()).toBe('');
    station.push(away(3));
    await line
      .getByText('Kiln works on alone, and catches up by itself. 3 entries wait to be sent.')
      .waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Register' }).click();
    const main = page.getByRole('main');
    await main.getByText('Other desks cannot be reached.').waitFor();
    await main.getByText('3 entries wait to be sent.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    station.push({ ...noSeed, register: { changes: 2, shared: { waiting: 0 } } });
    await main.getByText('Other desks cannot be reached.').waitFor({ state: 'detached' });
    expect(await line.textContent()).toBe('');
  });

  it('says what to do where waiting does not help', async () => {
    const failure = { code: 'register-forked', number: 4 } as const;
    const { page, station } = await stand.open({
      ...noSeed,
      register: { changes: 0, shared: { waiting: 2, failure } },
    });
    answerRegister(station, 3);
    await page.getByText('This desk’s register stays behind.').waitFor();
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByRole('main').getByText('another history').waitFor();
  });

  it('asks again for what is seen when it has changed, and keeps the rest in sight meanwhile', async () => {
    const { page, station } = await open(100_000);
    station.answers.listTokens = (part) => {
      const answer = tokensOf(100_001, part);
      const rows = answer.value.rows.map((each) => ({ ...each, model: 'OTPC-P2' }));
      return { ok: true, value: { ...answer.value, rows } };
    };
    station.push({ ...noSeed, register: { changes: 1 } });
    await page.getByText('100,001 tokens').waitFor();
    await row(page, 0).getByText('OTPC-P2').waitFor();
    expect(station.callsOf('listTokens')).toEqual([
      { query: {}, from: 0, count: 100 },
      { query: {}, from: 0, count: 100 },
    ]);
  });
});

// @module-tag chromium
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { LaneView } from '../../src/ipc/session.ts';
import { LANES, lane, session, summary } from './session-fixtures.ts';
import { button, focused, laneTile, sessionStand } from './session-page.ts';

const { openSession } = sessionStand();

const at = (name: string, number: number): LaneView => LANES[name]?.(number) ?? lane(number);

describe('lanes', () => {
  it('take digits wherever the focus is: the sixth hands the code over, and the next may follow at once', async () => {
    const { page, station } = await openSession({ lanes: [lane(1), at('code', 2), at('code', 3)] });
    await button(page, 'Keys').focus();
    await page.keyboard.type('49x2');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('2039');
    await laneTile(page, 2)
      .getByRole('img', { name: 'Code of lane 2: 492039' })
      .waitFor({ state: 'detached' });
    await page.keyboard.type('1112');
    await laneTile(page, 2).getByRole('img', { name: 'Code of lane 2: 11' }).waitFor();
    expect(station.callsOf('giveLaneCode')).toEqual([
      { reader: at('code', 2).reader, code: '492039', chosen: false },
    ]);
  });

  it('go by the chosen one: by its number, by a click, until Escape', async () => {
    const { page, station } = await openSession({ lanes: [at('code', 1), at('code', 2)] });
    await page.keyboard.press('Shift+Digit2');
    await page.keyboard.type('123456');
    await expect
      .poll(() => station.callsOf('giveLaneCode').at(-1))
      .toMatchObject({ reader: at('code', 2).reader, chosen: true });
    await page.keyboard.press('Escape');
    await page.keyboard.type('123456');
    await expect
      .poll(() => station.callsOf('giveLaneCode').at(-1))
      .toMatchObject({ reader: at('code', 1).reader, chosen: false });
    await page.keyboard.press('Shift+Digit2');
    await page.keyboard.press('l');
    await page.keyboard.press('e');
    await expect.poll(() => station.callsOf('checkLater')).toEqual([{ reader: at('code', 2).reader }]);
    expect(station.callsOf('compareLaneByEye')).toEqual([{ reader: at('code', 2).reader }]);
  });

  it('keep a code that is half typed where it was begun', async () => {
    const { page, station, push } = await openSession({ lanes: [lane(1), at('code', 2)] });
    await page.keyboard.type('123');
    push({ open: session({ lanes: [at('code', 1), at('code', 2)] }) });
    await laneTile(page, 1).getByText('Type code').waitFor();
    await page.keyboard.type('456');
    await expect
      .poll(() => station.callsOf('giveLaneCode'))
      .toEqual([{ reader: at('code', 2).reader, code: '123456', chosen: false }]);
  });

  it('are said not to be checked where nobody waits for them any more', async () => {
    const { page, station } = await openSession({ lanes: [at('code', 1)] });
    station.answers.giveLaneCode = () => 'unused';
    await page.keyboard.type('123456');
    await page.getByText('That code was not checked: no token waits for it.').waitFor();
    station.answers.giveLaneCode = () => 'taken';
  });

  it('are paused, skipped and put aside by letters, with a reason', async () => {
    const { page, station } = await openSession();
    await page.keyboard.press('2');
    await page.keyboard.press('p');
    await page.keyboard.press('s');
    await page.keyboard.press('a');
    await page.getByLabel('Why').fill('  on leave ');
    // Letters and digits are only letters and digits in there.
    await page.keyboard.type('p12');
    await page.keyboard.press('Enter');
    await expect.poll(() => station.callsOf('putAside')).toEqual([{ row: 1, note: 'on leave p12' }]);
    expect(station.callsOf('pauseLane')).toEqual([{ reader: lane(2).reader, paused: true }]);
    expect(station.callsOf('skipRow')).toEqual([{ row: 1 }]);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('rest and go on with the space bar, but not while something is typed', async () => {
    const { page, station, push } = await openSession();
    await page.keyboard.press('Space');
    await expect.poll(() => station.callsOf('pauseSession')).toHaveLength(1);
    push({ open: session({ running: false, lanes: [at('paused', 1)] }) });
    await button(page, 'Go on').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('a b');
    await page.keyboard.press('Escape');
    expect(station.callsOf('runSession')).toEqual([]);
    await page.keyboard.press('Space');
    await expect.poll(() => station.callsOf('runSession')).toHaveLength(1);
  });

  it('rest at the space bar also where a mouse has pressed something before, and press what the keyboard leads to', async () => {
    const { page, station } = await openSession();
    const skip = laneTile(page, 1).getByRole('button', { name: 'Skip' });
    await skip.click();
    await page.keyboard.press('Space');
    await expect.poll(() => station.callsOf('pauseSession')).toHaveLength(1);
    expect(station.callsOf('skipRow')).toHaveLength(1);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expect.poll(() => station.callsOf('skipRow')).toHaveLength(2);
    expect(station.callsOf('pauseSession')).toHaveLength(1);
  });

  it('say why they do not begin, whether it was the space bar or the button', async () => {
    const { page, station } = await openSession({ running: false, lanes: [at('paused', 1)] });
    station.answers.runSession = () => ({ code: 'busy' });
    const said = page.locator('[data-kind=bad]');
    await page.keyboard.press('Space');
    await said.waitFor();
    station.answers.runSession = () => undefined;
    await button(page, 'Go on').click();
    await said.waitFor({ state: 'detached' });
  });

  it('take an Enter behind a code for nothing, whatever has the focus', async () => {
    const { page, station } = await openSession({ lanes: [at('code', 1)] });
    await button(page, 'Pause').focus();
    await page.keyboard.type('492039');
    await page.keyboard.press('Enter');
    await expect.poll(() => station.callsOf('giveLaneCode')).toHaveLength(1);
    expect(station.callsOf('pauseSession')).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => station.callsOf('pauseSession')).toHaveLength(1);
  });

  it('keep the focus on what was paused, and give it back when a dialog is over', async () => {
    const { page, push } = await openSession();
    const pause = laneTile(page, 2).getByRole('button', { name: 'Pause lane' });
    await pause.focus();
    push({ open: session({ lanes: [lane(1), at('paused', 2)] }) });
    await laneTile(page, 2).getByRole('button', { name: 'Go on' }).waitFor();
    expect(await focused(page)).toBe('Go on');
    const ways = [
      () => page.keyboard.press('Escape'),
      () => button(page, 'Cancel').click(),
      () => button(page, 'Not here today').click(),
    ];
    for (const way of ways) {
      await laneTile(page, 2).getByRole('button', { name: 'Put aside' }).focus();
      await page.keyboard.press('Enter');
      await page.getByLabel('Why').waitFor();
      expect(await focused(page)).toBe('INPUT');
      await way();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await focused(page)).toBe('Put aside');
    }
  });

  it('take the last one back with Ctrl Z, and say what that means for its token', async () => {
    const { page, station } = await openSession({ last: summary(56) });
    await page.keyboard.press('Control+z');
    await page.getByText(`${summary(56).user} waits again`).waitFor();
    await page.getByText('it must be burned again before anybody gets it').waitFor();
    expect(station.callsOf('undoLast')).toHaveLength(1);
  });

  it('are compared by eye where somebody wants that', async () => {
    const { page, station } = await openSession({ lanes: [at('by-eye', 1)] });
    await laneTile(page, 1).getByText('492 039').waitFor();
    await button(page, 'No').click();
    await expect
      .poll(() => station.callsOf('confirmLaneByEye'))
      .toEqual([{ reader: lane(1).reader, same: false }]);
  });

  it('say each state in a word and an outline of its own', async () => {
    const names = Object.keys(LANES).filter(
      (name) => !/other|wrong|nearly|by-eye|bound|nobody|asleep/.test(name),
    );
    const { page } = await openSession({ lanes: names.map((name, index) => at(name, index + 1)) });
    const bands = page.locator('[data-lane] > button');
    const said = await bands.locator('span').allInnerTexts();
    const drawn = await bands.locator('svg').evaluateAll((all) => all.map((each) => each.innerHTML));
    expect(said).toHaveLength(names.length);
    expect(new Set(said).size).toBe(names.length);
    expect(new Set(drawn).size).toBe(names.length);
  });

  it('tell who listens what has changed, and only that', async () => {
    const { page, push } = await openSession({ lanes: [lane(1), lane(2)] });
    const said = page.getByRole('status').filter({ hasText: 'Lane' });
    push({ open: session({ lanes: [lane(1), at('code', 2)] }) });
    await expect.poll(() => said.innerText()).toBe(`Lane 2: Type code. ${summary(1).user}.`);
    push({ open: session({ lanes: [at('done', 1), at('code', 2)] }) });
    await expect.poll(() => said.innerText()).toBe(`Lane 1: Done: lift. ${summary(0).user}.`);
  });

  it('name tokens that must not be handed out, all of them when asked', async () => {
    const strays = Array.from({ length: 9 }, (_, index) => ({
      serial: `8659610000030${index}`,
      holds: 'seed' as const,
    }));
    const { page } = await openSession({ strays });
    await page.getByText('Do not hand out these 9 tokens').waitFor();
    await button(page, 'and 3 more').click();
    for (const { serial } of strays) await page.getByText(serial).waitFor();
  });
});

describe('settings', () => {
  it.each([
    [undefined, true],
    [true, false],
  ])('let a session take tokens of others, or no longer: %s', async (before, after) => {
    const settings = session().settings;
    const { page, station } = await openSession({
      settings: { ...settings, ...(before !== undefined && { allowReassign: before }) },
    });
    await page.getByRole('main').getByRole('button', { name: 'Settings' }).click();
    const others = page.getByLabel('Also burn tokens that the register has given to somebody else');
    expect(await others.isChecked()).toBe(before === true);
    await others.focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect.poll(() => station.callsOf('setSession')).toEqual([{ ...settings, allowReassign: after }]);
  });
});

describe('sounds', () => {
  /** Writes down each tone in place of sounding it. */
  const initScript = `
    window.tones = [];
    window.OscillatorNode = class {
      constructor(context, options) { window.tones.push(options.frequency); }
      connect(next) { return next; }
      start() {}
      stop() {}
    };`;
  const tones = (page: Page) => page.evaluate('window.tones');

  it('are off until they are wanted, and are told apart', async () => {
    const { page, push } = await openSession({}, { initScript });
    push({ open: session({ lanes: [at('code', 1), lane(2)] }) });
    await laneTile(page, 1).getByText('Type code').waitFor();
    expect(await tones(page)).toEqual([]);
    await page.getByRole('main').getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel('Sounds').check();
    await page.keyboard.press('Escape');
    push({ open: session({ lanes: [at('done', 1), lane(2)] }) });
    await expect.poll(() => tones(page)).toEqual([659, 880]);
    push({ open: session({ lanes: [at('done', 1), at('refused', 2)] }) });
    await expect.poll(() => tones(page)).toEqual([659, 880, 233, 233]);
    await page.reload();
    await laneTile(page, 2).getByText('Not this one').waitFor();
    expect(await tones(page)).toEqual([]);
    push({ open: session({ lanes: [at('code', 1), at('refused', 2)] }) });
    await expect.poll(() => tones(page)).toEqual([659, 659]);
    push({ open: session({ lanes: [at('code-wrong', 1), at('refused', 2)] }) });
    await expect.poll(() => tones(page)).toEqual([659, 659, 277]);
  });
});

// @module-tag chromium
import { describe, expect, it } from 'vitest';
import type { LaneView } from '../../src/ipc/session.ts';
import { axeViolations } from './browser.ts';
import { LANES, lane, SESSIONS, session } from './session-fixtures.ts';
import { serialAt } from './session-list-fixtures.ts';
import { laneTile, sessionStand } from './session-page.ts';

const { openSession } = sessionStand();

const at = (name: string, number: number): LaneView => LANES[name]?.(number) ?? lane(number);

const bandColour = (number: number) =>
  `getComputedStyle(document.querySelector('[data-lane="${number}"] > button')).backgroundColor`;

describe('a lane whose token is not to be handed out', () => {
  it('is red with a face of its own and says the serial, where its row gave the token up', async () => {
    const { page } = await openSession({ lanes: [at('set-aside', 1), at('done', 2)] });
    const tile = laneTile(page, 1);
    await tile.getByText('Set aside').waitFor();
    await tile.getByText('Do not hand out').waitFor();
    await tile.getByText(serialAt(1)).waitFor();
    expect(await page.evaluate(bandColour(1))).toBe('rgb(163, 38, 42)');
    expect(await page.evaluate(bandColour(2))).toBe('rgb(34, 102, 63)');
  });

  it('is amber where its code is still to be checked', async () => {
    const { page } = await openSession({ lanes: [at('due', 1)] });
    await laneTile(page, 1).getByText('Not checked').waitFor();
    await laneTile(page, 1).getByText('Do not hand out').waitFor();
    expect(await page.evaluate(bandColour(1))).toBe('rgb(125, 83, 0)');
  });

  it('is said to a screen reader with the serial', async () => {
    const { page, push } = await openSession({ lanes: [at('code', 1)] });
    await laneTile(page, 1).getByText('Type code').waitFor();
    push({ open: session({ lanes: [at('set-aside', 1)] }) });
    await page.getByText(`Lane 1: Set aside. Do not hand out ${serialAt(1)}.`).waitFor();
  });
});

describe('a code that fits none of several tokens', () => {
  it('is asked about, and given to the lane that is chosen by its key', async () => {
    const { page, station } = await openSession({ lanes: [at('code', 1), at('code', 2)] });
    station.answers.giveLaneCode = ({ chosen }) => (chosen ? 'taken' : 'whose');
    await page.keyboard.type('492038');
    const question = page.getByRole('alert').getByText('492 038 fits none of the 2 tokens that wait.');
    await question.waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Shift+Digit2');
    await question.waitFor({ state: 'detached' });
    expect(station.callsOf('giveLaneCode')).toEqual([
      { reader: at('code', 1).reader, code: '492038', chosen: false },
      { reader: at('code', 2).reader, code: '492038', chosen: true },
    ]);
  });

  it('is forgotten with Escape, with a click, or when another one is typed', async () => {
    const { page, station } = await openSession({ lanes: [at('code', 1), at('code', 2)] });
    station.answers.giveLaneCode = () => 'whose';
    const question = page.getByText('fits none of the 2 tokens');
    const ends = [
      () => page.keyboard.press('Escape'),
      () => page.getByRole('button', { name: 'Type it again' }).click(),
      () => page.keyboard.type('4'),
    ];
    for (const end of ends) {
      await page.keyboard.type('492038');
      await question.waitFor();
      await end();
      await question.waitFor({ state: 'detached' });
    }
    expect(station.callsOf('giveLaneCode')).toHaveLength(3);
  });

  it('is said at the lane whose code it nearly was', async () => {
    const { page } = await openSession({ lanes: [at('code', 1), at('code-nearly', 2)] });
    await laneTile(page, 2).getByText('That was nearly its code: read it again. No try is lost.').waitFor();
  });
});

it('all of them fit', async () => {
  const { page } = await openSession(SESSIONS['held-lanes']?.() ?? {});
  await laneTile(page, 1).getByText(serialAt(1)).waitFor();
  for (const [width, height] of [
    [1280, 800],
    [900, 640],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const number of [1, 2]) {
      const cut = await laneTile(page, number).evaluate((tile) => {
        const serial = tile.querySelector('.tabular');
        return serial === null || serial.scrollWidth > serial.clientWidth + 1;
      });
      expect([width, number, cut]).toEqual([width, number, false]);
    }
  }
});

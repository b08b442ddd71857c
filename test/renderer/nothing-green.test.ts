// @module-tag chromium
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Standing, TokenPage } from '../../src/ipc/register.ts';
import { STANDINGS } from '../../src/ipc/register-choices.ts';
import type { RowState, SessionRowView } from '../../src/ipc/session.ts';
import { stateWith, WORKS } from './fixtures.ts';
import { goodSigns } from './good-signs.ts';
import { page as adasToken, answerRegister, drifting, unchecked } from './register-fixtures.ts';
import { grid, noSeed, row } from './register-room.ts';
import { answerSessions, stateWithSessions } from './session-answers.ts';
import { LANES, session, summary } from './session-fixtures.ts';
import { serialAt } from './session-list-fixtures.ts';
import { Stand } from './stand.ts';

/* Nothing that may not be handed out is green or has a tick, wherever it is shown. */

const stand = new Stand();
beforeAll(() => stand.start());
afterEach(() => stand.clear());
afterAll(() => stand.end());

const LOOKS = ['light', 'dark'] as const;

/** In each of the two looks. */
async function inBothLooks(page: Page, look: () => Promise<void>): Promise<void> {
  for (const colorScheme of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await look();
  }
}

/** Works in which a token was written, or is being, and none of which ends with a code that was right. */
const UNPROVED = Object.keys(WORKS).filter((name) => {
  const { burn } = WORKS[name]?.() ?? {};
  return burn !== undefined && burn.result?.outcome !== 'verified';
});

describe('in the Burn room', () => {
  it('shows what is looked for where a token is verified', async () => {
    const { page } = await stand.open(stateWith(WORKS['verified']?.() ?? { readers: [] }));
    await page.getByText('Burned and verified').waitFor();
    const signs = await goodSigns(page);
    expect(signs.some((sign) => sign.startsWith('tick'))).toBe(true);
    expect(signs.some((sign) => sign.startsWith('green'))).toBe(true);
  });

  it.each(UNPROVED)('not while a burn is not proved: %s', async (name) => {
    const { page } = await stand.open(stateWith(WORKS[name]?.() ?? { readers: [] }));
    await page.locator('[data-stage]').first().waitFor();
    await inBothLooks(page, async () => expect(await goodSigns(page)).toEqual([]));
  });
});

/** Lanes whose token is done, and that a person may hand out. */
const GOOD_LANES = ['done', 'unchecked'];

describe('in a session', () => {
  it.each(Object.keys(LANES).filter((name) => !GOOD_LANES.includes(name)))(
    'not on a lane: %s',
    async (name) => {
      const lanes = [LANES[name]?.(1)].filter((lane) => lane !== undefined);
      const { waiting } = session().counts;
      const counts = { ...session().counts, verified: 0, seeded: 0, waiting };
      const { page, station } = await stand.open(
        stateWithSessions({ open: session({ lanes, counts, due: 0 }) }),
      );
      answerSessions(station);
      station.answers.sessionRows = () => ({ ok: true, value: { total: 0, rows: [] } });
      await page.locator('[data-lane]').waitFor();
      await inBothLooks(page, async () => expect(await goodSigns(page)).toEqual([]));
    },
  );

  it('shows what is looked for on a lane that is done', async () => {
    const lanes = [LANES['done']?.(1)].filter((lane) => lane !== undefined);
    const { page, station } = await stand.open(stateWithSessions({ open: session({ lanes }) }));
    answerSessions(station);
    await page.locator('[data-lane]').waitFor();
    expect((await goodSigns(page, '[data-lane]')).join()).toMatch(/tick.*green|green.*tick/);
  });

  it('not in a row, nor at the tokens that it left behind', async () => {
    const states: readonly RowState[] = [
      { state: 'waiting' },
      { state: 'burning', serial: serialAt(1), lane: '1', doubted: false },
      { state: 'in-doubt', serial: serialAt(2) },
      { state: 'seeded', serial: serialAt(3), verification: 'due' },
      { state: 'put-aside', reason: 'wrong-code', note: '' },
      { state: 'skipped' },
    ];
    const rows = states.map(
      (state, index): SessionRowView => ({
        ...summary(index),
        state,
        generated: false,
        strays: [{ serial: serialAt(300 + index), holds: 'seed' }],
      }),
    );
    const strays = rows.flatMap((each) => each.strays);
    const counts = { ...session().counts, verified: 0, seeded: 1, waiting: 5 };
    const open = session({ running: false, lanes: [], counts, due: 1, strays });
    const { page, station } = await stand.open(stateWithSessions({ open }));
    answerSessions(station);
    station.answers.sessionRows = () => ({ ok: true, value: { total: rows.length, rows } });
    await page.getByRole('tab', { name: 'Rows' }).click();
    await row(page, states.length - 1).waitFor();
    await inBothLooks(page, async () => expect(await goodSigns(page)).toEqual([]));
  });
});

/** What may be handed out. */
const GOOD_STANDINGS: readonly Standing[] = ['assigned', 'waived'];

describe('in the register', () => {
  it.each(STANDINGS.filter((each) => !GOOD_STANDINGS.includes(each)))(
    'not in the table, on the page of a token, or on a slip: %s',
    async (standing) => {
      const { daysUntilRefused: _, ...rest } = drifting;
      const base: TokenPage = standing === 'unchecked' ? unchecked : adasToken;
      const value = { ...base, token: { ...rest, ...(standing === 'unchecked' && base.token), standing } };
      const { page, station } = await stand.open(noSeed);
      answerRegister(station, 1);
      station.answers.listTokens = () => ({ ok: true, value: { total: 1, rows: [value.token] } });
      station.answers.showToken = () => ({ ok: true, value });
      await page.getByRole('button', { name: 'Register' }).click();
      await grid(page).waitFor();
      await row(page, 0).locator('[data-standing]').waitFor();
      await inBothLooks(page, async () => expect(await goodSigns(page)).toEqual([]));
      await row(page, 0).click();
      await page.getByRole('heading', { name: value.token.serial }).waitFor();
      await page.getByText('First seen').waitFor();
      await inBothLooks(page, async () => expect(await goodSigns(page)).toEqual([]));
      expect(await page.getByRole('button', { name: 'Handover slip' }).count()).toBe(0);
    },
  );
});

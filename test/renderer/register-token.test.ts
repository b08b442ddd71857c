// @module-tag chromium
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TokenPage } from '../../src/ipc/register.ts';
import type { LastBurn } from '../../src/ipc/state.ts';
import { axeViolations, overflowing } from './browser.ts';
import { token } from './fixtures.ts';
import { ADA, page as adasToken, answerRegister, drifting } from './register-fixtures.ts';
import { grid, noSeed, openAda, openRegister, row, works } from './register-room.ts';
import { Stand } from './stand.ts';

const stand = new Stand();
beforeAll(() => stand.start());
afterEach(() => stand.clear());
afterAll(() => stand.end());

const open = () => openRegister(stand, 3);

describe('a token', () => {
  it('has its facts, a warning of its clock, and its history, newest first', async () => {
    const { page } = await openAda(stand);
    await page.getByText('about 40 days until the code is refused').waitFor();
    const happened = await page.locator('ol > li > p:first-child').allTextContents();
    expect(happened).toEqual([
      `Burned for ${ADA}, Contoso Ltd and verified`,
      'Marked as returned',
      'Seen on a reader',
      'Burned for grace.hopper@contoso.example, Contoso Ltd and compared by eye',
    ]);
    await page.getByText('Came back by post, scratched.').waitFor();
    await page.getByText('at least 799 days in use').waitFor();
    await page.getByText('Until then the token of').waitFor();
    await page.getByRole('button', { name: 'grace.hopper@contoso.example, Contoso Ltd' }).click();
    await page.getByRole('heading', { name: 'grace.hopper@contoso.example', exact: true }).waitFor();
  });

  it('is marked, with a note', async () => {
    const { page, station } = await openAda(stand);
    await page.getByRole('button', { name: 'Mark as …' }).click();
    const mark = page.getByRole('button', { name: 'Mark', exact: true });
    expect(await mark.isDisabled()).toBe(true);
    await page.getByLabel('Lost').check();
    await page.getByLabel('Note').fill('  On the train ');
    await mark.click();
    await page.getByText('Marked as lost').waitFor();
    expect(station.callsOf('markToken')).toEqual([
      { serial: token.serial, as: 'lost', note: 'On the train' },
    ]);
    expect(await page.getByRole('button', { name: 'Handover slip' }).count()).toBe(0);
    await page.getByText('On the train').waitFor();
  });

  it('is asked for again when the register has changed, and leaves a form alone meanwhile', async () => {
    const { page, station } = await openAda(stand);
    await page.getByRole('button', { name: 'Mark as …' }).click();
    await page.getByLabel('Note').fill('half a sen');
    station.push({ ...noSeed, register: { changes: 1 } });
    await expect.poll(() => station.callsOf('showToken').length).toBe(2);
    expect(await page.getByLabel('Note').inputValue()).toBe('half a sen');
    // A token that comes changes nothing in the register by itself.
    station.push({ ...works('several-readers'), register: { changes: 1 } });
    await page.getByText('On the reader: C301 86596017654321').waitFor();
    expect(station.callsOf('showToken')).toHaveLength(2);
  });

  it('says in plain words why a burn failed, and for whom it was exported', async () => {
    const { page, station } = await open();
    const [first, , , last] = adasToken.events;
    if (first?.kind !== 'burn' || !last) throw new Error('fixtures');
    const failed = (number: number, failure: string) =>
      ({ ...first, number, outcome: 'blank', failure }) as const;
    const { time, operator, host, account, forgotten } = last;
    const common = { desk: '', time, operator, host, account, forgotten, kind: 'export' } as const;
    const events = [
      failed(1, 'link-lost'),
      failed(2, 'of-a-later-kiln'),
      { ...common, number: 3, provider: 'entra-csv', protection: 'sealed' },
      { ...common, number: 4, provider: 'duo', protection: 'plain-text' },
    ];
    station.answers.showToken = () => ({ ok: true, value: { ...adasToken, events } });
    await row(page, 0).click();
    await page.locator('ol').waitFor();
    const happened = await page.locator('ol > li > p:first-child').allTextContents();
    expect(happened.slice(0, 2)).toEqual(['Exported to Duo, in plain text', 'Exported to Entra ID']);
    expect(happened[2]).toMatch(/left no seed that works: of-a-later-kiln$/);
    expect(happened[3]).toMatch(
      /left no seed that works: the token was lifted, or moved, and did not come back/,
    );
    await page
      .getByText(/by helpdesk · at desk-3$/)
      .first()
      .waitFor();
  });

  it('is burned again: Burn has account and issuer filled in, until that is taken back', async () => {
    const { page, station } = await openAda(stand);
    station.answers.intend = ({ account, issuer }) => {
      const burn = account ? { ...noSeed.burn, intended: { account, issuer } } : noSeed.burn;
      station.push({ ...noSeed, burn });
      return undefined;
    };
    await page.getByRole('button', { name: 'Burn again' }).click();
    const filled = page.locator('[data-stage=seed]').getByRole('region', { name: 'Burn again for' });
    await filled.getByText(ADA).waitFor();
    await filled.getByText('Contoso Ltd').waitFor();
    expect(station.callsOf('intend')).toEqual([{ room: 'burn', account: ADA, issuer: 'Contoso Ltd' }]);
    await page.reload();
    await filled.getByText(ADA).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    // A key alone is judged as that person's.
    const bare = { ...works('seed-taken').burn.seed?.description, kind: 'base32' } as const;
    station.answers.judgeSeed = () => ({ ok: true, description: bare as never, warnings: [] });
    await page.locator('textarea').first().fill('JBSWY3DPEHPK3PXP');
    await expect
      .poll(() => station.callsOf('judgeSeed'))
      .toEqual([{ text: 'JBSWY3DPEHPK3PXP', room: 'burn' }]);
    await filled.getByRole('button', { name: 'For somebody else' }).click();
    await filled.waitFor({ state: 'detached' });
    expect(station.callsOf('intend').at(-1)).toEqual({ room: 'burn', account: '', issuer: '' });
  });

  it('whose seed names somebody else says so plainly', async () => {
    const taken = works('seed-taken').burn;
    if (!taken.seed) throw new Error('fixtures');
    const difference = { wanted: `${ADA}, Contoso Ltd`, named: 'kim, Contoso Ltd' };
    const seed = { ...taken.seed, warnings: [{ code: 'other-than-intended', ...difference } as const] };
    const { page } = await stand.open({ ...noSeed, burn: { ...taken, seed } });
    await page
      .getByText(`The token was to be burned for ${ADA}, Contoso Ltd, but this seed is for kim, Contoso Ltd.`)
      .waitFor();
  });

  it('of a forgotten person is not offered to be burned for a pseudonym', async () => {
    const { page, station } = await open();
    const forgotten: TokenPage = {
      ...adasToken,
      token: { ...drifting, account: 'person-7f3a', forgotten: true },
    };
    station.answers.showToken = () => ({ ok: true, value: forgotten });
    await row(page, 0).click();
    await page.getByText('person-7f3a (forgotten)').waitFor();
    expect(await page.getByRole('button', { name: 'Burn again' }).count()).toBe(0);
  });

  it('that lies on a reader is offered, also when it is not in the register', async () => {
    const { page, station } = await open();
    const offer = page.getByRole('button', { name: 'Show this token' });
    expect(await offer.count()).toBe(0);
    station.push(works('ready'));
    station.answers.showToken = () => ({
      ok: false,
      failure: { code: 'not-in-register', what: 'token', wanted: token.serial },
    });
    await page.getByText(`On the reader: C301 ${token.serial}`).waitFor();
    await offer.click();
    await page.getByText('The register has no token with the serial').waitFor();
    await offer.waitFor({ state: 'detached' });
  });
});

describe('a token on a reader', () => {
  const offer = (page: Page) => page.getByRole('button', { name: 'Show this token' });

  it('is offered in Settings, where nothing moves when it comes, and opens its page', async () => {
    const { page, station } = await stand.open(noSeed);
    answerRegister(station, 3);
    await page.getByRole('button', { name: 'Settings' }).click();
    const heading = page.getByRole('heading', { name: 'Burning' });
    const before = await heading.boundingBox();
    expect(await offer(page).count()).toBe(0);
    station.push(works('ready'));
    await page.getByText(`On the reader: C301 ${token.serial}`).waitFor();
    expect(await heading.boundingBox()).toEqual(before);
    expect(await axeViolations(page)).toEqual([]);
    await offer(page).click();
    await page.getByRole('heading', { name: token.serial }).waitFor();
    // Back leads to the table, and the rail to the table as well.
    await page.keyboard.press('Escape');
    await grid(page).waitFor();
  });

  it('is not offered in Practice, and in Burn by its stage, also once it is burned', async () => {
    const { page, station } = await stand.open(works('ready'));
    answerRegister(station, 3);
    const link = page.getByRole('button', { name: 'Show it in the register' });
    await link.waitFor();
    expect(await offer(page).count()).toBe(0);
    station.push(works('verified'));
    await link.click();
    await page.getByRole('heading', { name: token.serial }).waitFor();
    await page.getByRole('button', { name: 'Practice' }).click();
    await page.locator('[data-desk]').waitFor();
    expect(await offer(page).count()).toBe(0);
    expect(await link.count()).toBe(0);
  });
});

describe('a token taken from somebody', () => {
  it('is burned only with its serial, once that was asked', async () => {
    const { page, station } = await stand.open(works('ready-wipes'));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Wipe it and burn' }).click();
    await expect
      .poll(() => station.callsOf('burn'))
      .toEqual([{ room: 'burn', allowUnlisted: false, reassign: token.serial }]);
  });

  it('of a forgotten person is asked about under the pseudonym', async () => {
    const ready = works('ready-wipes');
    const wipes = { ...ready.burn.wipes, account: 'person-7f3a', forgotten: true } as LastBurn;
    const { page } = await stand.open({ ...ready, burn: { ...ready.burn, wipes } });
    await page.keyboard.press('Enter');
    await page.getByText('was burned for somebody who was forgotten (person-7f3a), Contoso Ltd').waitFor();
  });

  it.each(['verified', 'not-verified'])('is said to have been theirs: %s', async (name) => {
    const state = works(name);
    const { burn } = state.burn;
    if (!burn?.result) throw new Error('fixtures');
    const result = { ...burn.result, reassignedFrom: { account: 'kim', issuer: 'Contoso' } };
    const { page } = await stand.open({ ...state, burn: { ...state.burn, burn: { ...burn, result } } });
    await page.getByText('Until now this token belonged to kim, Contoso.').waitFor();
    expect(await overflowing(page)).toEqual([]);
  });
});

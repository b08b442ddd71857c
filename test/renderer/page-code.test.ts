// @module-tag chromium
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { State } from '../../src/ipc/state.ts';
import { stage } from './burn-page.ts';
import { stateWith, WORKS } from './fixtures.ts';
import { Stand } from './stand.ts';

const stand = new Stand();
beforeAll(() => stand.start());
afterEach(() => stand.clear());
afterAll(() => stand.end());

const NOW = Date.parse('2026-11-30T10:00:00Z');

/** A token whose code was right, and is good for so many seconds more. */
function verified(secondsLeft: number, settings: Partial<State['settings']> = {}): State {
  const work = WORKS['verified']?.();
  if (!work?.burn?.result) throw new Error('no burn');
  const result = { ...work.burn.result, codeUntil: NOW + 1000 * secondsLeft };
  return stateWith({ ...work, burn: { ...work.burn, result } }, settings);
}

async function open(secondsLeft: number, settings?: Partial<State['settings']>) {
  const { page } = await stand.open(verified(secondsLeft, settings));
  await page.clock.setFixedTime(NOW);
  return { page, card: stage(page, 'verify') };
}

describe('after a code that was right', () => {
  it('the same one goes into the registration page while it is good, and the seconds run', async () => {
    const { page, card } = await open(19);
    await card.getByText('Now type this same code into the registration page.').waitFor();
    await card.getByText(/It is good for 19.sec/).waitFor();
    await page.clock.setFixedTime(NOW + 7000);
    await card.getByText(/It is good for 12.sec/).waitFor();
    expect(await card.getByText('Wait for the next code').count()).toBe(0);
  });

  it('the next one goes there where under eight seconds are left', async () => {
    const { page, card } = await open(8);
    await card.getByText(/It is good for 8.sec/).waitFor();
    await page.clock.setFixedTime(NOW + 1000);
    await card.getByText('Wait for the next code.', { exact: true }).waitFor();
    await card.getByText('this one ends too soon').waitFor();
    await page.clock.setFixedTime(NOW + 8000);
    await card.getByText('Now type the code that the token shows').waitFor();
  });

  it('the next one goes there where the page has had the first', async () => {
    const { page, card } = await open(19);
    await card.getByRole('button', { name: 'The page wants the next one' }).click();
    await card.getByText('Wait for the next code.', { exact: true }).waitFor();
    await card.getByText('The page has had this one.').waitFor();
    await page.clock.setFixedTime(NOW + 19_000);
    await card.getByText('Now type the code that the token shows').waitFor();
  });

  it('says so in German', async () => {
    const { card } = await open(19, { language: 'de' });
    await card.getByText('Tippe jetzt denselben Code auf der Registrierungsseite ein.').waitFor();
    await card.getByText(/Er gilt noch 19.Sek/).waitFor();
    await card.getByRole('button', { name: 'Die Seite will den nächsten' }).click();
    await card.getByText('Diesen hatte die Seite schon.').waitFor();
  });
});

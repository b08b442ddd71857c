// @module-tag chromium
// @module-tag readers
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type JournalCheck, readJournal } from '../../src/register/verify-journal.ts';
import type { Fault } from '../../src/simulator/faults.ts';
import { SimulatedVpcd } from '../../src/station/simulated-vpcd.ts';
import { late } from '../device/laid-token.ts';
import { Pcscd, type VpcdReader } from '../device/pcscd.ts';
import { call, stateOf, until } from './in-page.ts';
import { isRealElectron, leave, type RunningApp, startApp, throwInMain } from './running-app.ts';

const SEED = { room: 'burn', text: 'otpauth://totp/Example:ann?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' };

/** The journal's entries by kind, and whether all of it is whole. */
async function journalOf(app: RunningApp): Promise<{ facts: string; check: JournalCheck }> {
  const reading = readJournal(join(app.dataDirectory, 'journal.jsonl'));
  const facts: unknown[] = [];
  for (;;) {
    const next = await reading.next();
    if (next.done) return { facts: JSON.stringify(facts), check: next.value };
    facts.push(next.value);
  }
}

/** The reader host in a utility process, over the real pcscd: what a burn and its end look like from the window. */
describe('a burn in the desktop app', () => {
  /** Behind `burn`, there is time to leave: the app's own look at the token counts, too. */
  const MIDDLE = late(5).faults;
  let pcscd: Pcscd;

  beforeAll(async () => {
    pcscd = await Pcscd.start({ entries: ['Virtual PCD A', 'Virtual PCD B', 'Virtual PCD C'] });
  });

  afterAll(() => pcscd.close());

  let readersUsed = 0;

  /** The app with a token on a reader, and a seed taken. Each test has its own: vpcd takes time to see one leave. */
  async function atTheDesk(faults: readonly Fault[] = []) {
    const { name: reader, port } = pcscd.readers[readersUsed++] as VpcdReader;
    const token = new SimulatedVpcd({
      host: '127.0.0.1',
      port,
      serial: '86596100000017',
      clockErrorSeconds: 5,
      driftPartsPerMillion: 0,
      delayMilliseconds: 0,
      faults,
      sleeps: false,
      byHand: true,
      onDisplay: () => {},
      onState: () => {},
    });
    onTestFinished(() => token.close());
    const app = await startApp({ environment: { PCSCLITE_CSOCK_NAME: pcscd.socketPath } });
    const page = await app.page();
    await call(page, 'chooseReader', { room: 'burn', reader });
    await call(page, 'takeSeed', SEED);
    await until(async () => (await tokenOn(page, reader)) !== undefined);
    return { app, page, token, reader };
  }

  async function tokenOn(page: Page, reader: string) {
    return (await stateOf(page)).burn.readers.find(({ name }) => name === reader)?.token;
  }

  async function burn(page: Page): Promise<void> {
    expect(await call(page, 'burn', { room: 'burn', allowUnlisted: false })).toBeUndefined();
    await until(async () => (await stateOf(page)).burn.burn?.stepsDone.includes('authenticated') === true);
  }

  test('is verified, and the next start knows it', async () => {
    const { app, page, token, reader } = await atTheDesk();
    await burn(page);
    await until(async () => (await stateOf(page)).burn.burn?.phase === 'code');
    token.pressButton();
    token.pressButton();
    await call(page, 'giveCode', { room: 'burn', code: token.display.text.replaceAll(' ', '') });
    await until(async () => (await stateOf(page)).burn.burn?.phase === 'done');
    expect((await stateOf(page)).burn.burn?.result).toMatchObject({
      outcome: 'verified',
      verification: 'code',
    });
    await leave(app, 'quit');
    expect(await app.ended).toBe(0);
    const { check, facts } = await journalOf(app);
    expect(check).toMatchObject({ whole: true });
    expect(facts).toContain('verified');
    expect(facts).not.toContain('JBSWY3DP');

    const next = await startApp({
      dataDirectory: app.dataDirectory,
      environment: { PCSCLITE_CSOCK_NAME: pcscd.socketPath },
    });
    const nextPage = await next.page();
    await until(async () => (await tokenOn(nextPage, reader)) !== undefined);
    expect((await tokenOn(nextPage, reader))?.lastBurn).toMatchObject({
      account: 'ann',
      outcome: 'verified',
    });
  });

  /** What the question was, and it is answered so from now on. */
  function answer(app: RunningApp, response: number): Promise<void> {
    return app.evaluate(({ dialog }, chosen) => {
      const asked: unknown[] = [];
      (dialog as unknown as { asked: unknown[] }).asked = asked;
      dialog.showMessageBox = async (...all: unknown[]) => {
        asked.push(all.at(-1));
        return { response: chosen, checkboxChecked: false };
      };
    }, response);
  }

  function questions(app: RunningApp): Promise<{ message: string; buttons: string[] }[]> {
    return app.evaluate(
      ({ dialog }) => (dialog as unknown as { asked: { message: string; buttons: string[] }[] }).asked,
    );
  }

  test('is not cut off by who wants to leave: they stay, if they choose to', async () => {
    const { app, page } = await atTheDesk(MIDDLE);
    await answer(app, 1);
    await burn(page);
    await leave(app, 'close');
    await until(async () => (await questions(app)).length === 1);
    expect(await questions(app)).toMatchObject([
      { message: 'A token is being written.', buttons: ['Close when it is done', 'Keep Kiln open'] },
    ]);
    await until(async () => (await stateOf(page)).burn.burn?.phase === 'code');
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('is not cut off by who wants to leave: the app ends when the token is safe', async () => {
    const { app, page } = await atTheDesk(MIDDLE);
    await answer(app, 0);
    await burn(page);
    await leave(app, 'quit');
    expect(await app.ended).toBe(0);
    const { check, facts } = await journalOf(app);
    expect(check).toMatchObject({ whole: true });
    expect(facts).toContain('"confirmed"');
    expect(facts).toContain('"seeded"');
  });

  test.skipIf(isRealElectron)(
    'keeps the computer awake, and ends truthfully and unasked when it shuts down',
    async () => {
      const { app, page } = await atTheDesk(MIDDLE);
      await answer(app, 1);
      const isKeptAwake = () => app.evaluate(({ powerSaveBlocker }) => powerSaveBlocker.isStarted(1));
      expect(await isKeptAwake()).toBe(false);
      await burn(page);
      expect(await isKeptAwake()).toBe(true);
      const told = app.evaluate(({ powerMonitor }) => {
        powerMonitor.emit('shutdown', { preventDefault() {} });
      });
      // It may be gone before it can answer.
      await told.catch(() => {});
      expect(await app.ended).toBe(0);
      const { check, facts } = await journalOf(app);
      expect(check).toMatchObject({ whole: true });
      expect(facts).toContain('"burn-end"');
      expect(facts).toMatch(/"outcome":"(untouched|blank|seeded)"/);
    },
  );

  test.skipIf(isRealElectron)('ends truthfully at a fault that nobody expected', async () => {
    const { app, page } = await atTheDesk(MIDDLE);
    await burn(page);
    await throwInMain(app);
    expect(await app.ended).toBe(1);
    expect(app.errors()).toContain('Error: made for this test');
    expect(app.errors()).toContain('A fault in Kiln itself: it has to end.');
    const { check, facts } = await journalOf(app);
    expect(check).toMatchObject({ whole: true });
    expect(facts).toContain('"burn-end"');
    expect(facts).toMatch(/"outcome":"(untouched|blank|seeded)"/);
  });

  test('leaves a whole journal when the app is killed in the middle, and no host behind', async () => {
    const { app, page, reader } = await atTheDesk(MIDDLE);
    await burn(page);
    app.kill();
    await app.ended;
    expect((await journalOf(app)).check).toMatchObject({ whole: true });
    const next = await startApp({
      dataDirectory: app.dataDirectory,
      environment: { PCSCLITE_CSOCK_NAME: pcscd.socketPath },
    });
    const nextPage = await next.page();
    await until(async () => (await tokenOn(nextPage, reader)) !== undefined);
    expect((await tokenOn(nextPage, reader))?.lastBurn).toMatchObject({
      outcome: 'unfinished',
    });
  });
});

// @module-tag chromium
import { describe, expect, it } from 'vitest';
import { isRealElectron, startApp, throwInMain } from './running-app.ts';

describe.skipIf(isRealElectron)('what nobody caught', () => {
  it.each([
    ['error', 'en-GB', 'A fault in Kiln itself: it has to end.'],
    ['promise', 'de-AT', 'Ein Fehler in Kiln selbst: Es muss enden.'],
  ] as const)(
    '(an %s) is written down and said to the person (%s), and the app is gone',
    async (how, language, what) => {
      const app = await startApp({ environment: { STAND_IN_LANGUAGE: language } });
      await (await app.page()).getByRole('main').waitFor();
      await throwInMain(app, how);
      expect(await app.ended).toBe(1);
      expect(app.errors()).toContain('kiln: a fault in Kiln itself. Error: made for this test');
      expect(app.errors()).toContain(what);
    },
  );

  it('ends the app also where nothing can be closed any more', async () => {
    const app = await startApp();
    await (await app.page()).getByRole('main').waitFor();
    await app.evaluate(() => {
      // The first promise that closing makes never comes.
      const { all } = Promise;
      Promise.all = ((...each: Parameters<typeof all>) => {
        void each;
        return new Promise(() => {});
      }) as unknown as typeof all;
      const { setTimeout: later } = globalThis;
      globalThis.setTimeout = ((work: () => void, milliseconds = 0) =>
        later(work, milliseconds === 15_000 ? 0 : milliseconds)) as typeof later;
    });
    await throwInMain(app);
    expect(await app.ended).toBe(1);
  });
});

describe.skipIf(isRealElectron)('a packed app without a sandbox', () => {
  it.each([
    ['en-GB', 'This system gives Kiln no sandbox.', 'Install the deb'],
    ['de-DE', 'Dieses System gibt Kiln keine Sandbox.', 'Installiere das deb'],
  ])('does not start, and says what to do (%s)', async (language, what, now) => {
    const app = await startApp({
      environment: { STAND_IN_PACKAGED: '1', STAND_IN_SWITCHES: 'no-sandbox', STAND_IN_LANGUAGE: language },
    });
    expect(await app.ended).toBe(1);
    expect(app.errors()).toContain(what);
    expect(app.errors()).toContain(now);
  });
});

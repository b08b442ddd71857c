// @module-tag chromium
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { call, stateOf, until } from './in-page.ts';
import { isRealElectron } from './running-app.ts';
import { start, type WithSight } from './staged-screens.ts';

const SEED = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** What a page gets that nobody has touched. */
function ask(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { kiln } = globalThis as unknown as WithSight;
    const outcome = (asked: Promise<unknown>) =>
      asked.then(
        () => 'given',
        () => 'refused',
      );
    return Promise.all([outcome(kiln.captureScreens()), outcome(kiln.wishCapture('camera'))]);
  });
}

describe.skipIf(isRealElectron)('the camera that reads codes', () => {
  it('is given without a hand while a code is waited for, where the settings want that; screens are not', async () => {
    const { page } = await start('x11', 'white');
    await call(page, 'saveSettings', { readByCamera: true });
    expect(await ask(page)).toEqual(['refused', 'refused']);
    await call(page, 'takeSeed', { room: 'practice', text: SEED });
    await call(page, 'practise', { hand: { do: 'press' } });
    await call(page, 'practise', { hand: { do: 'lay' } });
    await until(async () => (await stateOf(page)).practice.readers[0]?.token !== undefined);
    await call(page, 'burn', { room: 'practice', allowUnlisted: false });
    await until(async () => (await stateOf(page)).practice.burn?.phase === 'code');
    expect(await ask(page)).toEqual(['refused', 'given']);
    await call(page, 'saveSettings', { readByCamera: false });
    expect(await ask(page)).toEqual(['refused', 'refused']);
    await call(page, 'saveSettings', { readByCamera: true });
    await call(page, 'stopBurn', { room: 'practice' });
    await until(async () => (await stateOf(page)).practice.burn?.phase === 'done');
    expect(await ask(page)).toEqual(['refused', 'refused']);
  });
});

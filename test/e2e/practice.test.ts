// @module-tag chromium
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { tabTo } from './hands.ts';
import { ServedKiln } from './harness.ts';

/** What the drawn token shows, as its drawing is told to who cannot see it. */
async function codeOnDisplay(page: Page): Promise<string> {
  const scene = page.getByRole('img', { name: /display shows [0-9]/ });
  const label = (await scene.getAttribute('aria-label')) ?? '';
  return (
    label
      .match(/shows ([0-9]{3}) ?([0-9]{3})/)
      ?.slice(1)
      .join('') ?? label
  );
}

describe('practice, by somebody who has never burned a token', () => {
  test('with the mouse', async () => {
    const kiln = await ServedKiln.start();
    const { page } = kiln;
    await kiln.button('Practise without a reader').or(kiln.button('Practice')).first().click();
    await kiln.look();
    await kiln.button('Use a practice seed').click();
    await kiln.says('seed', 'new.joiner@example.com');

    const hold = page.locator('[data-button]');
    await hold.click();
    await page.getByRole('img', { name: /display shows ------/ }).waitFor();
    await drag(page, 220);
    await kiln.says('token', /4[78] seconds slow/);
    await kiln.stage('burn').getByRole('button', { name: 'Burn' }).click();
    await kiln.says('verify', 'switch it off and on');
    await kiln.look();

    await drag(page, -220);
    await page.getByRole('img', { name: /beside the reader/ }).waitFor();
    await hold.click();
    await page.getByRole('img', { name: /display is dark/ }).waitFor();
    await hold.click();
    await page.getByLabel('Digit 1 of 6').click();
    await page.keyboard.type(await codeOnDisplay(page));
    await kiln.says('verify', 'Burned and verified');
    await kiln.look();
    // Nothing here is real, and nothing is kept.
    expect(existsSync(join(kiln.data, 'journal.jsonl'))).toBe(false);
  });

  async function drag(page: Page, down: number): Promise<void> {
    const button = await page.locator('[data-button]').boundingBox();
    if (!button) throw new Error('no token on the desk');
    const [x, y] = [button.x + button.width / 2 - 50, button.y + button.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + down, { steps: 5 });
    await page.mouse.up();
  }

  test('with nothing but the keyboard', async () => {
    const kiln = await ServedKiln.start();
    const { page } = kiln;
    const press = async (name: string) => {
      await tabTo(page, name);
      await page.keyboard.press('Enter');
    };
    await press('Practice');
    await press('Use a practice seed');
    await kiln.says('seed', 'new.joiner@example.com');
    await press('Press button');
    await press('Lay down');
    await kiln.says('burn', 'Onto');
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toContain('Burn');
    await page.keyboard.press('Enter');
    await kiln.says('verify', 'switch it off and on');
    await press('Lift off');
    await tabTo(page, 'Press button');
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: /display is dark/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type(await codeOnDisplay(page));
    await kiln.says('verify', 'Burned and verified');
    await press('Next token');
    await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
  });

  test('a link that is cut, and comes back', async () => {
    const kiln = await ServedKiln.start();
    await kiln.button('Practice').click();
    await kiln.button('Use a practice seed').click();
    await kiln.button('Press button').click();
    await kiln.button('Cut the link').click();
    await kiln.button('Lay down').click();
    await kiln.stage('burn').getByRole('button', { name: 'Burn' }).click();
    await kiln.says('burn', 'The connection to the token was lost.');
    await kiln.says('burn', 'it goes on by itself');
    await kiln.look();
    await kiln.says('verify', 'switch it off and on');
  });
});

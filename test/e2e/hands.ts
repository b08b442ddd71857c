import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { type DroppedFile, dropFiles, pasteFiles } from '../renderer/drop-files.ts';

export { pasteText } from '../renderer/drop-files.ts';

const SAMPLES = new URL('../qr/samples/', import.meta.url);

/** Drops one of test/qr's samples onto the window: a picture of a screen with a QR code on it. */
export function dropSample(page: Page, name: string): Promise<void> {
  return dropFiles(page, [sample(name)]);
}

/** The same, out of the clipboard. */
export function pasteSample(page: Page, name: string): Promise<void> {
  return pasteFiles(page, [sample(name)]);
}

function sample(name: string): DroppedFile {
  return { name: 'picture.png', bytes: readFileSync(new URL(name, SAMPLES)), type: 'image/png' };
}

/** Goes on from control to control, as far as the one of this name. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const place = 'document.activeElement?.ariaLabel ?? document.activeElement?.textContent';
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if (String(await page.evaluate(place)).trim() === name) return;
  }
  throw new Error(`the keyboard never comes to "${name}"`);
}

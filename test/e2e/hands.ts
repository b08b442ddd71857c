import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

export { pasteText } from '../renderer/drop-files.ts';

const SAMPLES = new URL('../qr/samples/', import.meta.url);

/** Drops one of test/qr's samples onto the window: a picture of a screen with a QR code on it. */
export function dropSample(page: Page, name: string): Promise<void> {
  return page.evaluate(`{
    const dataTransfer = ${transferOf(name)};
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }`);
}

/** The same, out of the clipboard. */
export function pasteSample(page: Page, name: string): Promise<void> {
  return page.evaluate(`{
    const clipboardData = ${transferOf(name)};
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }`);
}

function transferOf(name: string): string {
  const base64 = readFileSync(new URL(name, SAMPLES)).toString('base64');
  return `(() => {
    const transfer = new DataTransfer();
    const bytes = Uint8Array.from(atob(${JSON.stringify(base64)}), (character) => character.charCodeAt(0));
    transfer.items.add(new File([bytes], 'picture.png', { type: 'image/png' }));
    return transfer;
  })()`;
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

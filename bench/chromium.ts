import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { Unable } from './report.ts';

const CHROMIUM = '/usr/bin/chromium';

/** When the first field can be typed in, in milliseconds since the navigation began, once that was drawn. */
export const UNTIL_USABLE = `new Promise((resolve) => {
  const look = () => requestAnimationFrame(() =>
    document.querySelector('[data-seed-field]') ? resolve(performance.now()) : look());
  look();
})`;

/** Throws Unable where there is none. */
export function launchChromium(): Promise<Browser> {
  if (!existsSync(CHROMIUM)) throw new Unable(`${CHROMIUM} is missing (apt-get install chromium)`);
  // Not bundled: it finds parts of its own beside itself.
  const { chromium } = createRequire(__filename)('playwright-core') as typeof import('playwright-core');
  return chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
}

import { chromium, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { chromiumPath } from '../parts/parts.ts';
import { qrPicture } from '../renderer/qr-picture.ts';
import { MONITOR, type Rectangle, type TwoMonitors } from './two-monitors.ts';

export interface CodeWindow {
  readonly page: Page;
  /** Where the code is on the display. */
  readonly code: Rectangle;
}

/** An ordinary browser on the right monitor that shows a QR code, as a page for setting up a login would. */
export async function showCode(monitors: TwoMonitors, text: string): Promise<CodeWindow> {
  const place = `${MONITOR.width + 300},120`;
  const browser = await chromium.launch({
    executablePath: chromiumPath(true),
    headless: false,
    env: { ...process.env, DISPLAY: monitors.display },
    args: [
      ...['--no-sandbox', '--disable-gpu', '--no-first-run', '--ozone-platform=x11'],
      ...[`--window-position=${place}`, '--window-size=900,800'],
    ],
  });
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ viewport: null });
  const { bytes, type } = await qrPicture(text);
  const source = `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
  await page.setContent(`<h1>Set up your authenticator</h1><img alt="Your code" src="${source}">`);
  const inPage = await page.getByAltText('Your code').boundingBox();
  if (inPage === null) throw new Error('the code is not shown');
  const origin = await page.evaluate(() => {
    const window = globalThis as unknown as Record<
      'screenX' | 'screenY' | `${'inner' | 'outer'}${'Width' | 'Height'}`,
      number
    >;
    const frame = (window.outerWidth - window.innerWidth) / 2;
    return { x: window.screenX + frame, y: window.screenY + window.outerHeight - window.innerHeight - frame };
  });
  const { x, y, width, height } = inPage;
  return { page, code: { x: Math.ceil(origin.x + x), y: Math.ceil(origin.y + y), width, height } };
}

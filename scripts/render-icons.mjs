// Draws the desktop app's icons from build/icons/kiln.svg with Debian's Chromium. Run by hand when the drawing changes.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { icnsOf, icoOf } from './icon-containers.mjs';

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const folder = fileURLToPath(new URL('../build/icons/', import.meta.url));

const drawing = `data:image/svg+xml;base64,${readFileSync(`${folder}kiln.svg`).toString('base64')}`;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
const page = await browser.newPage();
for (const size of SIZES) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>*{margin:0}img{display:block}</style><img width=${size} src="${drawing}">`);
  await page.locator('img').evaluate((image) => image.decode());
  await page.screenshot({ path: `${folder}${size}x${size}.png`, omitBackground: true });
}
await browser.close();

const pictures = SIZES.map((size) => ({ size, png: readFileSync(`${folder}${size}x${size}.png`) }));
writeFileSync(`${folder}../kiln.ico`, icoOf(pictures.filter(({ size }) => size <= 256)));
writeFileSync(`${folder}../kiln.icns`, icnsOf(pictures));

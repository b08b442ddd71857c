import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { chromiumPath } from '../parts/parts.ts';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** `flags`: of Chromium, beside those that all tests need. `display`: the X display it is seen on; on none unless said. */
export function openBrowser(flags: readonly string[] = [], display?: string): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(display !== undefined || isAboutCamera()),
    args: [...ARGUMENTS, ...flags],
    ...(display !== undefined && { headless: false, env: { ...process.env, DISPLAY: display } }),
  });
}

/** The headless shell asks nobody whether the camera may be used, and shows no video while its clock is held. */
function isAboutCamera(): boolean {
  return /\/camera[^/]*$/.test(expect.getState().testPath ?? '');
}

/** A page, and everything it complained of: errors, and reports of its content security policy. */
export interface WatchedPage {
  readonly page: Page;
  readonly complaints: string[];
}

export interface PageOptions extends BrowserContextOptions {
  /** Runs in the page before anything of its own. */
  readonly initScript?: string;
}

export async function openPage(
  browser: Browser,
  address: string,
  { initScript = '', ...options }: PageOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    // Nothing that is tested here moves, and the machine has better things to draw.
    reducedMotion: 'reduce',
    ...options,
  });
  await context.addInitScript(initScript);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  await page.getByRole('main').waitFor();
  return { page, complaints };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong, a line each. */
export async function axeViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate('globalThis.axe !== undefined'))) await page.evaluate(axe);
  return await page.evaluate(`
    axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => id + ': ' + node.target.join(' ') + ' ' + (node.any[0]?.message ?? ''))))`);
}

/** What scrolls: names of elements that have more in them than they show, the page included. */
export function scrollers(page: Page): Promise<string[]> {
  return page.evaluate(`
    [...document.querySelectorAll('html, body, main, main *')]
      .filter((each) => !each.closest('svg') && !['TEXTAREA', 'INPUT', 'SELECT'].includes(each.tagName))
      .filter((each) => {
        const { overflowX, overflowY } = getComputedStyle(each);
        const root = each === document.documentElement;
        const clips = root || [overflowX, overflowY].some((way) => way === 'auto' || way === 'scroll');
        return clips && (each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1);
      })
      .map((each) => each.tagName + '.' + each.className)`);
}

/** What sticks out of its stage: content larger than the card around it. */
export function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(`
    [...document.querySelectorAll('section > div')]
      .filter((each) => each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1)
      .map((each) => each.parentElement.dataset.stage + ' ' + each.scrollHeight + '>' + each.clientHeight
        + ' ' + each.scrollWidth + '>' + each.clientWidth)`);
}

import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { afterAll, expect, onTestFinished } from 'vitest';

const PICTURES = new URL('../../docs/pictures/', import.meta.url).pathname;

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let browser: Promise<Browser> | undefined;

/** One Chromium for a test file; every page has a context of its own. */
function sharedBrowser(): Promise<Browser> {
  browser ??= chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ARGUMENTS,
  });
  return browser;
}

afterAll(async () => {
  await (await browser)?.close();
  browser = undefined;
});

/** A page of Kiln's that may complain of nothing: whatever it does say fails the test that opened it. */
export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors and warnings of the console, uncaught exceptions, reports of the content security policy. */
  readonly complaints: string[];
  /** For what a test provokes: forgets complaints that match, and fails if there were none. */
  forgive(pattern: RegExp): void;
}

/** Opens Kiln's one-time address (or, with a context that is in already, its page). Fails on anything it complains of. */
export async function openPage(
  url: string,
  options: BrowserContextOptions & { readonly context?: BrowserContext } = {},
): Promise<WatchedPage> {
  const { context: given, ...contextOptions } = options;
  const context =
    given ??
    (await (
      await sharedBrowser()
    ).newContext({
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
      ...contextOptions,
    }));
  const page = await context.newPage();
  const complaints = watch(page);
  onTestFinished(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });
  await page.goto(url);
  await page.getByRole('main').waitFor();
  return {
    page,
    context,
    complaints,
    forgive: (pattern) => {
      const kept = complaints.filter((complaint) => !pattern.test(complaint));
      expect(kept.length).toBeLessThan(complaints.length);
      complaints.splice(0, complaints.length, ...kept);
    },
  };
}

function watch(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (request.url().endsWith('/csp-report')) complaints.push(`stopped: ${request.postData()}`);
  });
  return complaints;
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const RUN_AXE = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ': ' + node.target.join(' '))))`;

/** What axe finds wrong, a line each. Runs over DevTools, which the page's policy, in force all the while, lets in. */
export async function axeViolations({ page, context }: WatchedPage): Promise<string[]> {
  const devtools = await context.newCDPSession(page);
  await devtools.send('Runtime.evaluate', { expression: axe });
  const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', {
    expression: RUN_AXE,
    awaitPromise: true,
    returnByValue: true,
  });
  await devtools.detach();
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as string[];
}

/** A picture for docs/pictures, made only in a run with KILN_PICTURES=1. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (process.env['KILN_PICTURES'] !== '1') return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled' });
}

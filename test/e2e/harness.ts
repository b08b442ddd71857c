import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, expect } from 'vitest';
import type { Settings } from '../../src/ipc/settings.ts';
import { KilnProcess, newFolder } from '../cli/kiln.ts';
import { axeViolations, openBrowser, openPage, type PageOptions } from '../renderer/browser.ts';

const PICTURES = new URL('../../docs/pictures/', import.meta.url).pathname;
/** A token in a drawing has been switched off and on by then, and shows its new code. */
const MOVING_MILLISECONDS = 3600;
/** On a machine that has other things to do. */
const SAID_WITHIN_MILLISECONDS = 15_000;

type StageName = 'seed' | 'token' | 'burn' | 'verify';

let browser: Promise<Browser> | undefined;
const running = new Set<ServedKiln>();

afterEach(async () => {
  const ended = await Promise.all([...running].map((kiln) => kiln.end()));
  running.clear();
  expect(ended.flat()).toEqual([]);
});

afterAll(async () => {
  await (await browser)?.close();
});

export interface ServedKilnOptions {
  /** Where Kiln keeps its things; a folder of its own unless said. */
  readonly data?: string;
  /** What config.json says; the defaults unless said. */
  readonly settings?: Partial<Settings>;
  readonly browser?: PageOptions;
  /** The browser it is opened in; the one that all tests share unless said. */
  readonly within?: Browser;
  /** Beside what every Kiln of the tests has. */
  readonly env?: Readonly<Record<string, string>>;
}

/** `kiln serve` as it was built, and its window in Chromium. Both are gone after the test, which fails on complaints. */
export class ServedKiln {
  readonly server: KilnProcess;
  readonly data: string;
  /** The page that was opened last. */
  page: Page;
  /** Errors of the pages, and what their content security policy stopped. */
  readonly #complaints: string[];
  readonly #expected: string[] = [];
  #isKilled = false;

  private constructor(server: KilnProcess, page: Page, complaints: string[]) {
    this.server = server;
    this.data = server.data;
    this.page = page;
    this.#complaints = complaints;
  }

  /** Resolves when the window shows its first screen. */
  static async start({
    data = newFolder(),
    settings,
    browser: options,
    within,
    env,
  }: ServedKilnOptions = {}): Promise<ServedKiln> {
    if (settings) writeFileSync(join(data, 'config.json'), JSON.stringify(settings));
    const server = new KilnProcess(['serve', '--no-open', '--print-url'], { data, ...(env && { env }) });
    await server.until(() => server.stdout.includes('\n'));
    if (!within) browser ??= openBrowser();
    const chromium = within ?? (await browser);
    if (!chromium) throw new Error('no browser');
    const { page, complaints } = await openPage(chromium, server.stdout.trim(), options);
    const kiln = new ServedKiln(server, page, complaints);
    running.add(kiln);
    return kiln;
  }

  stage(name: StageName): Locator {
    return this.page.locator(`[data-stage=${name}]`);
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Waits until a stage says so, wherever the words stand in it. Rejects with what the window says instead. */
  async says(stage: StageName, words: string | RegExp): Promise<void> {
    try {
      await this.stage(stage).getByText(words).first().waitFor({ timeout: SAID_WITHIN_MILLISECONDS });
    } catch {
      const said = await this.page.getByRole('main').innerText();
      throw new Error(`${stage} does not say "${words}". The window:\n${said.replace(/\n+/g, '\n')}`);
    }
  }

  /** Waits until a step of the burn is ticked; its name as the window has it. */
  async ticked(step: string): Promise<void> {
    await this.stage('burn')
      .locator('li[data-done]', { hasText: step })
      .waitFor({ timeout: SAID_WITHIN_MILLISECONDS });
  }

  /** Closes the page, and opens another one in the same browser: who was let in stays so. */
  async reopen(): Promise<void> {
    const context = this.page.context();
    const { origin } = new URL(this.page.url());
    await this.page.close();
    this.page = await context.newPage();
    watch(this.page, this.#complaints);
    await this.page.goto(origin);
    await this.page.getByRole('main').waitFor();
  }

  /** Nothing can be said or written any more: the power is out. */
  async kill(): Promise<void> {
    this.#isKilled = true;
    this.server.child.kill('SIGKILL');
    await this.server.ended;
  }

  /** No violation of axe's rules on what is shown now; its picture in the documentation, where it has one there. */
  async look(picture?: string): Promise<void> {
    expect(await axeViolations(this.page)).toEqual([]);
    if (picture === undefined || process.env['KILN_PICTURES'] !== '1') return;
    mkdirSync(PICTURES, { recursive: true });
    await this.page.mouse.move(0, 0);
    // As most people see it: with what moves in it, at a moment that says the most.
    await this.page.emulateMedia({ reducedMotion: 'no-preference' });
    await this.page.waitForTimeout(MOVING_MILLISECONDS);
    await this.page.screenshot({ path: join(PICTURES, `${picture}.png`) });
    await this.page.emulateMedia({ reducedMotion: 'reduce' });
  }

  /** A line of the terminal that begins so, after `kiln: `, is right; that it is missing at the end is not. */
  expectSaid(words: string): void {
    this.#expected.push(words);
  }

  /** Ends window and server. Returns everything that should not have been. */
  async end(): Promise<string[]> {
    running.delete(this);
    const broken = this.#isKilled ? /net::ERR_/ : undefined;
    const found = this.#complaints.filter((complaint) => !broken?.test(complaint));
    this.server.child.kill('SIGTERM');
    const { status, stderr } = await this.server.ended;
    await this.page
      .context()
      .close()
      .catch(() => {});
    if (!this.#isKilled && status !== 0) found.push(`kiln serve ended with ${status}`);
    const said = stderr.split('\n').filter((line) => line !== '');
    const isExpected = (line: string) => this.#expected.some((words) => line.startsWith(`kiln: ${words}`));
    found.push(...said.filter((line) => !isExpected(line)));
    const isSaid = (words: string) => said.some((line) => line.startsWith(`kiln: ${words}`));
    found.push(...this.#expected.filter((words) => !isSaid(words)).map((words) => `not said: ${words}`));
    return found;
  }
}

function watch(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
}

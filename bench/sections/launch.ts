import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser } from 'playwright-core';
import { launchChromium, UNTIL_USABLE } from '../chromium.ts';
import { interleave, type Round, spreadOf } from '../measure.ts';
import { type Line, type Section, Unable } from '../report.ts';

const ROUNDS = 12;

/** Bundled into dist/bench. */
const ROOT = join(__dirname, '..', '..');

const PARTS = {
  address: 'until the browser can be sent there',
  page: 'the page',
} as const;

/** `npm start` up to a first screen that can be typed in, in a browser that runs already, against an earlier build's. */
export const section: Section = async ({ beside }) => {
  if (beside === undefined) throw new Unable('there is no earlier build to hold the start against');
  const browser = await launchChromium();
  try {
    const { kiln, floor } = await interleave(ROUNDS, {
      kiln: () => startOnce(browser, ROOT),
      floor: () => startOnce(browser, beside),
    });
    const line = (what: string, part?: string): Line => ({
      what,
      kiln: spreadOf(kiln, part),
      floor: spreadOf(floor, part),
      ...(part !== undefined && { isPart: true }),
    });
    const parts = Object.entries(PARTS).map(([part, what]) => line(what, part));
    return {
      title: 'launch: npm start to a first screen that can be typed in (ms)',
      lines: [{ ...line('npm start'), target: { kind: 'ratio', atMost: 0.5 } }, ...parts],
      notes: [`medians of ${ROUNDS} rounds, in turn with the floor: an earlier build of Kiln`],
    };
  } finally {
    await browser.close();
  }
};

async function startOnce(browser: Browser, root: string): Promise<Round> {
  const data = mkdtempSync(join(tmpdir(), 'kiln-bench-launch-'));
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const start = performance.now();
  // In a group of its own: npm passes no signal on to what it started.
  const npm = spawn('npm', ['start', '--', '--print-url', '--data', data], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const ended = once(npm, 'exit');
  try {
    const url = await address(npm);
    const there = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    await page.evaluate(UNTIL_USABLE);
    const usable = performance.now();
    return { total: usable - start, address: there - start, page: usable - there };
  } finally {
    await context.close();
    if (npm.pid !== undefined && npm.exitCode === null) process.kill(-npm.pid, 'SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  }
}

/** What Kiln prints among npm's own lines. */
async function address({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('nothing to read from');
  for await (const line of createInterface({ input: stdout })) if (line.startsWith('http://')) return line;
  throw new Error('npm start ended without an address');
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser } from 'playwright-core';
import { launchChromium, UNTIL_USABLE } from '../chromium.ts';
import { interleave, type Round, spreadOf } from '../measure.ts';
import type { Line, Section, Target } from '../report.ts';

const ROUNDS = 12;

/** Bundled into dist/bench. */
const ROOT = join(__dirname, '..', '..');

const HALF: Target = { kind: 'ratio', atMost: 0.5 };

const PARTS = {
  address: 'until the browser can be sent there',
  page: 'the page',
} as const;

/** `npm start` up to a first screen that can be typed in, in a browser that runs already, against an earlier build's. */
export const section: Section = async ({ beside }) => {
  const browser = await launchChromium();
  try {
    const kiln = () => startOnce(browser, ROOT);
    const taken: { readonly kiln: Round[]; readonly floor?: Round[] } =
      beside === undefined
        ? await interleave(ROUNDS, { kiln })
        : await interleave(ROUNDS, { kiln, floor: () => startOnce(browser, beside) });
    const line = (what: string, part?: string): Line => ({
      what,
      kiln: spreadOf(taken.kiln, part),
      ...(taken.floor && { floor: spreadOf(taken.floor, part) }),
      ...(part !== undefined && { isPart: true }),
    });
    const parts = Object.entries(PARTS).map(([part, what]) => line(what, part));
    return {
      title: 'launch: npm start to a first screen that can be typed in (ms)',
      lines: [{ ...line('npm start'), ...(taken.floor && { target: HALF }) }, ...parts],
      notes: [
        beside === undefined
          ? `medians of ${ROUNDS} rounds; there is no earlier build to hold them against`
          : `medians of ${ROUNDS} rounds, in turn with the floor: an earlier build of Kiln`,
      ],
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

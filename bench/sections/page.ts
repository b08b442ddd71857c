import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import type { BrowserContext } from 'playwright-core';
import { launchChromium, UNTIL_USABLE } from '../chromium.ts';
import { interleave, type Round, spreadOf } from '../measure.ts';
import type { Section } from '../report.ts';

const ROUNDS = 20;
const USABLE_MILLISECONDS = 1000;
const LARGEST_BYTES = 350_000;

/** Bundled into dist/bench. */
const DIST = join(__dirname, '..');

/** The floor: a field to type in, and nothing else. */
const BARE_PAGE = '<!doctype html><textarea data-seed-field></textarea>';

/** How long the interface takes to come up in a browser that has nothing of it in its cache. */
export const section: Section = async () => {
  const browser = await launchChromium();
  const data = mkdtempSync(join(tmpdir(), 'kiln-bench-page-'));
  const bare = await serveBarePage();
  const kiln = spawn(process.execPath, [join(DIST, 'kiln.cjs'), 'serve', '--print-url', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const first = await context.newPage();
    // The one-time address lets this browser in; the page stays open, so that Kiln does.
    await first.goto(await firstLine(kiln));
    const { origin } = new URL(first.url());
    const rounds = await interleave(ROUNDS, {
      kiln: () => openOnce(context, origin),
      floor: () => openOnce(context, `http://127.0.0.1:${(bare.address() as AddressInfo).port}`),
    });
    const usable = spreadOf(rounds.kiln);
    const bytes = initialScriptBytes();
    return {
      title: 'page: from navigation to the first screen, ready to be typed in (ms)',
      lines: [{ what: 'kiln serve', kiln: usable, floor: spreadOf(rounds.floor) }],
      notes: [
        `medians of ${ROUNDS} rounds without a cache, in turn with the floor: a page with one field`,
        `usable within ${USABLE_MILLISECONDS} ms, as the 95th percentile: ${verdict(usable.p95 <= USABLE_MILLISECONDS)}`,
        `initial JavaScript, gzipped: ${bytes} bytes, at most ${LARGEST_BYTES}: ${verdict(bytes <= LARGEST_BYTES)}`,
      ],
    };
  } finally {
    await browser.close();
    kiln.kill();
    bare.close();
    bare.closeAllConnections();
    rmSync(data, { recursive: true, force: true });
  }
};

async function openOnce(context: BrowserContext, address: string): Promise<Round> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.goto(address, { waitUntil: 'commit' });
  const total = Number(await page.evaluate(UNTIL_USABLE));
  await page.close();
  return { total };
}

/** The scripts that the page names: what is loaded before anything is asked for. */
function initialScriptBytes(): number {
  const page = readFileSync(join(DIST, 'renderer', 'index.html'), 'utf8');
  const scripts = [...page.matchAll(/<script[^>]*src="\.\/([^"]+)"/g)].map(([, source]) => source ?? '');
  if (scripts.length === 0) throw new Error('the page names no script');
  return scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(DIST, 'renderer', name))).length, 0);
}

async function serveBarePage(): Promise<Server> {
  const server = createServer((_, response) =>
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(BARE_PAGE),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('nothing to read from');
  return new Promise((resolve) => createInterface({ input: stdout }).once('line', resolve));
}

function verdict(isReached: boolean): string {
  return isReached ? 'reached' : 'MISSED';
}

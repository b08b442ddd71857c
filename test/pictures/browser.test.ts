// @module-tag chromium
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyDecoders } from '../../scripts/decoder-files.mjs';
import { openPicture } from '../../src/pictures/open-picture.ts';
import { contentSecurityPolicy } from '../../src/serve/content-security-policy.ts';
import { openBrowser } from '../renderer/browser.ts';
import { pictureFile, testDecoders } from './decoders.ts';

const FILES = new URL('files/', import.meta.url);
const NAMES = readdirSync(FILES).filter((name) => /\.(png|jpg|webp|gif|bmp|svg|pdf)$/.test(name));
const TYPES = new Map([
  ['html', 'text/html'],
  ['js', 'text/javascript'],
  ['wasm', 'application/wasm'],
]);

const folder = mkdtempSync(join(tmpdir(), 'kiln-worker-'));
const complaints: string[] = [];
let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  copyDecoders(folder);
  await build({
    entryPoints: [new URL('browser-worker.ts', import.meta.url).pathname],
    outfile: join(folder, 'worker.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: ['chrome120', 'firefox128', 'safari17.4'],
    logLevel: 'warning',
  });
  server = createServer(({ url = '/' }, answer) => {
    const isFile = url.startsWith('/files/');
    answer.setHeader('Content-Type', TYPES.get(url.split('.').at(-1) ?? '') ?? 'application/octet-stream');
    // The window's own policy: no evaluation of texts, nothing from elsewhere.
    answer.setHeader('Content-Security-Policy', contentSecurityPolicy('x'));
    const file = isFile ? new URL(url.slice('/files/'.length), FILES) : join(folder, url);
    if (url === '/index.html')
      answer.end('<!doctype html><title>worker</title><link rel="icon" href="data:,">');
    else answer.end(readFileSync(file));
  }).listen(0, '127.0.0.1');
  browser = await openBrowser();
  page = await browser.newPage();
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/index.html`);
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

it("a browser's worker sees the same pixels as Node, under the window's own policy", async () => {
  const seen = (await page.evaluate(`(async () => {
    // As renderer/app/trusted-types.ts lets the window's own worker through.
    globalThis.trustedTypes?.createPolicy('default', { createScriptURL: (address) => address });
    const worker = new Worker('./worker.js', { type: 'module' });
    const ask = (name) => new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(name + ': ' + message));
      worker.postMessage(name);
    });
    const seen = {};
    for (const name of ${JSON.stringify(NAMES)}) seen[name] = await ask(name);
    return seen;
  })()`)) as Record<string, readonly string[]>;
  const wanted: Record<string, readonly string[]> = {};
  for (const name of NAMES) wanted[name] = await hashesInNode(name);
  expect(seen).toEqual(wanted);
  expect(complaints).toEqual([]);
});

async function hashesInNode(name: string): Promise<readonly string[]> {
  const picture = await openPicture(pictureFile(name), testDecoders().wasm);
  if (!picture.ok) return [picture.failure.code];
  const hashes: string[] = [];
  for (let index = 0; index < picture.value.pageCount; index++) {
    const read = await picture.value.page(index);
    hashes.push(read.ok ? createHash('sha256').update(read.value.data).digest('hex') : read.failure.code);
  }
  return hashes;
}

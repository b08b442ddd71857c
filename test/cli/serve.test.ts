import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageKeyIn } from '../serve/page-key-in.ts';
import { KilnProcess, newFolder } from './kiln.ts';

const COOKIE = /^(kiln-\d+=[\w-]{43});/;

/** `kiln serve --print-url`, and the address that it printed. */
async function served(env: Record<string, string> = {}) {
  const kiln = new KilnProcess(['serve', '--print-url'], { env });
  await kiln.until(() => kiln.stdout.includes('\n'));
  return { kiln, url: kiln.stdout.trim() };
}

/** Ends it as its supervisor would; what it said on standard error. */
async function end(kiln: KilnProcess): Promise<string> {
  kiln.child.kill('SIGTERM');
  const { status, stderr } = await kiln.ended;
  expect(status).toBe(0);
  return stderr;
}

describe.skipIf(process.platform !== 'linux')('kiln serve and the browser', () => {
  it('hands it a file, never the address: programs’ arguments are everybody’s to read', async () => {
    const folder = newFolder();
    const opener = join(folder, 'xdg-open');
    // Keeps what it was started with and what it was to open, as whoever lists processes and the browser see them.
    writeFileSync(
      opener,
      `#!/bin/sh\ntr '\\0' ' ' < /proc/$$/cmdline > '${folder}/seen'\ncp "\${1#file://}" '${folder}/page.html'\necho > '${folder}/done'\n`,
    );
    chmodSync(opener, 0o755);
    const env = { PATH: `${folder}:${process.env['PATH']}`, DISPLAY: ':99', TMPDIR: folder, HOME: folder };
    const kiln = new KilnProcess(['serve'], { env });
    await kiln.until(() => kiln.stdout.includes('opens in your browser'));
    const seen = readFileSync(join(folder, 'seen'), 'utf8');
    expect(seen).toMatch(/file:\/\/\S+\/kiln-open-\w+\/open\.html/);
    const page = readFileSync(join(folder, 'page.html'), 'utf8');
    const url = /url=(http:\/\/127\.0\.0\.1:\d+\/open\/([\w-]{43}))"/.exec(page);
    expect(seen).not.toContain(url?.[2]);
    const file = /file:\/\/(\S+)/.exec(seen)?.[1] ?? '';
    expect(existsSync(file)).toBe(true);
    expect((await fetch(url?.[1] ?? '')).status).toBe(200);
    expect(existsSync(file)).toBe(false);
    await end(kiln);
  });

  it('takes the file away at the end, though no browser came', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'xdg-open'), '#!/bin/sh\n');
    chmodSync(join(folder, 'xdg-open'), 0o755);
    const env = { PATH: `${folder}:${process.env['PATH']}`, DISPLAY: ':99', TMPDIR: folder, HOME: folder };
    const kiln = new KilnProcess(['serve'], { env });
    await kiln.until(() => kiln.stdout.includes('opens in your browser'));
    const files = () => readdirSync(folder).filter((name) => name.startsWith('kiln-open-'));
    expect(files()).toHaveLength(1);
    await end(kiln);
    expect(files()).toEqual([]);
  });

  it.each([
    [
      'en',
      'somebody opened the one-time address after it was used',
      'somebody tried an address with a wrong key',
    ],
    [
      'de',
      'jemand hat die einmalige Adresse geöffnet',
      'jemand hat eine Adresse mit falschem Schlüssel versucht',
    ],
  ])('says who else wanted to come in (%s)', async (language, again, wrong) => {
    const { kiln, url } = await served({ LC_ALL: `${language}.UTF-8`, LANG: `${language}.UTF-8` });
    await fetch(url);
    expect((await fetch(url)).status).toBe(403);
    expect((await fetch(`${new URL(url).origin}/open/wrong`)).status).toBe(403);
    const stderr = await end(kiln);
    expect(stderr).toContain(`kiln: ${again}`);
    expect(stderr).toContain(`kiln: ${wrong}`);
  });

  it('says so of a cookie without the key of the page, and writes no report that a terminal would obey', async () => {
    const { kiln, url } = await served();
    const first = await fetch(url);
    const cookie = COOKIE.exec(first.headers.get('set-cookie') ?? '')?.[1] ?? '';
    const key = pageKeyIn(await first.text());
    const { origin } = new URL(url);
    const post = (path: string, body: string, more: Record<string, string> = {}) =>
      fetch(`${origin}${path}`, {
        method: 'POST',
        headers: { cookie, origin, 'content-type': 'application/json', ...more },
        body,
      });
    expect((await post('/call/state', 'null', { 'kiln-key': key })).status).toBe(200);
    expect((await post('/call/state', 'null')).status).toBe(403);
    expect((await post('/csp-report', '{"a":"\u001b]0;owned\u0007\u202eb\nkiln: all is well"}')).status).toBe(
      204,
    );
    const stderr = await end(kiln);
    expect(stderr).toContain('kiln: something showed the cookie of your browser without the key');
    expect(stderr).toContain(
      'kiln: the page was stopped from doing this: {"a":"]0;ownedb kiln: all is well"}\n',
    );
    for (const sign of ['\u001b', '\u0007', '\u202e']) expect(stderr).not.toContain(sign);
  });
});

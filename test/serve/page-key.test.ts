import { describe, expect, it } from 'vitest';
import { ask, call, type House, open } from './house.ts';

/** As Chromium comes from a file that sends it on. */
const FROM_FILE = {
  'sec-fetch-site': 'cross-site',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
};

describe('the key that only pages have', () => {
  it('is in the page that answers the one-time address, and in none that the cookie alone opens', async () => {
    const house = await open();
    const cookie = await house.comeIn();
    expect(house.key).toMatch(/^[\w-]{43}$/);
    expect(cookie).not.toContain(house.key);
    for (const path of ['/', '/index.html', '/assets/plain.js', house.openPath, '/not-let-in']) {
      const { headers, body } = await ask(house.listenPort, { path, headers: { cookie } });
      expect(body + JSON.stringify(headers)).not.toContain(house.key);
    }
  });

  it.each<[string, (house: House) => Record<string, string>]>([
    ['none', () => ({})],
    ['an empty one', () => ({ 'kiln-key': '' })],
    ['a wrong one', () => ({ 'kiln-key': 'A'.repeat(43) })],
    ['a part of it', (house) => ({ 'kiln-key': house.key.slice(0, -1) })],
    ['the one-time key', (house) => ({ 'kiln-key': house.openPath.slice('/open/'.length) })],
  ])('with the cookie and %s there is no call and no event, and it is told', async (_name, headersOf) => {
    const house = await open();
    const cookie = await house.comeIn();
    const headers = { cookie, 'content-type': 'application/json', ...headersOf(house) };
    const asked = { path: '/call/state', method: 'POST', headers, body: 'null' };
    expect((await ask(house.listenPort, asked)).status).toBe(403);
    expect((await ask(house.listenPort, { path: '/events', headers })).status).toBe(403);
    expect(house.port.calls.filter(({ name }) => name !== 'state')).toEqual([]);
    expect(house.port.watchers).toBe(0);
    expect(house.visits).toEqual(['cookie-alone']);
  });

  it('is of no use without the cookie', async () => {
    const house = await open();
    await house.comeIn();
    expect((await call(house, '', 'state', null)).status).toBe(403);
    expect(house.port.calls).toEqual([]);
  });

  it('is kept by a script of the page that lets in, which may do nothing else', async () => {
    const house = await open();
    const { status, headers, body } = await ask(house.listenPort, {
      path: house.openPath,
      headers: FROM_FILE,
    });
    expect(status).toBe(200);
    const nonce = /<script nonce="([\w-]{22})">/.exec(body)?.[1];
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; script-src 'nonce-${nonce}'`,
    );
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toContain('<p>needs &lt;scripts&gt;</p>');
  });

  it('opens by a window that another site leads there, and by nothing else of another site', async () => {
    const house = await open();
    const { listenPort, openPath: path } = house;
    for (const other of [
      { ...FROM_FILE, 'sec-fetch-dest': 'iframe' },
      { ...FROM_FILE, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      expect((await ask(listenPort, { path, headers: other })).status).toBe(403);
    }
    expect((await ask(listenPort, { path: '/', headers: FROM_FILE })).status).toBe(403);
    expect((await ask(listenPort, { path, method: 'POST', headers: FROM_FILE })).status).toBe(403);
    expect((await ask(listenPort, { path, headers: FROM_FILE })).status).toBe(200);
  });

  it('says to a page that has none that its browser was not let in', async () => {
    const house = await open();
    const headers = { cookie: await house.comeIn() };
    const { status, body } = await ask(house.listenPort, { path: '/not-let-in', headers });
    expect(status).toBe(403);
    expect(body).toContain('not let in');
  });
});

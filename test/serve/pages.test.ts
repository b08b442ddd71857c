import { describe, expect, it } from 'vitest';
import { ask, builtRenderer, open } from './house.ts';

describe('pages', () => {
  it('gives the page with a nonce of its own each time, in the policy and nowhere cached', async () => {
    const house = await open();
    const cookie = await house.comeIn();
    const nonces = new Set<string>();
    for (const path of ['/', '/index.html', '/?x=1']) {
      const { headers, body } = await ask(house.listenPort, { path, headers: { cookie } });
      const nonce = /content="([A-Za-z0-9_-]{22})"/.exec(body)?.[1] ?? 'none';
      nonces.add(nonce);
      expect(headers['content-security-policy']).toBe(
        `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; worker-src 'self'; media-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default; report-uri /csp-report`,
      );
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
    }
    expect(nonces.size).toBe(3);
  });

  it('says on every answer that nobody else may guess at it, frame it or hear where it was asked from', async () => {
    const house = await open();
    const cookie = await house.comeIn();
    for (const asked of [
      { path: '/', headers: { cookie } },
      { path: '/assets/plain.js', headers: { cookie } },
      { path: '/nothing', headers: { cookie } },
      { path: '/', headers: {} },
      { path: '/', headers: { cookie, host: 'evil.example' } },
      {
        path: '/call/state',
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: 'null',
      },
    ]) {
      expect((await ask(house.listenPort, asked)).headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringContaining(
          'camera=(self), display-capture=(self), clipboard-read=(self)',
        ),
      });
    }
  });

  it.each([
    ['/assets/main-ABCD2345.js', 'text/javascript; charset=utf-8', 'max-age=31536000, immutable'],
    ['/assets/plain.js', 'text/javascript; charset=utf-8', 'no-store'],
    ['/assets/qr-ABCD2345.wasm', 'application/wasm', 'max-age=31536000, immutable'],
  ])('serves %s as what it is', async (path, type, caching) => {
    const house = await open();
    const { status, headers } = await ask(house.listenPort, {
      path,
      headers: { cookie: await house.comeIn() },
    });
    expect(status).toBe(200);
    expect(headers['content-type']).toBe(type);
    expect(headers['cache-control']).toBe(caching);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/....//secret.txt',
    '//secret.txt',
    '/assets/',
    '/assets',
    '/assets/main-ABCD2345.js.map',
    '/assets/plain.js%00.html',
    '/constructor',
    '/__proto__',
    'http://evil.example/secret.txt',
    '*',
  ])('has nothing at %s', async (path) => {
    const house = await open();
    const { status, body } = await ask(house.listenPort, { path, headers: { cookie: await house.comeIn() } });
    expect([status, body]).toEqual([404, '']);
  });

  it.each(['PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'])('knows no %s', async (method) => {
    const house = await open();
    expect((await ask(house.listenPort, { method, headers: { cookie: await house.comeIn() } })).status).toBe(
      405,
    );
  });

  it('does not start without an interface', async () => {
    await expect(open({ rendererDirectory: `${builtRenderer()}/assets` })).rejects.toThrow(
      'there is no interface',
    );
  });
});

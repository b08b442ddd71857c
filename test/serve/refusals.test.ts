import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { ask, call, open } from './house.ts';

describe('who is let in', () => {
  it('lets the first browser in by the one-time address, with a cookie that no script reads and no other site sends', async () => {
    const house = await open();
    const { status, headers } = await ask(house.listenPort, { path: house.openPath });
    expect(status).toBe(200);
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(/^kiln-\d+=[A-Za-z0-9_-]{43}; HttpOnly; SameSite=Strict; Path=\/$/),
    ]);
    const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    expect((await ask(house.listenPort, { headers: { cookie } })).body).toContain('the page');
  });

  it('says what to do to whoever uses the address again, and lets them stay outside', async () => {
    const house = await open();
    await house.comeIn();
    const again = await ask(house.listenPort, { path: house.openPath });
    expect(again.status).toBe(403);
    expect(again.headers['set-cookie']).toBeUndefined();
    expect(again.body).toContain('<p>used &lt;before&gt;</p>');
    expect(again.body).toContain('lang="en"');
  });

  it('sends the browser that is in on to the page when it comes by the address again', async () => {
    const house = await open();
    const cookie = await house.comeIn();
    const again = await ask(house.listenPort, { path: house.openPath, headers: { cookie } });
    expect([again.status, again.headers.location]).toEqual([303, '/']);
  });

  it('a look at the address without opening it (HEAD) uses nothing up', async () => {
    const house = await open();
    expect((await ask(house.listenPort, { path: house.openPath, method: 'HEAD' })).status).toBe(403);
    expect(await house.comeIn()).not.toBe('');
  });

  it.each(['/open/', '/open/wrong', '/open/%00'])('refuses a wrong key (%s)', async (path) => {
    const house = await open();
    expect((await ask(house.listenPort, { path })).status).toBe(403);
    expect(await house.comeIn()).not.toBe('');
  });

  it('refuses everything without the cookie, and with a wrong one', async () => {
    const house = await open();
    const name = (await house.comeIn()).split('=')[0];
    for (const headers of [{}, { cookie: `${name}=` }, { cookie: `${name}=${'A'.repeat(43)}` }]) {
      for (const path of ['/', '/index.html', '/assets/plain.js', '/events', '/nothing']) {
        const { status, body } = await ask(house.listenPort, { path, headers });
        expect(status).toBe(403);
        expect(body).toContain('not let in');
      }
    }
    expect((await call(house, '', 'state', null)).status).toBe(403);
    expect(house.port.calls).toEqual([]);
  });

  it('finds its cookie among others', async () => {
    const house = await open();
    const cookie = await house.comeIn();
    const headers = { cookie: `a=b; ${cookie}; kiln=c` };
    expect((await ask(house.listenPort, { headers })).status).toBe(200);
  });

  it('takes a new key and a new session for every start', async () => {
    const [one, other] = await Promise.all([open(), open()]);
    expect(one.openPath).not.toBe(other.openPath);
    expect((await one.comeIn()).split('=')[1]).not.toBe((await other.comeIn()).split('=')[1]);
  });
});

describe('where a request may come from', () => {
  it('refuses other names for this machine, as DNS rebinding makes them, also for the one-time address', async () => {
    const house = await open();
    const { listenPort } = house;
    const hosts = [
      `evil.example:${listenPort}`,
      `127.0.0.1.evil.example:${listenPort}`,
      '127.0.0.1',
      `127.0.0.1:${listenPort + 1}`,
      `0.0.0.0:${listenPort}`,
      `[::1]:${listenPort}`,
      ' ',
    ];
    for (const host of hosts) {
      expect((await ask(listenPort, { path: house.openPath, headers: { host } })).status).toBe(403);
    }
    const cookie = await house.comeIn();
    for (const host of hosts) {
      expect((await ask(listenPort, { headers: { cookie, host } })).status).toBe(403);
      expect((await call(house, cookie, 'state', null, { host })).status).toBe(403);
    }
    expect(house.port.calls).toEqual([]);
  });

  it('takes both names of this machine', async () => {
    const house = await open();
    const cookie = await house.comeIn();
    const host = `localhost:${house.listenPort}`;
    expect((await ask(house.listenPort, { headers: { cookie, host } })).status).toBe(200);
    const origin = `http://${host}`;
    expect((await call(house, cookie, 'state', null, { host, origin })).status).toBe(200);
  });

  it('refuses calls, events and reports from other pages', async () => {
    const house = await open();
    const cookie = await house.comeIn();
    const { listenPort } = house;
    const strangers: Record<string, string>[] = [
      { origin: 'http://evil.example' },
      { origin: `http://127.0.0.1:${listenPort + 1}` },
      { origin: `https://127.0.0.1:${listenPort}` },
      { origin: `http://localhost:${listenPort}` },
      { origin: 'null' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: `http://127.0.0.1:${listenPort}`, 'sec-fetch-site': 'same-site' },
    ];
    for (const stranger of strangers) {
      const headers = { cookie, 'kiln-key': house.key, ...stranger };
      expect((await ask(listenPort, { path: '/events', headers })).status).toBe(403);
      expect((await call(house, cookie, 'state', null, stranger)).status).toBe(403);
      expect(
        (await ask(listenPort, { path: '/csp-report', method: 'POST', headers, body: '{}' })).status,
      ).toBe(403);
    }
    expect(house.port.calls).toEqual([]);
    expect(house.reports).toEqual([]);
  });

  it('takes what our own page sends', async () => {
    const house = await open();
    const cookie = await house.comeIn();
    const own = { origin: `http://127.0.0.1:${house.listenPort}`, 'sec-fetch-site': 'same-origin' };
    expect((await call(house, cookie, 'state', null, own)).status).toBe(200);
  });

  it('listens on loopback only', async () => {
    const house = await open();
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    const targets = [...others.map(({ address }) => address), '127.0.0.2', '::1'];
    for (const host of targets) {
      const reached = await new Promise<boolean>((resolve) => {
        const socket = connect({ host, port: house.listenPort, timeout: 1000 });
        const tell = (isReached: boolean) => {
          socket.destroy();
          resolve(isReached);
        };
        socket.once('connect', () => tell(true));
        socket.once('error', () => tell(false));
        socket.once('timeout', () => tell(false));
      });
      expect([host, reached]).toEqual([host, false]);
    }
  });

  it('says when its port is taken', async () => {
    const house = await open();
    await expect(open({ listenPort: house.listenPort })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

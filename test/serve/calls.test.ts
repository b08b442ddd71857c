import { describe, expect, it } from 'vitest';
import { IDLE_STATE } from './fake-port.ts';
import { ask, call, open } from './house.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const MEBIBYTE = 1024 * 1024;

describe('calls', () => {
  it('hands arguments to the station and its answer back', async () => {
    const house = await open();
    const cookie = await house.comeIn();
    house.port.answer = () => ({ ok: false, failure: { code: 'empty' } });
    const { status, headers, body } = await call(house, cookie, 'judgeSeed', { text: 'ä' });
    expect([status, body]).toEqual([200, '{"answer":{"ok":false,"failure":{"code":"empty"}}}']);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    expect(house.port.calls).toEqual([{ name: 'judgeSeed', args: { text: 'ä' } }]);
  });

  it('takes null for no arguments, and answers an object without answer where there is none', async () => {
    const house = await open();
    const cookie = await house.comeIn();
    expect(JSON.parse((await call(house, cookie, 'state', null)).body)).toEqual({ answer: IDLE_STATE });
    expect((await call(house, cookie, 'hideSeed', { room: 'burn' })).body).toBe('{}');
    expect(house.port.calls[0]).toEqual({ name: 'state', args: undefined });
  });

  it.each(['nothing', '', 'constructor', '__proto__', 'state/', 'State'])(
    'knows no call %s',
    async (name) => {
      const house = await open();
      expect((await call(house, await house.comeIn(), name, null)).status).toBe(404);
      expect(house.port.calls).toEqual([]);
    },
  );

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonx',
    '',
  ])('refuses %s, as a form of another page could send it', async (type) => {
    const house = await open();
    const cookie = await house.comeIn();
    expect((await call(house, cookie, 'state', null, { 'content-type': type })).status).toBe(415);
    expect(house.port.calls).toEqual([]);
  });

  it('takes JSON with a character set', async () => {
    const house = await open();
    const cookie = await house.comeIn();
    const more = { 'content-type': 'application/json; charset=utf-8' };
    expect((await call(house, cookie, 'state', null, more)).status).toBe(200);
  });

  it('refuses what is no JSON, without repeating it', async () => {
    const house = await open();
    const headers = { cookie: await house.comeIn(), 'kiln-key': house.key, ...JSON_TYPE };
    for (const body of ['', '{"text":"JBSWY3DP', 'undefined']) {
      const answer = await ask(house.listenPort, { path: '/call/judgeSeed', method: 'POST', headers, body });
      expect([answer.status, answer.body]).toEqual([400, '']);
    }
    expect(house.faults).toEqual([]);
  });

  it('takes a mebibyte and not a byte more, announced or not', async () => {
    const house = await open();
    const cookie = await house.comeIn();
    const headers = { cookie, 'kiln-key': house.key, ...JSON_TYPE };
    const asked = { path: '/call/judgeSeed', method: 'POST' };
    const exact = `"${'x'.repeat(MEBIBYTE - 2)}"`;
    expect((await ask(house.listenPort, { ...asked, headers, body: exact })).status).toBe(200);
    const chunked = { ...headers, 'transfer-encoding': 'chunked' };
    expect((await ask(house.listenPort, { ...asked, headers: chunked, body: exact })).status).toBe(200);
    expect(house.port.calls).toHaveLength(2);
    const tooLong = `${exact} `;
    expect((await ask(house.listenPort, { ...asked, headers: chunked, body: tooLong })).status).toBe(413);
    const announced = { ...headers, 'content-length': String(tooLong.length) };
    expect((await ask(house.listenPort, { ...asked, headers: announced, body: tooLong })).status).toBe(413);
    expect(house.port.calls).toHaveLength(2);
  });

  it('says 400 for arguments the station does not take, 500 for a bug, and nothing about either', async () => {
    const house = await open();
    const cookie = await house.comeIn();
    house.port.answer = (_name, args) => {
      throw Object.assign(new Error('JBSWY3DP'), args === 'bug' ? {} : { name: 'BadCall' });
    };
    const bad = await call(house, cookie, 'judgeSeed', 'bad');
    expect([bad.status, bad.body]).toEqual([400, '']);
    expect(house.faults).toEqual([]);
    const bug = await call(house, cookie, 'judgeSeed', 'bug');
    expect([bug.status, bug.body]).toEqual([500, '']);
    expect(house.faults).toEqual([expect.any(Error)]);
  });

  it('hears what the policy of its pages stopped', async () => {
    const house = await open();
    const headers = { cookie: await house.comeIn(), 'content-type': 'application/csp-report' };
    // As Chromium sends it from a page without referrers.
    const own = { ...headers, origin: 'null', 'sec-fetch-site': 'same-origin' };
    const report = { path: '/csp-report', method: 'POST', body: '{"csp-report":{}}' };
    expect((await ask(house.listenPort, { ...report, headers: own })).status).toBe(204);
    expect(house.reports).toEqual(['{"csp-report":{}}']);
  });
});

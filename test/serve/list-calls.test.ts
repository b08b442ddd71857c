import { expect, it } from 'vitest';
import { LONGEST_LIST_CALL } from '../../src/ipc/session-schemas.ts';
import { ask, open } from './house.ts';

const MEBIBYTE = 1024 * 1024;

it('takes a list of 45 MB in Base64, and such a length for nothing else', async () => {
  const house = await open();
  const cookie = await house.comeIn();
  const headers = { cookie, 'kiln-key': house.key, 'content-type': 'application/json' };
  const length = 60 * MEBIBYTE;
  expect(length).toBeLessThan(LONGEST_LIST_CALL);
  const body = Buffer.concat([
    Buffer.from('{"fileName":"users.xml","reading":{},"content":"'),
    Buffer.alloc(length, 'A'),
    Buffer.from('"}'),
  ]);
  const post = (name: string) =>
    ask(house.listenPort, { path: `/call/${name}`, method: 'POST', headers, body });
  expect((await post('readList')).status).toBe(200);
  const [{ args } = { args: undefined }] = house.port.calls;
  expect((args as { content: string }).content).toHaveLength(length);
  for (const name of ['takeSeed', 'createSession', 'openSession', 'exportSession', 'sessionRows']) {
    expect((await post(name)).status, name).toBe(413);
  }
  expect(house.port.calls).toHaveLength(1);
});

it('refuses a list that is longer than any, announced or not', async () => {
  const house = await open();
  const cookie = await house.comeIn();
  const announced = {
    cookie,
    'kiln-key': house.key,
    'content-type': 'application/json',
    'content-length': String(LONGEST_LIST_CALL + 1),
  };
  const asked = { path: '/call/readList', method: 'POST' };
  expect((await ask(house.listenPort, { ...asked, headers: announced, body: ' ' })).status).toBe(413);
  expect(house.port.calls).toEqual([]);
});

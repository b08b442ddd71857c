import { expect, it } from 'vitest';
import { newToken } from '../../device/laid-token.ts';
import { newDesk, tokenOf, URI, until } from './desk.ts';

const room = 'burn' as const;
const SETTINGS = { verification: { rule: 'none' }, displaySeconds: 30, allowUnlisted: false } as const;

it('a session does not begin to burn while the Burn room writes a token', async () => {
  const { service, readers } = newDesk();
  const content = Buffer.from('user\nada\n').toString('base64');
  expect(await service.call('readList', { fileName: 'users.csv', content, reading: {} })).toBeUndefined();
  const order = {
    name: 'munich',
    passphrase: 'four small words here',
    accept: ['make-seeds'] as const,
    settings: SETTINGS,
  };
  expect(await service.call('createSession', order)).toBeUndefined();
  const token = newToken();
  // Gone in the middle of it, so that the burn waits for it.
  readers.lay('desk', token, { faults: [{ kind: 'cut', command: 6, when: 'before' }] });
  await until(service, (state) => tokenOf(state.burn));
  await service.call('takeSeed', { room, text: URI });
  await service.call('burn', { room, allowUnlisted: false });
  await until(service, (state) => state.burn.burn?.phase === 'interrupted');
  expect(await service.call('runSession', undefined)).toEqual({ code: 'busy' });
  expect(service.state().sessions.open?.running).toBe(false);
  readers.lay('desk', token);
  await until(service, (state) => state.burn.burn?.phase === 'code');
  await service.call('stopBurn', { room });
  await until(service, (state) => state.burn.burn?.phase === 'done');
  expect(await service.call('runSession', undefined)).toBeUndefined();
  expect(service.state().sessions.open?.running).toBe(true);
});

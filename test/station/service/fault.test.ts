import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { SimulatedToken } from '../../../src/simulator/simulated-token.ts';
import { systemClock } from '../../../src/station/system-clock.ts';
import { newDesk, tokenOf, URI, until } from './desk.ts';

const FAULT = { code: 'fault', error: 'TypeError: x is not a function' };

it('a mistake of Kiln’s own ends the burn, in plain words, and what comes after is burned as ever', async () => {
  const { service, readers } = newDesk();
  const open = readers.open.bind(readers);
  const token = new SimulatedToken({
    serial: '86596100000042',
    clock: systemClock,
    randomBytes: (length) => randomBytes(length),
    switchedOn: true,
    staysOn: true,
  });
  await service.call('takeSeed', { room: 'burn', text: URI });
  readers.open = async () => {
    throw new TypeError('x is not a function');
  };
  readers.lay('desk', token);
  const looked = await until(service, ({ burn }) => burn.readers[0]?.failure);
  expect(looked.burn.readers[0]).toMatchObject({ failure: FAULT });
  await service.call('burn', { room: 'burn', allowUnlisted: false });
  const done = await until(service, ({ burn }) => burn.burn?.phase === 'done');
  expect(done.burn.burn?.result).toMatchObject({ outcome: 'untouched', failure: FAULT });
  expect(service.isWriting).toBe(false);
  readers.open = open;
  readers.lay('desk', token);
  await until(service, ({ burn }) => tokenOf(burn));
  await service.call('clearResult', { room: 'burn' });
  await service.call('burn', { room: 'burn', allowUnlisted: false });
  await until(service, ({ burn }) => burn.burn?.phase === 'code');
});

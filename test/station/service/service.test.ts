import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CallArgs } from '../../../src/ipc/contract.ts';
import { DEFAULT_SETTINGS } from '../../../src/ipc/settings.ts';
import { verifyJournal } from '../../../src/register/verify-journal.ts';
import { SimulatedToken } from '../../../src/simulator/simulated-token.ts';
import { systemClock } from '../../../src/station/system-clock.ts';
import { newDesk, OTHER_URI, tokenOf, URI, until } from './desk.ts';

const room = 'burn' as const;

function newToken(serial = '86596100000042') {
  return new SimulatedToken({
    serial,
    clock: systemClock,
    randomBytes: (length) => randomBytes(length),
    switchedOn: true,
    staysOn: true,
  });
}

async function burned(desk: ReturnType<typeof newDesk>, token: SimulatedToken, text: string) {
  const { service, readers } = desk;
  await service.call('takeSeed', { room, text });
  readers.lay('desk', token);
  await until(service, (state) => tokenOf(state.burn));
  await service.call('burn', { room, allowUnlisted: false });
  await until(service, (state) => state.burn.burn?.phase === 'code');
  token.pressButton();
  token.pressButton();
  await service.call('giveCode', { room, code: token.display().text });
  return until(service, (state) => state.burn.burn?.phase === 'done');
}

describe('a call', () => {
  it.each([
    ['burn', { room: 'burn' }],
    ['burn', { room: 'cellar', allowUnlisted: false }],
    ['burn', { room: 'burn', allowUnlisted: false, more: 1 }],
    ['giveCode', { room: 'burn', code: 123456 }],
    ['takeSeed', { room: 'burn', text: 'A'.repeat(70_000) }],
    ['saveSettings', { displaySeconds: 31 }],
    ['saveSettings', { displaySecond: 30 }],
    [
      'saveSettings',
      { ...DEFAULT_SETTINGS, models: [{ serialPrefix: '12a', name: 'x', clockWriteErasesSeed: true }] },
    ],
    ['state', {}],
    ['toString', undefined],
    ['constructor', undefined],
  ])('%s with %j is refused whole', async (name, args) => {
    const { service } = newDesk();
    await expect(service.call(name as 'burn', args as CallArgs<'burn'>)).rejects.toMatchObject({
      name: 'BadCall',
    });
  });
});

describe('the burn room', () => {
  it('writes to the journal, and knows the token again', async () => {
    const desk = newDesk();
    const token = newToken();
    const done = await burned(desk, token, URI);
    expect(done.burn.burn?.result).toMatchObject({ outcome: 'verified', verification: 'code' });
    const known = await until(desk.service, (state) => tokenOf(state.burn)?.lastBurn);
    expect(tokenOf(known.burn)?.lastBurn).toMatchObject({
      account: 'jo@example.org',
      issuer: 'Contoso',
      outcome: 'verified',
      operator: 'tester',
    });
    expect(await verifyJournal(join(desk.dataDirectory, 'journal.jsonl'))).toEqual({
      whole: true,
      entries: 6,
    });
  });

  it('never lets a seed out unless it is asked to show it', async () => {
    const desk = newDesk();
    const shown: boolean[] = [];
    desk.service.on('secretShown', (now) => shown.push(now));
    const states: string[] = [];
    desk.service.on('state', (state) => states.push(JSON.stringify(state)));
    await burned(desk, newToken(), URI);
    expect(states.length).toBeGreaterThan(5);
    expect(states.join()).not.toContain('GEZDGNBV');
    // Verified, it is not there any more.
    expect(await desk.service.call('showSeed', { room })).toBeUndefined();
    await desk.service.call('startOver', { room });
    await until(desk.service, (state) => state.burn.seed === undefined);
    await desk.service.call('takeSeed', { room, text: URI });
    expect(states.join()).not.toContain('GEZDGNBV');
    expect(await desk.service.call('showSeed', { room })).toEqual({
      base32: 'GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ',
    });
    await desk.service.call('hideSeed', { room });
    expect(shown).toEqual([true, false]);
  });

  it('burns by itself only where nobody has to be asked', async () => {
    const desk = newDesk();
    const token = newToken();
    await burned(desk, token, URI);
    await desk.service.call('startOver', { room });
    await until(desk.service, (state) => state.burn.seed === undefined);
    await desk.service.call('saveSettings', { ...DEFAULT_SETTINGS, autoBurn: true });

    await desk.service.call('takeSeed', { room, text: OTHER_URI });
    expect(desk.service.state().burn.burn).toBeUndefined();
    desk.readers.lay('desk', newToken('86596000000007'));
    await until(desk.service, (state) => state.burn.burn?.phase === 'code');
  });

  it('says which reader has to be chosen', async () => {
    const desk = newDesk(['left', 'right']);
    await desk.service.call('takeSeed', { room, text: URI });
    desk.readers.lay('left', newToken('86596000000001'));
    desk.readers.lay('right', newToken('86596000000002'));
    await until(desk.service, (state) => state.burn.readers.every((reader) => reader.token));
    expect(await desk.service.call('burn', { room, allowUnlisted: false })).toEqual({
      code: 'several-tokens',
      readers: ['left', 'right'],
    });
    await desk.service.call('chooseReader', { room, reader: 'right' });
    expect(desk.service.state().burn.reader).toBe('right');
  });

  it('closed in the middle of a burn leaves a whole journal with a true end', async () => {
    const desk = newDesk();
    await desk.service.call('takeSeed', { room, text: URI });
    desk.readers.lay('desk', newToken(), { delayMilliseconds: 150 });
    await until(desk.service, (state) => tokenOf(state.burn));
    await desk.service.call('burn', { room, allowUnlisted: false });
    await until(desk.service, (state) => state.burn.burn?.stepsDone.includes('authenticated'));
    await desk.service.close();
    const journal = join(desk.dataDirectory, 'journal.jsonl');
    expect(await verifyJournal(journal)).toMatchObject({ whole: true });
    const last = JSON.parse(readFileSync(journal, 'utf8').trim().split('\n').at(-1) ?? '');
    expect(last.fact).toMatchObject({ kind: 'burn-end' });
    expect(['untouched', 'blank', 'seeded']).toContain(last.fact.outcome);
  });
});

describe('settings', () => {
  it('are kept, and name models', async () => {
    const desk = newDesk();
    const added = { serialPrefix: '1234', name: 'eSecuOTP-1A', clockWriteErasesSeed: true };
    await desk.service.call('saveSettings', { ...DEFAULT_SETTINGS, models: [added] });
    desk.readers.lay('desk', newToken('12340000000001'));
    const state = await until(desk.service, (now) => tokenOf(now.burn));
    expect(tokenOf(state.burn)).toMatchObject({ model: 'eSecuOTP-1A', listed: true });
    expect(JSON.parse(readFileSync(join(desk.dataDirectory, 'config.json'), 'utf8'))).toMatchObject({
      models: [added],
    });
  });

  it('are changed field by field: of two changes none undoes the other', async () => {
    const { service, dataDirectory } = newDesk();
    const [operator, autoBurn] = ['Ada', true];
    const changes = [service.call('saveSettings', { operator }), service.call('saveSettings', { autoBurn })];
    expect(await Promise.all(changes)).toEqual([undefined, undefined]);
    await service.call('saveSettings', { language: 'de', operator: undefined });
    const expected = { ...DEFAULT_SETTINGS, operator, autoBurn, language: 'de' };
    expect(service.state().settings).toEqual(expected);
    expect(JSON.parse(readFileSync(join(dataDirectory, 'config.json'), 'utf8'))).toEqual(expected);
  });

  it('with another model reach a token that lies there already, at once', async () => {
    const { service, readers } = newDesk();
    readers.lay('desk', newToken('12340000000001'));
    const before = await until(service, (now) => tokenOf(now.burn));
    expect(tokenOf(before.burn)).toMatchObject({ listed: false });
    const added = { serialPrefix: '1234', name: 'eSecuOTP-1A', clockWriteErasesSeed: true };
    await service.call('saveSettings', { models: [added] });
    const state = await until(service, (now) => tokenOf(now.burn)?.listed);
    expect(tokenOf(state.burn)).toMatchObject({ model: 'eSecuOTP-1A' });
  });

  it('that cannot be written are not taken', async () => {
    const desk = newDesk();
    mkdirSync(join(desk.dataDirectory, 'config.json'));
    expect(await desk.service.call('saveSettings', { ...DEFAULT_SETTINGS, autoBurn: true })).toMatchObject({
      code: 'settings-unwritable',
    });
    expect(desk.service.state().settings.autoBurn).toBe(false);
  });
});

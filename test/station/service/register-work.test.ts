import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/ipc/state.ts';
import type { Journal } from '../../../src/register/journal.ts';
import type { StationService } from '../../../src/station/service/station-service.ts';
import { openJournal } from '../../../src/station/station.ts';
import { newToken } from '../../device/laid-token.ts';
import { newDesk, OTHER_URI, tokenOf, URI, until } from './desk.ts';

const room = 'burn';
const SERIAL = '86596100012345';
const JO = { account: 'jo@example.org', issuer: 'Contoso' };
const KEY = 'MFRG GZDF MZTW Q2LK NNWG 23TP OBYX E43U';

const phase = (name: string) => (state: State) => state.burn.burn?.phase === name;

/** Burns what was taken, and leaves it unchecked. */
async function burn(service: StationService, reassign?: string): Promise<State> {
  await service.call('burn', { room, allowUnlisted: false, ...(reassign !== undefined && { reassign }) });
  await until(service, (state) => phase('code')(state) || phase('done')(state));
  await service.call('stopBurn', { room });
  return until(service, phase('done'));
}

/** A desk whose token was burned for jo, and is laid down again. */
async function josToken() {
  const desk = newDesk();
  const { service, readers } = desk;
  const token = newToken({ serial: SERIAL });
  readers.lay('desk', token);
  await until(service, (state) => tokenOf(state.burn));
  await service.call('takeSeed', { room, text: URI });
  await burn(service);
  await service.call('startOver', { room });
  await until(service, (state) => !state.burn.seed && tokenOf(state.burn)?.lastBurn?.account === JO.account);
  return { ...desk, token };
}

describe('whom the next seed is for', () => {
  it('names a seed that names nobody, and is kept until a burn has used it', async () => {
    const { service, readers } = newDesk();
    await service.call('intend', { room, ...JO });
    expect(service.state().burn.intended).toEqual(JO);
    const judged = await service.call('judgeSeed', { text: KEY, room });
    expect(judged).toMatchObject({ ok: true, description: JO, warnings: [] });
    // In Practice the same key is nobody's.
    expect(await service.call('judgeSeed', { text: KEY, room: 'practice' })).toMatchObject({
      description: { account: '', issuer: '' },
    });
    await service.call('takeSeed', { room, text: KEY });
    expect(service.state().burn.seed).toMatchObject({ description: JO, warnings: [] });
    readers.lay('desk', newToken({ serial: SERIAL }));
    await until(service, (state) => tokenOf(state.burn));
    expect((await burn(service)).burn.intended).toBeUndefined();
    expect(await service.call('showToken', { serial: SERIAL })).toMatchObject({ value: { token: JO } });
  });

  it('fills in what a seed leaves out, and nothing else', async () => {
    const { service } = newDesk();
    await service.call('intend', { room, ...JO });
    const judge = async (text: string) => service.call('judgeSeed', { text, room });
    const secret = 'secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    expect(await judge(`otpauth://totp/JO%40example.org?${secret}`)).toMatchObject({
      description: { account: 'JO@example.org', issuer: 'Contoso' },
      warnings: [],
    });
    expect(await judge(`otpauth://totp/jo%40example.org?${secret}&issuer=Fabrikam`)).toMatchObject({
      description: { account: 'jo@example.org', issuer: 'Fabrikam' },
      warnings: [
        {
          code: 'other-than-intended',
          wanted: 'jo@example.org, Contoso',
          named: 'jo@example.org, Fabrikam',
        },
      ],
    });
  });

  it('does not count against a seed that names somebody else, but the difference is said', async () => {
    const { service } = newDesk();
    await service.call('intend', { room, ...JO });
    await service.call('takeSeed', { room, text: OTHER_URI });
    expect(service.state().burn.seed).toMatchObject({
      description: { account: 'al@example.org', issuer: 'Contoso' },
      warnings: [
        { code: 'other-than-intended', wanted: 'jo@example.org, Contoso', named: 'al@example.org, Contoso' },
      ],
    });
    await service.call('intend', { room, account: '', issuer: '' });
    expect(service.state().burn.seed?.warnings).toEqual([]);
    expect(service.state().burn.intended).toBeUndefined();
  });

  it('names a seed that was taken before, and is forgotten with it', async () => {
    const { service } = newDesk();
    await service.call('takeSeed', { room, text: KEY });
    await service.call('intend', { room, ...JO });
    expect(service.state().burn.seed?.description).toMatchObject(JO);
    await service.call('startOver', { room });
    const { burn } = await until(service, (state) => !state.burn.seed);
    expect(burn.intended).toBeUndefined();
  });

  it('makes room for the next seed where a token is done', async () => {
    const { service, readers } = newDesk();
    readers.lay('desk', newToken({ serial: SERIAL }));
    await until(service, (state) => tokenOf(state.burn));
    await service.call('takeSeed', { room, text: URI });
    await burn(service);
    await service.call('intend', { room, ...JO });
    expect(service.state().burn).toMatchObject({ intended: JO });
    expect(service.state().burn.seed).toBeUndefined();
    expect(service.state().burn.burn).toBeUndefined();
  });
});

describe('a token that is somebody’s', () => {
  it('is not taken from them unless its very serial was agreed to', async () => {
    const { service, token } = await josToken();
    const before = token.storedSeed();
    await service.call('takeSeed', { room, text: OTHER_URI });
    expect(service.state().burn.wipes).toMatchObject({ ...JO, outcome: 'seeded' });
    for (const agreed of [undefined, '86596100000001']) {
      const { burn: refused } = (await burn(service, agreed)).burn;
      expect(refused?.result).toMatchObject({
        outcome: 'untouched',
        failure: { code: 'assigned-to-another', serial: SERIAL, name: 'jo@example.org, Contoso' },
      });
      await service.call('clearResult', { room });
    }
    expect(token.storedSeed()).toBe(before);
    const { burn: done } = (await burn(service, SERIAL)).burn;
    expect(done?.result).toMatchObject({ outcome: 'seeded', reassignedFrom: JO });
    expect(await service.call('showToken', { serial: SERIAL })).toMatchObject({
      value: {
        token: { account: 'al@example.org' },
        assignments: [
          { ...JO, why: 'reassigned' },
          { account: 'al@example.org', issuer: 'Contoso' },
        ],
      },
    });
  });

  it('is burned for the same person without a question, however the name is written', async () => {
    const { service } = await josToken();
    await service.call('takeSeed', { room, text: URI.replace('jo%40', 'JO%40') });
    expect(service.state().burn.wipes).toBeUndefined();
    const { burn: done } = (await burn(service)).burn;
    expect(done?.result?.outcome).toBe('seeded');
    expect(done?.result?.reassignedFrom).toBeUndefined();
  });

  it.each([
    ['returned', false],
    ['retired', false],
    ['broken', false],
    ['lost', true],
  ] as const)('marked as %s: asked about is %s', async (as, asks) => {
    const { service } = await josToken();
    await service.call('markToken', { serial: SERIAL, as, note: '' });
    await until(service, (state) => tokenOf(state.burn)?.lastBurn?.ended === as);
    await service.call('takeSeed', { room, text: OTHER_URI });
    expect(service.state().burn.wipes !== undefined).toBe(asks);
    // It was nobody's by then: nothing ends with this burn.
    const { burn: done } = (await burn(service, SERIAL)).burn;
    expect(done?.result?.reassignedFrom).toBeUndefined();
  });

  it('of somebody who was forgotten is asked about under the pseudonym', async () => {
    const { service } = await josToken();
    const forgotten = await service.call('forgetUser', { account: JO.account });
    const person = forgotten.ok ? forgotten.value.person : '';
    await service.call('takeSeed', { room, text: OTHER_URI });
    const { burn: asked } = await until(service, (state) => state.burn.wipes?.forgotten);
    expect(asked.wipes).toMatchObject({ account: person, issuer: 'Contoso', forgotten: true });
    const { burn: done } = (await burn(service, SERIAL)).burn;
    expect(done?.result?.reassignedFrom).toEqual({ account: person, issuer: 'Contoso', forgotten: true });
  });

  it('is known to be when another Kiln burned it while it lay here', async () => {
    const { service, readers, dataDirectory } = newDesk();
    readers.lay('desk', newToken({ serial: SERIAL }));
    await until(service, (state) => tokenOf(state.burn));
    await service.call('takeSeed', { room, text: URI });
    expect(service.state().burn.wipes).toBeUndefined();
    await burnedElsewhere(openJournal(dataDirectory), 'kim');
    const { burn: asked } = await until(service, (state) => state.burn.wipes);
    expect(asked.wipes).toMatchObject({ account: 'kim', issuer: 'Contoso' });
  });
});

async function burnedElsewhere(journal: Journal, account: string): Promise<void> {
  const desk = { operator: 'o', host: 'h', reader: 'R' };
  const common = { serial: SERIAL, model: 'C301', issuer: 'Contoso', ...desk, clockErrorSeconds: 0 };
  await journal.append({ kind: 'burn', burn: 'b', step: 'identified', ...common }, { account });
  await journal.append({ kind: 'burn-end', burn: 'b', outcome: 'verified', verification: 'code' });
  await journal.close();
}

describe('the register in the state', () => {
  it('grows with what this Kiln and others write, and stands still otherwise', async () => {
    const { service, dataDirectory } = newDesk();
    await burnedElsewhere(openJournal(dataDirectory), 'kim');
    const { register } = await until(service, (state) => state.register.changes > 0);
    expect(register.shared).toBeUndefined();
    await until(service, () => true);
    await sleep(2500);
    const settled = service.state().register.changes;
    await service.call('markToken', { serial: SERIAL, as: 'lost', note: '' });
    await until(service, (state) => state.register.changes > settled);
    const marked = service.state().register.changes;
    await sleep(2500);
    expect(service.state().register.changes).toBe(marked);
  });
});

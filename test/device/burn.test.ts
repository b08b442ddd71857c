// @module-tag readers
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { verifyJournal } from '../../src/register/verify-journal.ts';
import { bankCard, oathKey, securityKey, unknownCard } from '../../src/simulator/other-cards.ts';
import { MODELS } from '../../src/tokens/token2/models.ts';
import { eventIs, KilnProcess, kiln, kilnObject, newFolder } from '../cli/kiln.ts';
import { SECRET, URI } from '../cli/seeds.ts';
import { oathCode } from '../judges/oath-code.ts';
import { entriesOf } from '../register/journal-folder.ts';
import { burnGround, SEED } from './burn-ground.ts';
import { childrenOf, lay, layAndSee, newToken, seedOf, startBurn, verifyByHand } from './laid-token.ts';
import { Pcscd, type VpcdReader } from './pcscd.ts';

/** A token tells whole seconds, and the way to it takes time: a second either way. */
function about(seconds: number): number {
  return expect.closeTo(seconds, -1) as number;
}

describe('burns over the real pcscd', () => {
  const ground = burnGround(() =>
    Pcscd.start({ entries: ['Virtual PCD A', 'Virtual PCD B', 'Virtual PCD C'] }),
  );
  let first: VpcdReader;
  let second: VpcdReader;

  beforeAll(() => {
    [first, second] = ground.pcscd.readers as [VpcdReader, VpcdReader];
  });

  // Four at a time, on four readers.
  test.each(
    [0, 4]
      .map((start) => MODELS.slice(start, start + 4))
      .map((models) => ({
        models,
        names: models.map(({ name }) => name).join(', '),
      })),
  )('$names are burned and verified side by side, by the code on their display', async ({ models }) => {
    const data = newFolder();
    const burns = models.map(async ({ serialPrefix, name, clockWriteErasesSeed }, index) => {
      const reader = ground.pcscd.readers[index] as VpcdReader;
      const token = newToken({ serial: serialPrefix.padEnd(14, '3'), clockErrorSeconds: -90 });
      await layAndSee(ground.witness, reader, token);
      // Each has a seed of its own.
      const secret = `${'ABCD'[index]}${SECRET.slice(1)}`;
      const args = ['--algorithm', 'sha256', '--period', '60'];
      const burning = startBurn(reader, args, { input: secret, data });
      const { status, objects, stderr } = await verifyByHand(ground.witness, reader, token, burning);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(objects.at(-1)).toEqual({
        event: 'result',
        outcome: 'verified',
        serial: token.serial,
        model: name,
        clockErrorBefore: about(-90),
        clockErrorAfter: 0,
      });
      expect(token.storedConfig()).toEqual({ algorithmCode: 2, stepSeconds: 60, displayCode: 1 });
      expect(Math.abs(token.clock.errorSeconds)).toBeLessThanOrEqual(0.5);
      const { text } = token.display();
      expect(text).toBe(oathCode(token.clock.seconds, { secret, algorithm: 'sha256', periodSeconds: 60 }));
      const info = await kilnObject(['info', '--json', '--reader', reader.name]);
      expect(info).toMatchObject({
        serial: token.serial,
        model: name,
        clockWriteErasesSeed,
        clockErrorSeconds: 0,
      });
    });
    await Promise.all(burns);
    expect(await verifyJournal(join(data, 'journal.jsonl'))).toEqual({ whole: true, entries: 24 });
  });

  test('with tokens on two readers one has to be named', async () => {
    await layAndSee(ground.witness, first, newToken());
    await layAndSee(ground.witness, second, newToken());
    const { status, objects } = await kiln(['burn', '--stdin', '--json', '--no-verify'], { input: URI });
    expect(status).toBe(2);
    expect(objects.at(-1)?.['failure']).toMatchObject({
      code: 'several-tokens',
      readers: [first.name, second.name],
    });
    const named = await kiln(['burn', '--stdin', '--json', '--no-verify', '--reader', 'a 00 01'], {
      input: URI,
    });
    expect(named.status).toBe(0);
  });

  test('with a token on one reader none has to be named', async () => {
    const token = newToken({ clockErrorSeconds: 300 });
    await layAndSee(ground.witness, second, token);
    const info = await kilnObject(['info', '--json']);
    expect(info).toMatchObject({
      status: 0,
      reader: second.name,
      serial: token.serial,
      clockErrorSeconds: about(300),
    });
    expect(seedOf(token)).toBeUndefined();
    const { status, objects } = await kiln(['burn', '--stdin', '--json', '--no-verify'], { input: URI });
    expect({ status, clockErrorBefore: objects.at(-1)?.['clockErrorBefore'] }).toEqual({
      status: 0,
      clockErrorBefore: about(300),
    });
  });

  test('a token that is laid down while Kiln waits is burned', async () => {
    const burning = startBurn(first, ['--wait', '10']);
    expect(await burning.object(eventIs('waiting'))).toEqual({ event: 'waiting', reader: first.name });
    const token = newToken();
    lay(first, token);
    expect(await verifyByHand(ground.witness, first, token, burning)).toMatchObject({ status: 0 });
  });

  test('kiln simulator is a token for every PC/SC program, and shows its code', async () => {
    const args = [
      'simulator',
      '--json',
      '--port',
      String(first.port),
      '--serial',
      '86596320000007',
      '--clock-error=-3600',
      '--by-hand',
    ];
    const simulator = new KilnProcess(args, { input: 'open' });
    await simulator.object(({ state }) => state === 'connected');
    const burning = startBurn(first);
    await burning.object(eventIs('expect'));
    simulator.stdin?.write('press\npress\n');
    const { text } = await simulator.object(
      ({ event, on, text: shown }) => event === 'display' && on && /^\d{6}$/.test(shown),
    );
    burning.codes?.write(`${text}\n`);
    const { status, objects } = await burning.ended;
    expect(status).toBe(0);
    expect(objects.at(-1)).toMatchObject({
      outcome: 'verified',
      model: 'C302',
      clockErrorBefore: about(-3600),
    });
    simulator.stdin?.write('quit\n');
    expect(await simulator.ended).toMatchObject({ status: 0 });
  });

  test('left alone, a simulated token is switched off and on after its burn', async () => {
    const simulator = new KilnProcess(['simulator', '--json', '--port', String(first.port)]);
    await simulator.object(({ state }) => state === 'connected');
    const burning = startBurn(first);
    const { text } = await simulator.object(
      ({ event, on, text: shown }) => event === 'display' && on && /^\d{6}$/.test(shown),
    );
    burning.codes?.write(`${text}\n`);
    expect(await burning.ended).toMatchObject({ status: 0 });
    simulator.child.kill('SIGTERM');
    expect(await simulator.ended).toMatchObject({ status: 0 });
  });

  test('the code from before the burn is recognised and explained', async () => {
    const twoHours = 7200;
    const token = newToken({ clockErrorSeconds: -twoHours });
    lay(first, token);
    const burning = startBurn(first);
    await burning.object(eventIs('expect'));
    const old = oathCode(Math.floor(Date.now() / 1000) - twoHours);
    burning.codes?.end(`${old}\n`);
    const { status, objects } = await burning.ended;
    expect(status).toBe(6);
    expect(objects.at(-1)).toMatchObject({ outcome: 'seeded', failure: { code: 'stale-code' } });
    expect(objects.find(eventIs('verdict'))?.['message']).toMatch(/off and on/);
  });

  test('an unlisted token is refused, unless the operator allows it or adds it', async () => {
    const token = newToken({ serial: '12345678901234' });
    lay(first, token);
    const refused = await startBurn(first).ended;
    expect(refused.status).toBe(4);
    expect(refused.objects.at(-1)?.['failure']).toMatchObject({
      code: 'unlisted-token',
      serial: token.serial,
    });
    expect(seedOf(token)).toBeUndefined();
    expect(
      await verifyByHand(ground.witness, first, token, startBurn(first, ['--allow-unlisted'])),
    ).toMatchObject({
      status: 0,
    });

    const data = newFolder();
    const models = [{ serialPrefix: '12345', name: 'C300', clockWriteErasesSeed: true }];
    writeFileSync(join(data, 'config.json'), JSON.stringify({ models }));
    const added = await verifyByHand(ground.witness, first, token, startBurn(first, [], { data }));
    expect(added.objects.at(-1)).toMatchObject({ outcome: 'verified', model: 'C300' });
  });

  test('other cards are named and refused, and asked nothing that changes them', async () => {
    const classic = () => newToken({ serial: '86596230000001', programmable: true });
    const cards = [
      [securityKey, 'not-a-token', 'security key'],
      [oathKey, 'not-a-token', 'security key'],
      [bankCard, 'not-a-token', 'bank card'],
      [unknownCard, 'not-a-token', 'not a token'],
      [classic, 'classic-token', 'classic C202'],
    ] as const;
    const burns = cards.map(async ([card, code, words], index) => {
      const { name, port } = ground.pcscd.readers[index] as VpcdReader;
      await layAndSee(ground.witness, { name, port }, card());
      const { status, objects } = await startBurn({ name, port }).ended;
      const failure = expect.objectContaining({ code, message: expect.stringContaining(words) });
      expect(objects).toEqual([{ event: 'result', outcome: 'untouched', failure }]);
      expect(status).toBe(4);
      const info = await kilnObject(['info', '--json', '--reader', name]);
      expect(info).toMatchObject({ status: 4, failure: { code } });
    });
    await Promise.all(burns);
  });

  test('Kiln has the seed neither in arguments nor in its environment, and no process beside it', async () => {
    const token = newToken();
    lay(first, token, { delayMilliseconds: 100 });
    const burning = startBurn(first);
    await burning.object(({ step }) => step === 'configured');
    const id = burning.child.pid as number;
    expect(childrenOf(id)).toEqual([]);
    const seen = ['cmdline', 'environ'].map((name) => readFileSync(`/proc/${id}/${name}`, 'latin1')).join('');
    expect(seen).toContain(first.name);
    for (const form of [SECRET, SEED, Buffer.from(SEED).toString('hex')])
      expect(seen.toUpperCase()).not.toContain(form);
    expect(await verifyByHand(ground.witness, first, token, burning)).toMatchObject({ status: 0 });
    const entries = await entriesOf(join(burning.data, 'journal.jsonl'));
    expect(entries[0]?.fact).toMatchObject({ reader: first.name, serial: token.serial });
    expect(readdirSync(burning.data)).toEqual(['journal.jsonl']);
  });
});

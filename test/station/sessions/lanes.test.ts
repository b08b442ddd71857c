import { describe, expect, it } from 'vitest';
import { securityKey } from '../../../src/simulator/other-cards.ts';
import { MODELS, type Model } from '../../../src/tokens/token2/models.ts';
import { seedOf, waitingRow } from '../../sessions/waiting-row.ts';
import { newHall, seedHex, serial } from './hall.ts';

const NO_CHECK = { verification: { rule: 'none' } } as const;

function seedOfRow(index: number): string {
  return Buffer.from(seedOf(index)).toString('hex');
}

describe('a lane', () => {
  it('burns the row it shows, asks for the code, and shows the next row once the token is lifted', async () => {
    const hall = await newHall();
    expect(hall.run.view).toMatchObject({
      running: false,
      lanes: [{ phase: 'paused' }, { phase: 'paused' }],
    });
    expect(hall.run.run()).toBeUndefined();
    expect(hall.run.view.lanes).toMatchObject([
      {
        number: 1,
        reader: 'A',
        phase: 'empty',
        row: { row: 0, place: 2, user: 'user0@example.org' },
        done: 0,
      },
      { number: 2, reader: 'B', phase: 'empty', row: { row: 1 } },
    ]);
    const token = hall.token(7);
    hall.lay('A', token);
    const asking = await hall.until('A', 'code');
    expect(asking).toMatchObject({
      row: { row: 0 },
      stepsDone: 5,
      check: { triesLeft: 3 },
      token: { serial: serial(7) },
    });
    expect(seedHex(token)).toBe(seedOfRow(0));
    expect(hall.state.rows[0]?.state).toEqual({ state: 'seeded', serial: serial(7), verification: 'due' });
    hall.run.giveCode('A', hall.readCode('A', token));
    expect(await hall.until('A', 'lift')).toMatchObject({
      result: 'verified',
      stepsDone: 6,
      done: 1,
      row: { row: 0 },
    });
    expect(hall.state.rows[0]?.state).toEqual({ state: 'verified', serial: serial(7), verification: 'code' });
    expect(await hall.until('A', 'empty')).toMatchObject({ row: { row: 2 }, done: 1 });
    expect(hall.run.view.last).toMatchObject({ row: 0 });
    expect((await hall.facts()).register).toBeDefined();
    expect(await (await hall.facts()).page(7)).toMatchObject([
      {
        kind: 'burn',
        account: 'user0@example.org',
        issuer: 'Contoso',
        outcome: 'verified',
        verification: 'code',
        reader: 'A',
      },
    ]);
  });

  it('without a check leaves the token to be lifted, and takes it for done when it is laid down again', async () => {
    const hall = await newHall({ settings: NO_CHECK });
    hall.run.run();
    const token = hall.token(7);
    hall.lay('A', token);
    expect(await hall.until('A', 'lift')).toMatchObject({ result: 'seeded', done: 1, stepsDone: 5 });
    expect(hall.state.rows[0]?.state).toEqual({ state: 'seeded', serial: serial(7), verification: 'none' });
    hall.lay('B', token);
    expect(await hall.until('B', 'refused')).toMatchObject({
      failure: { code: 'token-done', serial: serial(7), user: 'user0@example.org', place: 2 },
    });
    hall.readers.lift('A');
    await hall.until('A', 'empty');
    hall.readers.lift('B');
    hall.lay('A', token);
    expect(await hall.until('A', 'lift')).toMatchObject({ result: 'seeded', row: { row: 0 }, stepsDone: 5 });
    expect(hall.state.counts).toMatchObject({ seeded: 1, waiting: 3 });
  });

  it('keeps its row on the screen while others take theirs, and gives it up only at the end', async () => {
    const hall = await newHall({ settings: NO_CHECK, rows: [0, 1, 2].map((index) => waitingRow(index)) });
    hall.run.run();
    for (const number of [1, 2]) {
      hall.lay('A', hall.token(number));
      await hall.until('A', ({ done }) => done === number);
      expect(hall.lane('B')).toMatchObject({ phase: 'empty', row: { row: 1 } });
    }
    hall.readers.lift('A');
    await hall.until('A', 'finished');
    hall.lay('A', hall.token(3));
    await hall.until('A', ({ done }) => done === 3);
    await hall.until('B', 'finished');
    expect(hall.state.counts.seeded).toBe(3);
    hall.lay('B', hall.token(4));
    expect(await hall.until('B', 'refused')).toMatchObject({
      failure: { code: 'no-row-left', serial: serial(4) },
    });
  });

  it('refuses other cards, sleepers and unlisted tokens, and writes nothing to them', async () => {
    const hall = await newHall({ settings: NO_CHECK });
    hall.run.run();
    hall.lay('A', securityKey());
    expect(await hall.until('A', 'refused')).toMatchObject({
      failure: { code: 'not-a-token', what: 'security-key' },
    });
    const sleeper = hall.token(5, { switchedOn: false });
    hall.lay('A', sleeper);
    expect(await hall.until('A', ({ failure }) => failure?.code === 'token-asleep')).toMatchObject({
      phase: 'refused',
    });
    sleeper.pressButton();
    await hall.until('A', 'lift');
    const unlisted = hall.token(6, { serial: '12345678901234' });
    hall.lay('A', unlisted);
    expect(await hall.until('A', 'refused')).toMatchObject({ failure: { code: 'unlisted-token' } });
    expect(seedHex(unlisted)).toBeUndefined();
    await hall.run.setSettings({ ...hall.state.settings, allowUnlisted: true });
    hall.lay('A', unlisted);
    await hall.until('A', 'lift');
    expect(hall.state.rowOfToken('12345678901234')?.index).toBe(2);
  });

  it('takes nobody’s token from them, unless the session was told to', async () => {
    const hall = await newHall({ settings: NO_CHECK, rows: [waitingRow(0), waitingRow(1, serial(2))] });
    for (const number of [1, 2, 3]) {
      const burn = `earlier-${number}`;
      const account = number === 3 ? 'user0@example.org' : 'al@example.org';
      const fact = { kind: 'burn', burn, step: 'identified', serial: serial(number), issuer: 'Contoso' };
      await hall.journal.append(fact, { account });
      await hall.journal.append({ kind: 'burn-end', burn, outcome: 'verified', verification: 'code' });
    }
    hall.run.run();
    const tokens = [1, 2, 3].map((number) => hall.token(number));
    for (const number of [1, 2]) {
      hall.lay('A', tokens[number - 1] as (typeof tokens)[number]);
      const refused = await hall.until(
        'A',
        ({ failure }) => failure && hall.lane('A').token?.serial === serial(number),
      );
      expect(refused).toMatchObject({
        phase: 'refused',
        failure: { code: 'assigned-to-another', serial: serial(number), name: 'al@example.org, Contoso' },
      });
    }
    expect(tokens.map(seedHex)).toEqual([undefined, undefined, undefined]);
    // The same person's own token is no question.
    hall.lay('B', tokens[2] as (typeof tokens)[number]);
    expect(await hall.until('B', 'lift')).toMatchObject({ row: { row: 0 } });
    await hall.run.setSettings({ ...hall.state.settings, allowReassign: true });
    hall.lay('A', tokens[1] as (typeof tokens)[number]);
    expect(await hall.until('A', 'lift')).toMatchObject({ row: { row: 1 } });
    expect(await hall.register.lastBurn(serial(2))).toMatchObject({ account: 'user1@example.org' });
  });

  it('waits for serials that rows are bound to on any lane', async () => {
    const rows = [waitingRow(0, serial(9)), waitingRow(1)];
    const hall = await newHall({ settings: NO_CHECK, rows });
    hall.run.run();
    expect(hall.lane('A')).toMatchObject({ phase: 'empty', row: { row: 1 } });
    expect(hall.lane('B')).toMatchObject({ phase: 'empty' });
    expect(hall.lane('B').row).toBeUndefined();
    const bound = hall.token(9);
    hall.lay('A', bound);
    await hall.until('A', 'lift');
    expect(seedHex(bound)).toBe(seedOfRow(0));
    expect(hall.lane('B')).toMatchObject({ phase: 'empty', row: { row: 1 } });
  });

  it('keeps its number and its place while its reader is away', async () => {
    const hall = await newHall();
    hall.run.run();
    hall.readers.unplug('A');
    expect(await hall.until('A', 'unplugged')).toMatchObject({ number: 1 });
    expect(hall.lane('B').number).toBe(2);
    hall.readers.plug('0');
    expect(await hall.until('0', 'empty')).toMatchObject({ number: 3 });
    hall.readers.plug('A');
    expect(await hall.until('A', 'empty')).toMatchObject({ number: 1 });
    hall.readers.stopService();
    await hall.until('A', 'unplugged');
    expect(hall.run.view.service).toEqual({ code: 'no-service' });
  });

  it('says that the host’s clock is not kept', async () => {
    const hall = await newHall({ hostClock: 'unsynchronised' });
    hall.run.run();
    hall.lay('A', hall.token(7));
    const { warnings } = await hall.until('A', 'code');
    expect(warnings).toEqual([{ code: 'host-clock-unsynchronised' }]);
  });

  it('looks again at what it refused once its model is known, or the session takes unlisted ones', async () => {
    let models: readonly Model[] = MODELS;
    const hall = await newHall({
      settings: { verification: { rule: 'none' } },
      models: () => models,
    });
    hall.run.run();
    const unlisted = { failure: { code: 'unlisted-token' } };
    hall.lay('A', hall.token(1, { serial: '12340000000001' }));
    hall.lay('B', hall.token(2, { serial: '98760000000002' }));
    expect(await hall.until('A', 'refused')).toMatchObject(unlisted);
    expect(await hall.until('B', 'refused')).toMatchObject(unlisted);
    models = [...MODELS, { serialPrefix: '1234', name: 'eSecuOTP-1A', clockWriteErasesSeed: true }];
    hall.run.lookAgain();
    expect(await hall.until('A', 'lift')).toMatchObject({
      result: 'seeded',
      token: { model: 'eSecuOTP-1A' },
    });
    expect(await hall.until('B', 'refused')).toMatchObject(unlisted);
    await hall.run.setSettings({ ...hall.state.settings, allowUnlisted: true });
    expect(await hall.until('B', 'lift')).toMatchObject({ result: 'seeded' });
  });
});

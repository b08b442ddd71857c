import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newDesk, practicePhase, tokenOf, URI, until } from './desk.ts';

const room = 'practice' as const;

async function burnUntilCode(desk: ReturnType<typeof newDesk>) {
  const { service } = desk;
  expect(await service.call('takeSeed', { room, text: URI })).toMatchObject({ ok: true });
  await service.call('practise', { hand: { do: 'press' } });
  await service.call('practise', { hand: { do: 'lay' } });
  await until(service, (state) => tokenOf(state.practice));
  expect(await service.call('burn', { room, allowUnlisted: false })).toBeUndefined();
  await until(service, practicePhase('code'));
}

async function offAndOn({ service }: ReturnType<typeof newDesk>): Promise<string> {
  await service.call('practise', { hand: { do: 'lift' } });
  await service.call('practise', { hand: { do: 'press' } });
  await service.call('practise', { hand: { do: 'press' } });
  return service.state().practice.desk.display.text;
}

describe('the practice room', () => {
  it('burns a token and verifies the code read off its display; nothing is kept', async () => {
    const desk = newDesk();
    await burnUntilCode(desk);
    const code = await offAndOn(desk);
    expect(code).toMatch(/^[0-9]{6}$/);
    await desk.service.call('giveCode', { room, code });
    const done = await until(desk.service, practicePhase('done'));
    expect(done.practice.burn).toMatchObject({
      stepsDone: ['identified', 'authenticated', 'configured', 'seeded', 'confirmed', 'verified'],
      result: { outcome: 'verified', verification: 'code', clockErrorAfter: 0 },
    });
    // A second may end between the token's answer and the look at the clock.
    expect([-48, -47]).toContain(done.practice.burn?.result?.clockErrorBefore);
    expect(done.practice.burn?.result?.codeUntil).toBeGreaterThan(Date.now() - 1000);
    expect(existsSync(join(desk.dataDirectory, 'journal.jsonl'))).toBe(false);
    // Nobody needs it any more: whose it was stays to be read, its bytes do not.
    expect(done.practice).toMatchObject({
      seed: { description: { account: 'jo@example.org' } },
      dropped: { why: 'verified', burned: true },
    });
    expect(await desk.service.call('showSeed', { room })).toBeUndefined();
    await desk.service.call('clearResult', { room });
    await until(
      desk.service,
      ({ practice }) => practice.seed === undefined && practice.dropped === undefined,
    );
  });

  it('says of a code that a camera read that a camera read it; a wrong one is a try as any other', async () => {
    const desk = newDesk();
    await burnUntilCode(desk);
    const code = await offAndOn(desk);
    const wrong = code === '000000' ? '111111' : '000000';
    await desk.service.call('giveCode', { room, code: wrong, byCamera: true });
    const judged = await until(desk.service, (state) => state.practice.burn?.check?.verdict);
    expect(judged.practice.burn?.check).toMatchObject({ triesLeft: 2, verdict: { verdict: 'wrong-code' } });
    await desk.service.call('giveCode', { room, code, byCamera: true });
    const done = await until(desk.service, practicePhase('done'));
    expect(done.practice.burn?.result).toMatchObject({ outcome: 'verified', verification: 'camera' });
  });

  it('knows the code from before the burn for what it is', async () => {
    const desk = newDesk();
    await burnUntilCode(desk);
    const right = await offAndOn(desk);
    await desk.service.call('giveCode', { room, code: right });
    await until(desk.service, practicePhase('done'));
    await desk.service.call('startOver', { room });
    await until(desk.service, (state) => state.practice.seed === undefined);

    // The same token for somebody else: its display still shows the first seed's code.
    const other = URI.replace('GEZDGNBV', 'MFRGGZDF').replace('jo%40', 'al%40');
    await desk.service.call('takeSeed', { room, text: other });
    await desk.service.call('practise', { hand: { do: 'lay' } });
    const { practice } = await until(desk.service, (state) => state.practice.wipes);
    const reassign = tokenOf(practice)?.serial ?? '';
    await desk.service.call('burn', { room, allowUnlisted: false, reassign });
    await until(desk.service, practicePhase('code'));
    const stale = desk.service.state().practice.desk.display.text;
    await desk.service.call('giveCode', { room, code: stale });
    const judged = await until(desk.service, (state) => state.practice.burn?.check?.verdict);
    // The first seed was forgotten with the first burn; the codes that it shows about now were not.
    expect(judged.practice.burn?.check).toMatchObject({ triesLeft: 2, verdict: { verdict: 'stale-code' } });
  });

  it('compares by eye only when that was chosen, and says so', async () => {
    const desk = newDesk();
    await burnUntilCode(desk);
    expect(desk.service.state().practice.burn?.check).not.toHaveProperty('expected');
    await desk.service.call('confirmByEye', { room, same: true });
    expect(desk.service.state().practice.burn?.phase).toBe('code');
    await desk.service.call('compareByEye', { room });
    const shown = await offAndOn(desk);
    expect(desk.service.state().practice.burn?.check?.expected?.code).toBe(shown);
    await desk.service.call('confirmByEye', { room, same: true });
    const done = await until(desk.service, practicePhase('done'));
    expect(done.practice.burn?.result).toMatchObject({ outcome: 'verified', verification: 'by-eye' });
  });

  it('goes on by itself after a cut', async () => {
    const desk = newDesk();
    await desk.service.call('practise', { hand: { do: 'cut' } });
    await desk.service.call('takeSeed', { room, text: URI });
    await desk.service.call('practise', { hand: { do: 'press' } });
    await desk.service.call('practise', { hand: { do: 'lay' } });
    await until(desk.service, (state) => tokenOf(state.practice));
    await desk.service.call('burn', { room, allowUnlisted: false });
    await until(desk.service, practicePhase('interrupted'));
    const state = await until(desk.service, practicePhase('code'));
    expect(state.practice.burn?.stepsDone).toEqual([
      'identified',
      'authenticated',
      'configured',
      'seeded',
      'confirmed',
    ]);
  });

  it('ends as seeded after three wrong codes', async () => {
    const desk = newDesk();
    await burnUntilCode(desk);
    const right = await offAndOn(desk);
    const wrong = right === '000000' ? '111111' : '000000';
    for (const triesLeft of [2, 1]) {
      await desk.service.call('giveCode', { room, code: wrong });
      await until(desk.service, (state) => state.practice.burn?.check?.triesLeft === triesLeft);
    }
    await desk.service.call('giveCode', { room, code: wrong });
    const done = await until(desk.service, practicePhase('done'));
    expect(done.practice.burn?.result).toMatchObject({
      outcome: 'seeded',
      failure: { code: 'wrong-code' },
    });
  });
});

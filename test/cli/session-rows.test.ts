import { describe, expect, it } from 'vitest';
import { Desk, PASSPHRASE } from './session-desk.ts';

describe('a session’s rows', () => {
  it('are shown, found, put aside, skipped, bound and let wait again', async () => {
    const desk = new Desk();
    await desk.made();
    const change = (...words: string[]) => desk.opened(words);
    const changed = async (action: string, ...words: string[]) =>
      (await desk.run([action, desk.session, ...words, '--passphrase-fd', '0', '--json'], [PASSPHRASE]))
        .objects[0];
    expect(await changed('put-aside', 'grace@example.org', '--note', 'on leave')).toMatchObject({
      row: 1,
      state: { state: 'put-aside', reason: 'person', note: 'on leave' },
    });
    expect(await changed('skip', '0')).toMatchObject({ row: 0, state: { state: 'skipped' } });
    expect(await changed('again', '86596100000017')).toMatchObject({ row: 0, state: { state: 'waiting' } });
    expect(await changed('bind', '0', '--serial', '')).toMatchObject({ row: 0, boundSerial: '' });
    expect(await changed('skip', 'ada@example.org')).toMatchObject({ failure: { code: 'usage' } });
    expect(await changed('put-aside', '0', '--note', 'x'.repeat(2001))).toMatchObject({
      failure: { code: 'usage', reason: 'too-long', option: '--note' },
    });
    expect(await changed('skip', '99')).toMatchObject({ failure: { code: 'no-row', row: 99 } });
    const list = await change('rows');
    expect(list.stdout.trim().split('\n')).toEqual([
      '0  line 2  ada@example.org  waiting',
      '    1  line 3  grace@example.org  put aside (on leave)  only token 86596100000018',
      '    2  line 5  ada@example.org  waiting  only token 86596100000019',
    ]);
    expect((await change('rows', '--find', 'LEAVE', '--json')).objects.map(({ row }) => row)).toEqual([1]);
    expect((await change('rows', '--state', 'waiting', '--json')).objects.map(({ row }) => row)).toEqual([
      0, 2,
    ]);
    expect((await change('rows', '--state', 'due')).stdout.trim()).toBe('No row fits.');
    expect((await change('status')).stdout).toMatch(/rows +3\nwaiting +2\nput aside +1\n/);
  });

  it('are German where the terminal is', async () => {
    const desk = new Desk();
    await desk.made();
    const { stdout } = await desk.opened(['rows'], [], { LC_ALL: 'de_DE.UTF-8' });
    expect(stdout).toContain('1  Zeile 3  grace@example.org  wartet  nur Token 86596100000018');
  });

  it('are nobody’s without the passphrase', async () => {
    const desk = new Desk();
    await desk.made();
    for (const action of ['status', 'rows', 'close']) {
      const words = [action, desk.session, '--passphrase-fd', '0', '--json'];
      const wrong = await desk.run(words, ['not this one']);
      expect(wrong).toMatchObject({ status: 2 });
      expect(wrong.objects[0]).toMatchObject({ failure: { code: 'passphrase-wrong' } });
      expect((await desk.run(words, [])).objects[0]).toMatchObject({ failure: { code: 'passphrase-empty' } });
    }
  });
});

describe('tokens that the register has given to somebody else', () => {
  const allowed = async (desk: Desk) =>
    (await desk.opened(['status', '--json'])).objects.map(({ settings }) => settings.allowReassign === true);
  const run = (desk: Desk, ...words: string[]) =>
    desk.opened(['run', '--code-fd', '0', '--wait', '0', '--json', ...words]);

  it('are burned by a session that is made so', async () => {
    const desk = new Desk();
    await desk.madeByKiln('user\nada\n', ['--reassign']);
    expect(await allowed(desk)).toEqual([true]);
  });

  it('are burned from a run on that says so, and from none before', async () => {
    const desk = new Desk();
    await desk.madeByKiln('user\nada\n');
    await run(desk);
    expect(await allowed(desk)).toEqual([false]);
    await run(desk, '--reassign');
    expect(await allowed(desk)).toEqual([true]);
    const { settings } = (await desk.opened(['status', '--json'])).objects[0] ?? {};
    expect(settings).toMatchObject({ verification: { rule: 'each' }, allowUnlisted: false });
  });
});

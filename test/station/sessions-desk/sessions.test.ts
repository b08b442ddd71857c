import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SessionFile } from '../../../src/sessions/file/session-file.ts';
import { EACH, newDesk, newFolder, PASSPHRASE, readText, type TestDesk } from './desk.ts';

const LIST = [
  'upn,serial,secret',
  'ada@example.org,86596100000017,GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  'grace@example.org,86596100000018,',
  'ada@example.org,,',
  'jo@example.org,8.6596E+13,',
].join('\n');

const ORDER = { name: 'Munich', passphrase: PASSPHRASE, accept: ['make-seeds'], settings: EACH } as const;

async function created(at: TestDesk, path?: string): Promise<string> {
  await readText(at, LIST);
  expect(
    await at.desk.createSession({ ...ORDER, accept: ['duplicate-user', 'make-seeds'] }, path),
  ).toBeUndefined();
  return openOf(at).path;
}

function openOf({ desk }: TestDesk) {
  const { open } = desk.view;
  if (open === undefined) throw new Error('no session');
  return open;
}

function rowsOf({ desk }: TestDesk, query: Parameters<typeof desk.sessionRows>[0]['query'] = {}) {
  const part = desk.sessionRows({ query, from: 0, count: 100 });
  if (!part.ok) throw new Error(part.failure.code);
  return part.value.rows;
}

describe('a session', () => {
  it('is made of the draft: what is accepted goes in, and the list is let go of', async () => {
    const at = newDesk();
    const path = await created(at);
    expect(path).toBe(join(at.dataDirectory, 'sessions', 'Munich.kiln'));
    expect(at.desk.view.draft).toBeUndefined();
    expect(openOf(at)).toMatchObject({
      name: { name: 'Munich' },
      rows: 3,
      due: 0,
      running: false,
      inDoubt: [],
    });
    expect(rowsOf(at).map(({ place, boundSerial, generated }) => [place, boundSerial, generated])).toEqual([
      [2, '86596100000017', false],
      [3, '86596100000018', true],
      [4, '', true],
    ]);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
    await at.until(({ known }) => known.some((session) => session.path === path));
  });

  it('is refused without a passphrase, without rows, while another is open, and over another file', async () => {
    const at = newDesk();
    await readText(at, LIST);
    expect(await at.desk.createSession({ ...ORDER, passphrase: '' })).toEqual({ code: 'passphrase-empty' });
    await readText(at, 'upn,secret\njo@example.org,ABC1\n');
    expect(await at.desk.createSession(ORDER)).toEqual({ code: 'nothing-to-burn' });
    const path = await created(at);
    await readText(at, LIST);
    expect(await at.desk.createSession(ORDER)).toEqual({ code: 'session-open' });
    expect(await at.desk.openSession({ path, passphrase: PASSPHRASE })).toEqual({ code: 'session-open' });
    await at.desk.leaveSession();
    expect(await at.desk.createSession(ORDER, path)).toEqual({ code: 'session-exists', path });
    // Kiln's own folder has room for two of one name.
    expect(await at.desk.createSession(ORDER)).toBeUndefined();
    expect(openOf(at).path).toBe(join(at.dataDirectory, 'sessions', 'Munich 2.kiln'));
  });

  it.each([
    ['../../etc/passwd', 'etc passwd.kiln'],
    ['CON', 'session CON.kiln'],
    ['a/b\\c:d*e?"<>|', 'a b c d e.kiln'],
    ['Büro 3. Stock', 'Büro 3. Stock.kiln'],
    ['...', 'session.kiln'],
  ])('called %s has a file of its own that every system can have', async (name, file) => {
    const at = newDesk();
    await readText(at, LIST);
    expect(await at.desk.createSession({ ...ORDER, name })).toBeUndefined();
    expect(openOf(at).path).toBe(join(at.dataDirectory, 'sessions', file));
    expect(openOf(at).name.name).toBe(name);
  });

  it('says so where its folder cannot be made, and the list is still there', async () => {
    const at = newDesk();
    writeFileSync(join(at.dataDirectory, 'sessions'), 'in the way');
    await readText(at, LIST);
    expect(await at.desk.createSession(ORDER)).toMatchObject({
      code: 'session-unwritable',
      reason: 'EEXIST',
    });
    const gone = join(at.dataDirectory, 'not', 'there', 'x.kiln');
    expect(await at.desk.createSession(ORDER, gone)).toMatchObject({
      code: 'session-unwritable',
      path: gone,
    });
    expect(at.desk.view.draft?.rows).toBe(4);
  });

  it('is left and gone on with, by who knows the passphrase', async () => {
    const at = newDesk();
    const path = await created(at);
    expect(await at.desk.withWork((work) => work.putAside(1, 'on leave'), 1)).toBeUndefined();
    expect(await at.desk.leaveSession()).toBeUndefined();
    expect(at.desk.view.open).toBeUndefined();
    expect(await at.desk.leaveSession()).toEqual({ code: 'no-session' });
    expect(await at.desk.openSession({ path, passphrase: 'wrong' })).toEqual({ code: 'passphrase-wrong' });
    expect(await at.desk.openSession({ path, passphrase: PASSPHRASE })).toBeUndefined();
    expect(rowsOf(at, { states: ['put-aside'] })).toMatchObject([
      { row: 1, state: { state: 'put-aside', reason: 'person', note: 'on leave' } },
    ]);
    expect(rowsOf(at, { text: 'LEAVE' }).map(({ row }) => row)).toEqual([1]);
    expect(rowsOf(at, { text: '0000017' }).map(({ row }) => row)).toEqual([0]);
    expect(rowsOf(at, { text: 'ada', states: ['waiting'] }).map(({ row }) => row)).toEqual([0, 2]);
    expect(rowsOf(at, { due: true })).toEqual([]);
  });

  it('is one desk’s at a time', async () => {
    const [one, two] = [newDesk(), newDesk()];
    const path = await created(one, join(newFolder(), 'shared.kiln'));
    expect(await two.desk.openSession({ path, passphrase: PASSPHRASE })).toMatchObject({
      code: 'session-in-use',
      processId: process.pid,
    });
    await one.desk.leaveSession();
    expect(await two.desk.openSession({ path, passphrase: PASSPHRASE })).toBeUndefined();
    // Opened elsewhere than in Kiln's own folder, it is found again from both.
    for (const at of [one, two]) {
      expect((await at.desk.knownSessions()).map((session) => session.path)).toEqual([path]);
    }
  });

  it('names what it is not: missing, something else, newer, damaged', async () => {
    const at = newDesk();
    const folder = newFolder();
    const path = await created(at);
    await at.desk.leaveSession();
    const open = (name: string) => at.desk.openSession({ path: join(folder, name), passphrase: PASSPHRASE });
    expect(await open('nothing.kiln')).toMatchObject({ code: 'session-missing' });
    writeFileSync(join(folder, 'list.kiln'), LIST);
    expect(await open('list.kiln')).toMatchObject({ code: 'not-a-session' });
    const bytes = readFileSync(path);
    writeFileSync(
      join(folder, 'newer.kiln'),
      Buffer.concat([Buffer.from('KILN-SESSION-2\n'), bytes.subarray(15)]),
    );
    expect(await open('newer.kiln')).toMatchObject({ code: 'session-too-new' });
    const broken = Buffer.from(bytes);
    // Into the record of the rows, which the one that ends the writing stands behind.
    const place = broken.length - 120;
    broken.writeUInt8(broken.readUInt8(place) ^ 1, place);
    writeFileSync(join(folder, 'broken.kiln'), broken);
    expect(await open('broken.kiln')).toMatchObject({ code: 'session-damaged' });
    expect(at.desk.view.open).toBeUndefined();
  });

  it('that was cut off names the rows in doubt, and comes first among those that are known', async () => {
    const at = newDesk();
    const path = await created(at);
    await at.desk.leaveSession();
    const cut = join(at.dataDirectory, 'sessions', 'cut.kiln');
    const file = await SessionFile.open(path, PASSPHRASE, { workFactor: 4 });
    if (!file.ok) throw new Error(file.failure.code);
    await file.value.session.record({ step: 'begin', row: 1, serial: '86596100000018', lane: 'left' });
    copyFileSync(path, cut);
    // A process that is no more: this number is never given out.
    writeFileSync(
      `${cut}.lock`,
      JSON.stringify({ ...JSON.parse(readFileSync(`${path}.lock`, 'utf8')), processId: 2 ** 22 + 1 }),
    );
    await file.value.session.leave();
    expect((await at.desk.knownSessions()).map(({ name, interrupted }) => [name, interrupted])).toEqual([
      ['cut', true],
      ['Munich', undefined],
    ]);
    expect(await at.desk.openSession({ path: cut, passphrase: PASSPHRASE })).toBeUndefined();
    const doubtful = [{ row: 1, place: 3, user: 'grace@example.org', serial: '86596100000018' }];
    expect(openOf(at)).toMatchObject({ counts: { 'in-doubt': 1 }, inDoubt: doubtful });
    // Also the next time, as long as it is so.
    await at.desk.leaveSession();
    await at.desk.openSession({ path: cut, passphrase: PASSPHRASE });
    expect(openOf(at).inDoubt).toMatchObject(doubtful);
    await at.desk.withWork((work) => work.again(1), 1);
    expect(openOf(at)).toMatchObject({
      inDoubt: [],
      strays: [{ serial: '86596100000018', holds: 'maybe-seed' }],
    });
  });

  it('takes changes to its rows, and says what cannot be', async () => {
    const at = newDesk();
    await created(at);
    const { desk } = at;
    expect(await desk.withWork((work) => work.skip(0), 0)).toBeUndefined();
    expect(await desk.withWork((work) => work.skip(0), 0)).toMatchObject({ code: 'row-not-ready', place: 2 });
    expect(await desk.withWork((work) => work.again(0), 0)).toBeUndefined();
    expect(await desk.withWork((work) => work.bind(2, '86596100000018'), 2)).toMatchObject({
      code: 'token-taken',
      place: 3,
      user: 'grace@example.org',
    });
    expect(await desk.withWork((work) => work.bind(2, '86596100000099'), 2)).toBeUndefined();
    expect(await desk.withWork((work) => work.skip(9), 9)).toEqual({ code: 'no-row', row: 9 });
    expect(await desk.withWork((work) => work.undoLast())).toEqual({ code: 'nothing-to-undo' });
    const settings = { ...EACH, verification: { rule: 'none' } } as const;
    expect(await desk.withWork((work) => work.setSettings(settings))).toBeUndefined();
    expect(openOf(at).settings).toEqual(settings);
  });

  it('closed for good says how many seeds are gone, and takes nothing any more', async () => {
    const at = newDesk();
    const path = await created(at);
    await at.desk.withWork((work) => work.run());
    expect(await at.desk.closeSession()).toEqual({ ok: false, failure: { code: 'session-running' } });
    at.desk.work?.pause();
    const gone = await at.desk.closeSession();
    expect(gone).toMatchObject({ ok: true, value: { seeds: 3 } });
    expect(openOf(at)).toMatchObject({
      name: { closed: gone.ok && gone.value.closed },
      lanes: [],
      running: false,
    });
    expect(await at.desk.withWork((work) => work.run())).toEqual({ code: 'session-closed' });
    expect(await at.desk.closeSession()).toEqual({ ok: false, failure: { code: 'session-closed' } });
    expect(at.desk.activations()).toEqual({ ok: false, failure: { code: 'session-closed' } });
    expect(existsSync(`${path}.lock`)).toBe(false);
    // What became of each row is still there.
    expect(await at.desk.leaveSession()).toBeUndefined();
    expect(await at.desk.openSession({ path, passphrase: PASSPHRASE })).toBeUndefined();
    expect(rowsOf(at)).toHaveLength(3);
    expect(openOf(at).name.closed).toBeDefined();
  });

  it('can be gone on with where it could not be closed', async () => {
    const at = newDesk();
    const path = await created(at);
    // Another Kiln took it over.
    writeFileSync(`${path}.lock`, JSON.stringify({ id: 'another', host: 'there', processId: 1 }));
    expect(await at.desk.closeSession()).toMatchObject({
      ok: false,
      failure: { code: 'session-taken-over' },
    });
    expect(openOf(at).name.closed).toBeUndefined();
    expect(await at.desk.withWork((work) => work.skip(0), 0)).toMatchObject({ code: 'session-taken-over' });
    expect(at.desk.work).toBeDefined();
  });

  it('is left truthfully when Kiln ends', async () => {
    const at = newDesk();
    const path = await created(at);
    await at.desk.withWork((work) => work.run());
    await at.desk.close();
    expect(existsSync(`${path}.lock`)).toBe(false);
    const other = newDesk();
    expect(await other.desk.openSession({ path, passphrase: PASSPHRASE })).toBeUndefined();
    expect(openOf(other).counts.waiting).toBe(3);
  });

  it('answers to nothing where none is open', async () => {
    const { desk } = newDesk();
    const none = { code: 'no-session' };
    expect(await desk.withWork((work) => work.run())).toEqual(none);
    expect(desk.sessionRows({ query: {}, from: 0, count: 1 })).toEqual({ ok: false, failure: none });
    expect(await desk.closeSession()).toEqual({ ok: false, failure: none });
    expect(desk.activations()).toEqual({ ok: false, failure: none });
  });
});

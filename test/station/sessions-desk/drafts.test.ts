import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openJournal } from '../../../src/station/station.ts';
import { FIGURE_7, FIGURE_7_PASSWORD } from '../../sessions/lists/pskc-figures.ts';
import { EACH, newDesk, PASSPHRASE, readText, type TestDesk } from './desk.ts';

const SEED = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const OTHER_SEED = 'MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U';

const TROUBLED = [
  'upn;serial number;secret key;time interval',
  `ada@example.org;86596100000017;${SEED};30`,
  `grace@example.org;8,6596E+13;;30`,
  `ADA@example.org;86596100000019;${OTHER_SEED};30`,
  `jo@example.org;;ABC1;30`,
  'kim@example.org;86596100000023;;60',
  'lee@example.org;8659610000;;30',
].join('\r\n');

function draftOf({ desk }: TestDesk) {
  const { draft } = desk.view;
  if (draft === undefined) throw new Error('no draft');
  return draft;
}

function rowsOf({ desk }: TestDesk, window: Partial<Parameters<typeof desk.draftRows>[0]> = {}) {
  const part = desk.draftRows({ from: 0, count: 100, onlyProblems: false, ...window });
  if (!part.ok) throw new Error(part.failure.code);
  return part.value;
}

describe('a list that was read', () => {
  it('is told with its troubles tallied, and how much of it can be burned', async () => {
    const at = newDesk();
    expect(await readText(at, TROUBLED)).toBeUndefined();
    const draft = draftOf(at);
    expect(draft).toMatchObject({
      fileName: 'users.csv',
      format: 'csv',
      rows: 6,
      withoutSecret: 3,
      withSerial: 5,
    });
    expect(draft.columns.map(({ name, field }) => [name, field])).toEqual([
      ['upn', 'user'],
      ['serial number', 'serial'],
      ['secret key', 'secret'],
      ['time interval', 'period'],
    ]);
    expect(
      draft.troubles.map(({ code, severity, rows, first }) => [code, severity, rows, first.place]),
    ).toEqual([
      ['serial-in-scientific-notation', 'stop', 1, 3],
      ['bad-base32', 'stop', 1, 5],
      ['make-seeds', 'ask', 3, 3],
      ['duplicate-user', 'ask', 1, 4],
      ['serial-of-another-kind', 'ask', 1, 7],
    ]);
    expect(draft.burnable).toEqual({
      atLeast: 1,
      atMost: 4,
      asks: [
        { codes: ['duplicate-user'], rows: 1 },
        { codes: ['make-seeds'], rows: 1 },
        { codes: ['make-seeds', 'serial-of-another-kind'], rows: 1 },
      ],
    });
    expect(draft.headerLine).toBe(1);
    expect(draft.columns[1]).toMatchObject({
      ...{ field: 'serial', why: 'name', filled: 5 },
      sample: { text: '86596100000017', characters: 14 },
    });
    expect(draft.columns[2]).toMatchObject({ reading: 'base32', sample: { text: '', characters: 32 } });
  });

  it('is paged, with the troubles of each row, and never shows a secret', async () => {
    const at = newDesk();
    await readText(at, TROUBLED);
    const all = rowsOf(at);
    expect(all.total).toBe(6);
    expect(all.rows[0]).toMatchObject({ place: 2, user: 'ada@example.org', hasSecret: true, problems: [] });
    expect(rowsOf(at, { from: 4, count: 1 }).rows).toMatchObject([
      { user: 'kim@example.org', hasSecret: false },
    ]);
    expect(rowsOf(at, { onlyProblems: true }).rows.map(({ place }) => place)).toEqual([3, 4, 5, 6, 7]);
    const only = rowsOf(at, { onlyProblems: true, only: 'bad-base32' });
    expect(only.rows).toMatchObject([{ place: 5, problems: [{ column: 2, fault: { position: 4 } }] }]);
    const told = JSON.stringify([all, at.desk.view]);
    for (const text of [SEED, OTHER_SEED, 'ABC1', '«secret»']) expect(told).not.toContain(text);
  });

  it('is read again as a person says, without being handed over again', async () => {
    const at = newDesk();
    await readText(at, `ada@example.org,x,${SEED}\nkim@example.org,y,${OTHER_SEED}\n`);
    expect(draftOf(at).columns.map(({ field }) => field)).toEqual(['user', undefined, 'secret']);
    const { id } = draftOf(at);
    const columns = ['user', 'issuer', 'secret'] as const;
    expect(
      await at.desk.readList({ fileName: '', reading: { columns: [...columns], header: false } }),
    ).toBeUndefined();
    expect(rowsOf(at).rows.map(({ issuer }) => issuer)).toEqual(['x', 'y']);
    expect(draftOf(at)).toMatchObject({
      id,
      fileName: 'users.csv',
      reading: { columns: [...columns], header: false },
    });
    // An issuer for those that name none: the same user with one issuer is then a duplicate.
    await readText(at, `upn,issuer\nada@example.org,Contoso\nada@example.org,\n`, { issuer: 'Contoso' });
    expect(draftOf(at).troubles).toMatchObject([
      { code: 'make-seeds', rows: 2 },
      { code: 'duplicate-user', rows: 1 },
    ]);
    // One that was handed over is another list, also under the old one's name.
    expect(draftOf(at).id).not.toBe(id);
  });

  it('stays as it was where the next one cannot be read', async () => {
    const at = newDesk();
    await readText(at, 'upn\nada@example.org\n');
    expect(await readText(at, Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0))).toMatchObject({
      code: 'list-not-text',
      looksLike: 'workbook',
    });
    expect(await readText(at, '\n\n')).toMatchObject({ code: 'list-empty' });
    expect(draftOf(at).rows).toBe(1);
  });

  it('that is an app’s backup opens with its password, is read again with it, and never tells it', async () => {
    const at = newDesk();
    const file = readFileSync(new URL('../../sessions/lists/backups/aegis-encrypted.json', import.meta.url));
    expect(await readText(at, file)).toEqual({ code: 'backup-locked', app: 'aegis' });
    expect(await readText(at, file, { password: 'open sesame' })).toBeUndefined();
    expect(await at.desk.readList({ fileName: '', reading: { issuer: 'Contoso' } })).toBeUndefined();
    expect(draftOf(at)).toMatchObject({ format: 'aegis', rows: 3, reading: { issuer: 'Contoso' } });
    expect(JSON.stringify(at.desk.view)).not.toContain('open sesame');
  });

  it('is gone when it is dropped', async () => {
    const at = newDesk();
    await readText(at, 'upn\nada@example.org\n');
    await at.desk.dropDraft();
    expect(at.desk.view.draft).toBeUndefined();
    expect(at.desk.draftRows({ from: 0, count: 1, onlyProblems: false })).toEqual({
      ok: false,
      failure: { code: 'no-draft' },
    });
    expect(await at.desk.readList({ fileName: '', reading: {} })).toEqual({ code: 'no-draft' });
    const order = { name: 'x', passphrase: PASSPHRASE, accept: [], settings: EACH };
    expect(await at.desk.createSession(order)).toEqual({ code: 'no-draft' });
  });

  it('asks about users who have a token, as the register knows', async () => {
    const at = newDesk();
    const journal = openJournal(at.dataDirectory);
    const desk = { operator: 'tester', host: 'here', reader: 'left', clockErrorSeconds: 0 };
    const burned = async (burn: string, serial: string, account: string) => {
      const config = { algorithm: 'SHA1', periodSeconds: 30, displaySeconds: 30 };
      const fact = {
        kind: 'burn',
        burn,
        step: 'identified',
        serial,
        model: 'C301',
        issuer: 'x',
        ...config,
        ...desk,
      };
      await journal.append(fact, { account });
      await journal.append({ kind: 'burn-end', burn, outcome: 'verified', verification: 'code' });
    };
    await burned('1', '86596100000017', 'Ada@example.org');
    await burned('2', '86596100000018', 'grace@example.org');
    // Her token is somebody else's now.
    await burned('3', '86596100000018', 'kim@example.org');
    await journal.close();
    await readText(at, 'upn\nada@example.org\ngrace@example.org\nKIM@example.org\nlee@example.org\n');
    expect(draftOf(at).troubles).toMatchObject([
      { code: 'make-seeds', rows: 4 },
      { code: 'user-has-token', severity: 'ask', rows: 2 },
    ]);
    expect(rowsOf(at, { onlyProblems: true, only: 'user-has-token' }).rows.map(({ place }) => place)).toEqual(
      [2, 4],
    );
  });

  it('opens PSKC with what is handed over, keeps it for reading again, and never tells it', async () => {
    const at = newDesk();
    expect(await readText(at, FIGURE_7)).toMatchObject({ code: 'pskc-locked', needs: 'password' });
    expect(await readText(at, FIGURE_7, { pskc: { password: 'guess' } })).toEqual({
      code: 'pskc-wrong-key',
      needs: 'password',
    });
    expect(await readText(at, FIGURE_7, { pskc: { keyHex: 'no hex' } })).toEqual({
      code: 'bad-key',
      bytes: [16, 24, 32],
    });
    expect(await readText(at, FIGURE_7, { pskc: { password: FIGURE_7_PASSWORD } })).toBeUndefined();
    expect(await at.desk.readList({ fileName: '', reading: { serials: 'ignore' } })).toBeUndefined();
    expect(JSON.stringify(at.desk.view)).not.toContain(FIGURE_7_PASSWORD);
  });
});

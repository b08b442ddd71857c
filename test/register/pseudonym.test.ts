import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { forgetAccount } from '../../src/register/forget-account.ts';
import { Journal } from '../../src/register/journal.ts';
import { pseudonymKey, pseudonymKeyPath, pseudonymOf } from '../../src/register/pseudonym.ts';
import { entriesOf, newJournalPath, writeJournal } from './journal-folder.ts';

const JO = 'jo@example.org';
const DESK = { operator: 'meyer', host: 'desk-1' };

describe('the key to the pseudonyms', () => {
  it('is made once, also where eight want it at the same time', async () => {
    const path = newJournalPath();
    const keys = await Promise.all(Array.from({ length: 8 }, () => pseudonymKey(path)));
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
    expect(readFileSync(pseudonymKeyPath(path))).toEqual(Buffer.from(keys[0] ?? []));
  });

  it.each<[string, string, (path: string) => void]>([
    ['cut short', 'EINVAL', (path) => writeFileSync(path, 'half of a key')],
    ['unreadable', 'EISDIR', (path) => mkdirSync(path)],
  ])('is never made anew where it is %s: nobody is forgotten, and that is said', async (_, reason, spoil) => {
    const path = newJournalPath();
    await writeJournal(path, { kind: 'a', account: JO });
    spoil(pseudonymKeyPath(path));
    const journal = new Journal(path);
    const failure = { code: 'journal-unwritable', path: pseudonymKeyPath(path), reason };
    expect(await forgetAccount(journal, JO, DESK)).toEqual({ ok: false, failure });
    await journal.close();
    expect((await entriesOf(path))[0]?.personal['account']).toBe(JO);
  });
});

describe('a pseudonym', () => {
  it('is the same for names that differ only in case, and tells nothing without the key', () => {
    const key = new Uint8Array(32).fill(1);
    expect(pseudonymOf('Jo@Example.ORG', key)).toBe(pseudonymOf(JO, key));
    expect(pseudonymOf(JO, key)).not.toBe(pseudonymOf(JO, new Uint8Array(32)));
    expect(pseudonymOf(JO, key)).not.toBe(pseudonymOf('kim', key));
  });
});

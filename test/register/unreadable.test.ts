import { mkdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Register } from '../../src/register/register.ts';
import { knownBurn } from '../../src/station/known-burn.ts';
import { newJournalPath } from './journal-folder.ts';

it('a journal that cannot be read does not make a token nobody’s', async () => {
  const path = newJournalPath();
  const empty = new Register(path);
  expect(await knownBurn((serial) => empty.lastBurn(serial), '7')).toEqual({ ok: true, value: undefined });
  await empty.close();
  mkdirSync(path);
  const register = new Register(path);
  expect(await knownBurn((serial) => register.lastBurn(serial), '7')).toMatchObject({
    ok: false,
    failure: { code: 'journal-unreadable', reason: 'EISDIR' },
  });
  await register.close();
});

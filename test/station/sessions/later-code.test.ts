import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Journal } from '../../../src/register/journal.ts';
import type { Fact } from '../../../src/register/journal-line.ts';
import { Register } from '../../../src/register/register.ts';
import { serial } from './hall.ts';

const BURN = {
  kind: 'burn',
  burn: 'b1',
  step: 'identified',
  serial: serial(1),
  model: 'C301',
  issuer: 'Contoso',
};
const DESK = { operator: 'o', host: 'h' };
const SEEDED = ['authenticated', 'configured', 'seeded'].map((step) => ({
  kind: 'burn-step',
  burn: 'b1',
  step,
}));
const CONFIRMED = { kind: 'burn-step', burn: 'b1', step: 'confirmed', clockErrorSeconds: 0 };
const CHECKED = { kind: 'burn-verified', serial: serial(1), verification: 'code', ...DESK };

/** What a register says of a token after these facts, asked by one that read them all and by one after it. */
async function tokenAfter(...facts: readonly Fact[]) {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-later-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const journal = new Journal(join(folder, 'journal.jsonl'));
  for (const fact of facts) await journal.append(fact, fact.kind === 'burn' ? { account: 'jo' } : {});
  await journal.close();
  const pages = [];
  for (let reader = 0; reader < 2; reader++) {
    const register = new Register(journal.path);
    pages.push(await register.token(serial(1)));
    await register.close();
  }
  expect(pages[1]).toEqual(pages[0]);
  return pages[0];
}

it('a code checked after Kiln was cut off while it waited: the burn is verified, the token is theirs', async () => {
  const page = await tokenAfter({ ...BURN, ...DESK }, ...SEEDED, CONFIRMED, CHECKED);
  expect(page?.token).toMatchObject({
    standing: 'assigned',
    account: 'jo',
    lastBurn: { outcome: 'verified' },
  });
  expect(page?.events).toMatchObject([
    { kind: 'burn', outcome: 'verified', verification: 'code', failure: '' },
  ]);
});

it('a code checked after the burn was ended without one', async () => {
  const end = { kind: 'burn-end', burn: 'b1', outcome: 'seeded', verification: 'none', failure: 'no-code' };
  const page = await tokenAfter({ ...BURN, ...DESK }, ...SEEDED, CONFIRMED, end, CHECKED);
  expect(page?.events).toMatchObject([
    { kind: 'burn', outcome: 'verified', verification: 'code', failure: '' },
  ]);
});

it('no code verifies a token that a burn left blank, or that nobody burned', async () => {
  const end = { kind: 'burn-end', burn: 'b1', outcome: 'blank', verification: 'none', failure: 'link-lost' };
  const page = await tokenAfter({ ...BURN, ...DESK }, SEEDED[0] as Fact, end, CHECKED);
  expect(page?.token).toMatchObject({ standing: 'blank', lastBurn: { outcome: 'blank' } });
  expect(await tokenAfter(CHECKED)).toBeUndefined();
});

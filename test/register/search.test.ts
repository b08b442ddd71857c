import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Journal } from '../../src/register/journal.ts';
import { Register } from '../../src/register/register.ts';
import { narrows, type TokenQuery } from '../../src/register/search.ts';
import { newJournalPath } from './journal-folder.ts';

const ALL = { from: 0, count: 1000 };

/** A journal with tokens of some people, so written that parts of their names overlap. */
async function newRegister() {
  const path = newJournalPath();
  const journal = new Journal(path);
  const desk = { operator: 'meyer', host: 'desk-1', reader: 'R', clockErrorSeconds: 0 };
  for (const [place, account] of ['ann', 'anna', 'Hannah', 'jo ann', 'kim'].entries()) {
    const burn = String(place);
    const common = { serial: `8659610000${burn}`, model: 'C301', issuer: 'Contoso', ...desk };
    await journal.append({ kind: 'burn', burn, step: 'identified', ...common }, { account });
    await journal.append({ kind: 'burn-end', burn, outcome: 'verified', verification: 'code' });
  }
  await journal.append({ kind: 'mark', serial: '86596100001', as: 'lost', ...desk });
  await journal.close();
  return { path, register: new Register(path) };
}

const query: fc.Arbitrary<TokenQuery> = fc.record(
  {
    text: fc.stringMatching(/^[ anhjoki01]{0,6}$/),
    standing: fc.constantFrom('assigned' as const, 'lost' as const),
    refusedWithinDays: fc.constantFrom(1, 30),
  },
  { requiredKeys: [] },
);

describe('a search after another', () => {
  it('finds what it finds alone, whatever was looked for before', async () => {
    const { path, register } = await newRegister();
    const alone = async (wanted: TokenQuery) => {
      const fresh = new Register(path, () => 0);
      return (await fresh.list(wanted, ALL)).rows.map(({ serial }) => serial);
    };
    await fc.assert(
      fc.asyncProperty(fc.array(query, { maxLength: 6 }), async (queries) => {
        for (const each of queries) {
          const found = (await register.list(each, ALL)).rows.map(({ serial }) => serial);
          expect(found).toEqual(await alone(each));
        }
      }),
      { numRuns: 60 },
    );
    await register.close();
  });

  it('is one among what was found while somebody types on, and not otherwise', () => {
    expect(narrows({ text: 'ann' }, { text: 'an' })).toBe(true);
    expect(narrows({ text: 'ANN kim' }, { text: 'ki ann' })).toBe(true);
    expect(narrows({ text: 'an' }, { text: 'ann' })).toBe(false);
    expect(narrows({ text: 'ann', standing: 'lost' }, { text: 'an' })).toBe(false);
    expect(narrows({ refusedWithinDays: 3 }, { refusedWithinDays: 3 })).toBe(false);
  });

  it('hears of what was written meanwhile', async () => {
    const { path, register } = await newRegister();
    const found = async (text: string) => (await register.list({ text }, ALL)).total;
    expect(await found('kim')).toBe(1);
    const desk = { operator: 'o', host: 'h', reader: 'R', clockErrorSeconds: 0 };
    const journal = new Journal(path);
    await journal.append({ kind: 'seen', serial: '0kimberly', model: 'C301', ...desk });
    await journal.close();
    expect(await found('kimb')).toBe(1);
    await register.close();
  });
});

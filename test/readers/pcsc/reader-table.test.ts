import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ReaderTable } from '../../../src/readers/pcsc/reader-table.ts';

const NAME = 'ACS ACR1252 Reader 00 00';
const counter = (count: number) => count << 16;
// SCARD_STATE bits as pcscd 1.9.9 sends them: EMPTY or PRESENT, with CHANGED (0x2).
const EMPTY = 0x12;
const PRESENT = 0x22;
const EXCLUSIVE = 0x80;

function tableWith(...states: number[]): ReaderTable {
  const table = new ReaderTable();
  for (const state of states) table.report(NAME, state >>> 0);
  return table;
}

describe('what lies on a reader', () => {
  test.each([
    ['empty', EMPTY, 'absent'],
    ['present', PRESENT, 'present'],
    ['present, shared with another program', PRESENT | 0x100, 'present'],
    ['present, held by another program', PRESENT | EXCLUSIVE | 0x100, 'in-use'],
    ['present and mute', PRESENT | 0x200, 'mute'],
    ['unknown', 0x06, 'absent'],
    ['present on a reader that went away', PRESENT | 0x08, 'absent'],
  ])('%s', (_, state, card) => {
    expect(tableWith(state).states()).toEqual([{ name: NAME, card, cardCount: 0 }]);
  });

  test('what we hold ourselves is not in use', () => {
    const table = tableWith(PRESENT);
    const claim = table.claim(NAME);
    table.report(NAME, PRESENT | EXCLUSIVE);
    expect(table.states()[0]?.card).toBe('present');
    // Let go, and the state that says so has not come yet.
    if (claim) table.release(claim);
    expect(table.states()[0]?.card).toBe('present');
    table.report(NAME, PRESENT);
    table.report(NAME, PRESENT | EXCLUSIVE);
    expect(table.states()[0]?.card).toBe('in-use');
  });

  test('a claim that failed because another program was first shows that program', () => {
    const table = tableWith(PRESENT | EXCLUSIVE);
    const claim = table.claim(NAME);
    if (claim) table.releaseToOther(claim);
    expect(table.states()[0]?.card).toBe('in-use');
  });

  test('a token that left a command unanswered is mute until its reader is free', () => {
    const table = tableWith(PRESENT);
    const claim = table.claim(NAME);
    if (!claim) throw new Error('not claimed');
    table.markStuck(claim);
    expect(table.isStuck(NAME)).toBe(true);
    expect(table.states()[0]?.card).toBe('mute');
    table.release(claim);
    expect(table.states()[0]?.card).toBe('present');
  });
});

describe('claims', () => {
  test('one at a time, and only on a known reader', () => {
    const table = tableWith(PRESENT);
    expect(table.claim('other')).toBeUndefined();
    expect(table.claim(NAME)).toBeDefined();
    expect(table.claim(NAME)).toBeUndefined();
  });

  test('a claim from before everything was lost frees nothing', () => {
    const table = tableWith(PRESENT);
    const old = table.claim(NAME);
    table.removeAll();
    table.report(NAME, PRESENT);
    expect(table.claim(NAME)).toBeDefined();
    if (old) {
      table.markStuck(old);
      table.release(old);
    }
    expect(table.isStuck(NAME)).toBe(false);
    expect(table.claim(NAME)).toBeUndefined();
  });
});

describe('the count of cards', () => {
  test.each([
    ['laid down', [EMPTY, PRESENT | counter(1)], 1],
    ['swapped between two looks', [PRESENT | counter(1), PRESENT | counter(3)], 2],
    ['nothing but another program', [PRESENT | counter(1), PRESENT | EXCLUSIVE | counter(1)], 0],
    ['without a counter (macOS)', [EMPTY, PRESENT, EMPTY], 2],
    ['a counter that starts anew', [PRESENT | counter(9), EMPTY], 1],
    ['the highest counter', [PRESENT | counter(0xfffe), EMPTY | counter(0xffff)], 1],
  ])('%s', (_, states, count) => {
    expect(tableWith(...states).states()[0]?.cardCount).toBe(count);
  });

  test('a reader that was away counts as moved', () => {
    const table = tableWith(PRESENT | counter(1));
    table.remove(NAME);
    expect(table.has(NAME)).toBe(false);
    expect(table.states()).toEqual([]);
    table.report(NAME, PRESENT | counter(1));
    expect(table.states()[0]?.cardCount).toBe(1);
  });

  test('never falls, and grows whenever presence or counter changed', () => {
    const state = fc.tuple(fc.boolean(), fc.nat(0xffff)).map(([there, count]) => ({
      there,
      count,
      bits: ((there ? PRESENT : EMPTY) | counter(count)) >>> 0,
    }));
    fc.assert(
      fc.property(fc.array(state, { minLength: 2 }), (states) => {
        const table = new ReaderTable();
        let before: (typeof states)[number] | undefined;
        let count = 0;
        for (const next of states) {
          table.report(NAME, next.bits);
          const now = table.states()[0]?.cardCount ?? Number.NaN;
          const isSame = !before || (before.there === next.there && before.count === next.count);
          expect(isSame ? now === count : now > count).toBe(true);
          [before, count] = [next, now];
        }
      }),
    );
  });
});

test('readers are listed by name', () => {
  const table = new ReaderTable();
  for (const name of ['b', 'c', 'a']) table.report(name, EMPTY);
  expect(table.names()).toEqual(['a', 'b', 'c']);
});

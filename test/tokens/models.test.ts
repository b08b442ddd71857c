import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLASSIC_MODELS, MODELS, modelOfSerial } from '../../src/tokens/token2/models.ts';

const ALL = [...MODELS, ...CLASSIC_MODELS];

describe('models', () => {
  // The protocol notes' table, by hand.
  it.each([
    ['86596000000077', 'miniOTP-2', false],
    ['86596010000077', 'miniOTP-3', true],
    ['86596090000077', 'miniOTP-3-NB', true],
    ['86596100000077', 'C301', true],
    ['86596120000077', 'OTPC-P1', false],
    ['86596210000077', 'OTPC-P2-NB', true],
    ['86596220000077', 'OTPC-P2', true],
    ['86596320000077', 'C302', false],
  ] as const)('%s is a %s (erases: %s)', (serial, name, clockWriteErasesSeed) => {
    expect(modelOfSerial(serial, MODELS)).toMatchObject({ name, clockWriteErasesSeed });
    expect(modelOfSerial(serial, CLASSIC_MODELS)).toBeUndefined();
  });

  it('are as many as the table has, and none is a classic one', () => {
    expect(MODELS).toHaveLength(8);
    for (const { serialPrefix } of MODELS) {
      expect(modelOfSerial(serialPrefix, CLASSIC_MODELS)).toBeUndefined();
    }
  });

  it.each([
    ['86596230000000', 'C202'],
    ['86597100000000', 'C203'],
    ['86597199999999', 'C203'],
  ])('%s is a classic %s', (serial, name) => {
    expect(modelOfSerial(serial, CLASSIC_MODELS)?.name).toBe(name);
    expect(modelOfSerial(serial, MODELS)).toBeUndefined();
  });

  it.each(['86596020000000', '86597200000000', '00000000000000', '', '865961'])('%j is none', (serial) => {
    expect(modelOfSerial(serial, ALL)).toBeUndefined();
  });

  it('the longest prefix wins, in whatever order they stand', () => {
    const model = (serialPrefix: string) => ({ serialPrefix, name: serialPrefix });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[12]{0,5}$/), { maxLength: 8 }),
        fc.stringMatching(/^[12]{0,6}$/),
        (prefixes, serial) => {
          const fitting = prefixes.filter((prefix) => serial.startsWith(prefix));
          const longest = fitting.sort((a, b) => b.length - a.length)[0];
          expect(modelOfSerial(serial, prefixes.map(model))?.name).toBe(longest);
        },
      ),
    );
  });
});

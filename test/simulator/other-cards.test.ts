import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/base/hex.ts';
import { contactlessAtr } from '../../src/simulator/atr.ts';
import { bankCard, oathKey, securityKey, unknownCard } from '../../src/simulator/other-cards.ts';
import { newToken, READ_INFO } from './device.ts';

const SELECT_FIDO = '00A4040008A0000006472F0001';
const SELECT_OATH = '00A4040007A0000005272101';
const SELECT_PPSE = '00A404000E325041592E5359532E4444463031';

describe.each([
  { name: 'a security key', make: securityKey, has: [SELECT_FIDO] },
  { name: 'an OATH key', make: oathKey, has: [SELECT_OATH] },
  { name: 'a bank card', make: bankCard, has: [SELECT_PPSE] },
  { name: 'an unknown card', make: unknownCard, has: [] as string[] },
])('$name', ({ make, has }) => {
  it.each([SELECT_FIDO, SELECT_OATH, SELECT_PPSE])('answers %s', (select) => {
    const card = make();
    const wanted = has.includes(select) ? /9000$/ : /^6A82$/;
    expect(toHex(card.answer(fromHex(select)))).toMatch(wanted);
    // with an Le behind it, as many programs send it
    expect(toHex(card.answer(fromHex(`${select}00`)))).toMatch(wanted);
  });

  it('answers nothing else, and never sleeps', () => {
    const card = make();
    for (const apdu of [READ_INFO, '', '00A4', '00A40400', '804B08000100']) {
      expect(toHex(card.answer(fromHex(apdu)))).toMatch(/^6D00$|^6A82$/);
    }
    card.powerOff();
    card.fallAsleep();
    expect(card.awake).toBe(true);
  });
});

describe('the ATR of a contactless card', () => {
  it('is PC/SC part 3’s', () => {
    expect(toHex(contactlessAtr(new Uint8Array()))).toBe('3B80800101');
    // A DESFire's, as readers report it everywhere.
    expect(toHex(contactlessAtr(fromHex('80')))).toBe('3B8180018080');
    // A MIFARE Classic 1K's, PC/SC part 3's own example of the form.
    expect(toHex(contactlessAtr(fromHex('804F0CA00000030603000100000000')))).toBe(
      '3B8F8001804F0CA000000306030001000000006A'.replace('0000000006A', '000000006A'),
    );
  });

  it('ends in a byte that makes the sum from T0 on zero, whatever the history', () => {
    for (let length = 0; length <= 15; length++) {
      const atr = contactlessAtr(new Uint8Array(length).map((_, index) => 37 * index + length));
      expect(atr.slice(1).reduce((sum, byte) => sum ^ byte, 0)).toBe(0);
      expect(atr.length).toBe(5 + length);
    }
    expect(() => contactlessAtr(new Uint8Array(16))).toThrow(RangeError);
  });

  it('is what tokens have', () => {
    expect(toHex(newToken().token.atr)).toBe('3B80800101');
  });
});

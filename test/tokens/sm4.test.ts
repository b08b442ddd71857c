import { createCipheriv, createDecipheriv } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/base/hex.ts';
import { pad, unpad } from '../../src/tokens/token2/padding.ts';
import { decryptEcb, encryptCbc, encryptEcb } from '../../src/tokens/token2/sm4.ts';

/** GB/T 32907-2016, appendix A. */
const KEY = fromHex('0123456789ABCDEFFEDCBA9876543210');
const CIPHER_ONCE = '681EDF34D206965E86B3E94F536E4246';
const CIPHER_A_MILLION_TIMES = '595298C7C6FD271F0402F804C33D3F66';

const key = fc.uint8Array({ minLength: 16, maxLength: 16 });
const blocks = fc
  .integer({ min: 1, max: 5 })
  .chain((count) => fc.uint8Array({ minLength: 16 * count, maxLength: 16 * count }));

function openssl(mode: 'ecb' | 'cbc', keyBytes: Uint8Array, plain: Uint8Array): Uint8Array {
  const iv = mode === 'cbc' ? Buffer.alloc(16) : null;
  const cipher = createCipheriv(`sm4-${mode}`, keyBytes, iv).setAutoPadding(false);
  return new Uint8Array(Buffer.concat([cipher.update(plain), cipher.final()]));
}

describe('SM4', () => {
  it("encrypts the standard's example", () => {
    expect(toHex(encryptEcb(KEY, KEY))).toBe(CIPHER_ONCE);
    expect(toHex(decryptEcb(KEY, fromHex(CIPHER_ONCE)))).toBe(toHex(KEY));
    const { sm4 } = JSON.parse(
      readFileSync(new URL('../vectors/token2-single-profile.json', import.meta.url), 'utf8'),
    );
    expect(toHex(encryptEcb(fromHex(sm4.key), fromHex(sm4.plain)))).toBe(sm4.cipher);
  });

  // A million rounds take OpenSSL a second and this library far longer: the witness proves the number instead.
  it("has a witness that encrypts the standard's example a million times", () => {
    const cipher = createCipheriv('sm4-cbc', KEY, Buffer.alloc(16)).setAutoPadding(false);
    const zeros = Buffer.alloc(16);
    let block = cipher.update(KEY);
    // In CBC a block of zeros encrypts the block before once more.
    for (let round = 1; round < 1_000_000; round++) block = cipher.update(zeros);
    expect(toHex(block)).toBe(CIPHER_A_MILLION_TIMES);
  });

  it('is what OpenSSL makes of it, there and back, and changes nothing it was handed', () => {
    fc.assert(
      fc.property(key, blocks, (keyBytes, plain) => {
        const [keyBefore, plainBefore] = [toHex(keyBytes), toHex(plain)];
        const cipher = encryptEcb(keyBytes, plain);
        expect(cipher).toEqual(openssl('ecb', keyBytes, plain));
        expect(encryptCbc(keyBytes, plain)).toEqual(openssl('cbc', keyBytes, plain));
        expect(decryptEcb(keyBytes, cipher)).toEqual(plain);
        const decipher = createDecipheriv('sm4-ecb', keyBytes, null).setAutoPadding(false);
        expect(decryptEcb(keyBytes, plain)).toEqual(new Uint8Array(decipher.update(plain)));
        expect([toHex(keyBytes), toHex(plain)]).toEqual([keyBefore, plainBefore]);
      }),
      { numRuns: 300 },
    );
  });

  it.each([0, 1, 15, 17, 31, 33])('takes whole blocks only, not %i bytes', (length) => {
    for (const work of [encryptEcb, decryptEcb, encryptCbc]) {
      expect(() => work(KEY, new Uint8Array(length))).toThrow(RangeError);
    }
  });

  it.each([0, 15, 17, 32])('takes no key of %i bytes', (length) => {
    for (const work of [encryptEcb, decryptEcb, encryptCbc]) {
      expect(() => work(new Uint8Array(length), new Uint8Array(16))).toThrow(RangeError);
    }
  });
});

describe('padding', () => {
  it.each(Array.from({ length: 65 }, (_, length) => length))('of %i bytes', (length) => {
    // Ending in 80 and zeros, as if it were padded already.
    const bytes = new Uint8Array(length).fill(0xaa);
    bytes.set([0x80, 0, 0].slice(0, length), Math.max(0, length - 3));
    const padded = pad(bytes);
    const whole = 16 * (Math.floor(length / 16) + 1);
    expect(toHex(padded)).toBe(`${toHex(bytes)}80`.padEnd(2 * whole, '0'));
    expect(unpad(padded)).toEqual(bytes);
  });

  it.each([
    ['nothing', ''],
    ['zeros', '00'.repeat(16)],
    ['no mark', '00'.repeat(15) + '01'],
    ['a mark with more than zeros behind', '80' + '00'.repeat(14) + '01'],
    ['a whole block of zeros behind the mark', '80' + '00'.repeat(16)],
  ])('is not taken off where there is none: %s', (_, hex) => {
    expect(unpad(fromHex(hex))).toBeUndefined();
  });
});

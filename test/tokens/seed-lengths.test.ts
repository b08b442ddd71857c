import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/base/secret.ts';
import { enrolmentOf, TestDesk } from '../burn/desk.ts';
import { totp } from '../simulator/device.ts';

/** `length` bytes that end in what looks like padding, so that a wrong unpadding shows. */
function seedOf(length: number): Uint8Array {
  const bytes = createHash('sha512').update(String(length)).digest().subarray(0, length);
  bytes.set([0x80, 0x00].slice(0, Math.max(0, length - 1)), Math.max(0, length - 2));
  return bytes;
}

describe.each(Array.from({ length: 63 }, (_, index) => index + 1))('a seed of %i bytes', (length) => {
  it('is burned whole, and gives the right codes', async () => {
    const desk = new TestDesk();
    const token = desk.token({ initialSeed: new Secret(Buffer.from('the seed of before')) });
    desk.lay(token);
    const bytes = seedOf(length);
    const result = await desk.burn(enrolmentOf('', { secret: new Secret(bytes) }));
    expect(result).toMatchObject({ outcome: 'seeded' });
    expect(result).not.toHaveProperty('failure');
    expect(token.storedSeed()?.unwrap((stored) => Buffer.from(stored).toString('hex'))).toBe(
      Buffer.from(bytes).toString('hex'),
    );
    token.pressButton();
    token.pressButton();
    expect(token.display().text).toBe(totp(bytes, desk.clock.nowMilliseconds() / 1000));
  });
});

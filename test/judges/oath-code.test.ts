import { expect, test } from 'vitest';
import { encodeBase32 } from '../../src/otp/base32.ts';
import { SeededRandom } from '../seeded-random.ts';
import { judge } from './judge.ts';
import { codeByRfc, oathtoolArguments } from './oath-code.ts';

test('RFC 6238 as it is written out for tests gives what oathtool gives', () => {
  const random = new SeededRandom(6238);
  for (let round = 0; round < 18; round++) {
    const seed = Uint8Array.from({ length: 10 + 3 * round }, () => random.between(0, 255));
    const options = {
      secret: encodeBase32(seed),
      algorithm: random.pick(['sha1', 'sha256', 'sha512'] as const),
      periodSeconds: random.pick([30, 60]),
      digits: random.pick([6, 7, 8]),
    };
    const moment = 1_700_000_000 + random.between(0, 2 ** 31);
    expect(codeByRfc(moment, options)).toBe(judge('oathtool', oathtoolArguments(moment, options)).trim());
  }
});

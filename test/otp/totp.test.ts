import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Secret } from '../../src/base/secret.ts';
import { encodeBase32 } from '../../src/otp/base32.ts';
import { DEFAULT_PARAMETERS, type Enrolment, type HashAlgorithm } from '../../src/otp/enrolment.ts';
import { canGenerateCodes, codeAt, codesAround, findStep } from '../../src/otp/totp.ts';
import { judge } from '../judges/judge.ts';
import { hotpCode } from '../judges/oath-code.ts';
import { SeededRandom } from '../seeded-random.ts';

function enrolment(secret: Uint8Array | string, changes: Partial<Enrolment> = {}): Enrolment {
  const bytes = typeof secret === 'string' ? new TextEncoder().encode(secret) : secret;
  return { issuer: '', account: '', ...DEFAULT_PARAMETERS, secret: new Secret(bytes), ...changes };
}

const DIGITS_20 = '12345678901234567890';

test.each(
  ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'].map(
    (code, count) => [count, code] as const,
  ),
)('RFC 4226 appendix D: counter %i gives %s', (count, code) => {
  expect(codeAt(enrolment(DIGITS_20), count * 30)).toBe(code);
  expect(codeAt(enrolment(DIGITS_20), count * 30 + 29.999)).toBe(code);
});

test.each([
  [59, '94287082', '46119246', '90693936'],
  [1111111109, '07081804', '68084774', '25091201'],
  [1111111111, '14050471', '67062674', '99943326'],
  [1234567890, '89005924', '91819424', '93441116'],
  [2000000000, '69279037', '90698825', '38618901'],
  [20000000000, '65353130', '77737706', '47863826'],
])('RFC 6238 appendix B: at %i', (unixSeconds, sha1, sha256, sha512) => {
  const seed = (length: number) => '1234567890'.repeat(7).slice(0, length);
  const codeWith = (algorithm: HashAlgorithm, length: number) =>
    codeAt(enrolment(seed(length), { algorithm, digits: 8 }), unixSeconds);
  expect([codeWith('SHA1', 20), codeWith('SHA256', 32), codeWith('SHA512', 64)]).toEqual([
    sha1,
    sha256,
    sha512,
  ]);
});

test('codes agree with oathtool over many seeds', () => {
  const random = new SeededRandom(4226);
  for (let round = 0; round < 36; round++) {
    const length = 10 + Math.floor((round * 53) / 35);
    const seed = Uint8Array.from({ length }, () => random.between(0, 255));
    const algorithm = (['SHA1', 'SHA256', 'SHA512'] as const)[round % 3] ?? 'SHA1';
    const digits = 6 + (Math.floor(round / 3) % 3);
    const periodSeconds = round % 2 === 0 ? 30 : 60;
    const moment = 1_700_000_000 + random.between(0, 2 ** 32 - 1);
    const how = [`--totp=${algorithm.toLowerCase()}`, '-d', String(digits), '-s', `${periodSeconds}s`];
    const code = judge('oathtool', [...how, '-N', `@${moment}`, '-b', encodeBase32(seed)]).trim();
    expect(codeAt(enrolment(seed, { algorithm, digits, periodSeconds }), moment)).toBe(code);
  }
});

const someEnrolment = fc
  .record({
    seed: fc.uint8Array({ minLength: 1, maxLength: 63 }),
    algorithm: fc.constantFrom('SHA1', 'SHA256', 'SHA512'),
    digits: fc.constantFrom(6, 7, 8),
    periodSeconds: fc.constantFrom(1, 30, 60, 86_400),
  })
  .map(({ seed, ...changes }) => ({ seed, enrolment: enrolment(seed, changes as Partial<Enrolment>) }));

test('previous, current and next are the codes of the steps around', () => {
  const time = fc.integer({ min: 0, max: 2 ** 40 });
  fc.assert(
    fc.property(someEnrolment, time, ({ seed, enrolment }, unixSeconds) => {
      const { algorithm, digits, periodSeconds } = enrolment;
      const step = Math.floor(unixSeconds / periodSeconds);
      const code = (count: number) => hotpCode(algorithm, seed, count, digits);
      expect(codesAround(enrolment, unixSeconds)).toEqual({
        previous: step > 0 ? code(step - 1) : undefined,
        current: code(step),
        next: code(step + 1),
        secondsLeft: periodSeconds - (unixSeconds % periodSeconds),
      });
    }),
  );
});

test.each([
  [0, undefined, '755224', '287082', 30],
  [29, undefined, '755224', '287082', 1],
  [29.75, undefined, '755224', '287082', 0.25],
  [30, '755224', '287082', '359152', 30],
])('around %d', (unixSeconds, previous, current, next, secondsLeft) => {
  expect(codesAround(enrolment(DIGITS_20), unixSeconds)).toEqual({ previous, current, next, secondsLeft });
});

test.each([
  // Appendix D of RFC 4226 again: 969429 belongs to step 3, 287922 to step 6, 755224 to step 0.
  ['969429', 90, 1, 0],
  ['969429', 119, 0, 0],
  ['969429', 120, 1, -1],
  ['969429', 89, 1, 1],
  ['969429', 60, 0, undefined],
  ['969429', 150, 1, undefined],
  ['969429', 150, 2, -2],
  ['287922', 30, 4, undefined],
  ['287922', 30, 5, 5],
  ['755224', 300, 10, -10],
  ['755224', 0, 10, 0],
  ['96942', 90, 10, undefined],
  ['', 90, 10, undefined],
])('the code %j at %i within %i steps is %s away', (code, unixSeconds, windowSteps, offset) => {
  expect(findStep(enrolment(DIGITS_20), code, unixSeconds, windowSteps)).toBe(offset);
});

test('of two matches the nearest is found, and the earlier of two equally near', () => {
  // With six digits of a one-byte seed, find a seed and step whose codes repeat: search by an implementation apart.
  const seed = Uint8Array.of(1);
  const steps = new Map<string, number>();
  for (let step = 0; ; step++) {
    const code = hotpCode('sha1', seed, step, 6);
    const earlier = steps.get(code);
    steps.set(code, step);
    if (earlier === undefined) continue;
    const apart = step - earlier;
    expect(findStep(enrolment(seed), code, (earlier + 1) * 30, apart)).toBe(-1);
    expect(findStep(enrolment(seed), code, (step - 1) * 30, apart)).toBe(1);
    if (apart % 2 === 0) {
      expect(findStep(enrolment(seed), code, (earlier + apart / 2) * 30, apart)).toBe(-apart / 2);
      return;
    }
  }
});

test('what cannot be generated is named beforehand and thrown otherwise, without the secret', () => {
  const secret = new Secret(new TextEncoder().encode(DIGITS_20));
  for (const changes of [{ algorithm: 'MD5' }, { digits: 5 }, { digits: 9 }, { digits: 10 }] as const) {
    const odd = enrolment('', { ...changes, secret });
    expect(canGenerateCodes(odd)).toBe(false);
    expect(() => codeAt(odd, 59)).toThrow(/^no codes with (MD5|SHA1) and \d+ digits$/);
  }
  for (const digits of [6, 7, 8]) expect(canGenerateCodes(enrolment(DIGITS_20, { digits }))).toBe(true);
  for (const wrong of [-1, Number.NaN]) expect(() => codeAt(enrolment(DIGITS_20), wrong)).toThrow(RangeError);
});

test('generating leaves the secret as it was, and a wiped one is not used', () => {
  const tested = enrolment(DIGITS_20);
  codesAround(tested, 59);
  expect(tested.secret.unwrap((bytes) => new TextDecoder().decode(bytes))).toBe(DIGITS_20);
  tested.secret.wipe();
  expect(() => codeAt(tested, 59)).toThrow('wiped');
});

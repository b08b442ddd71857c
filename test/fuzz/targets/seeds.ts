import fc from 'fast-check';
import { type ReadSeedOptions, readSeed } from '../../../src/otp/read-seed.ts';
import { transferUri } from '../../otp/transfer-fixtures.ts';
import { attackOn, claim } from '../attack.ts';
import { mutatedText } from '../mutate.ts';
import type { Target } from '../target.ts';
import { claimWarning, claimWords } from '../words.ts';

const ACCOUNT = { secret: Buffer.from('12345678901234567890'), name: 'Contoso:jo', issuer: 'Contoso' };

const SAMPLES = [
  'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  'gezd gnbv gy3t qojq gezd gnbv gy3t qojq',
  '3132333435363738393031323334353637383930',
  'otpauth://totp/Contoso:jo%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso',
  'otpauth://totp/jo?secret=GEZDGNBVGY3TQOJQ&algorithm=SHA256&digits=8&period=60&image=https%3A%2F%2Fx',
  'otpauth://hotp/jo?secret=GEZDGNBVGY3TQOJQ&counter=1',
  transferUri([ACCOUNT, { ...ACCOUNT, name: 'ann', algorithm: 2, digits: 2 }]),
  `${transferUri([ACCOUNT], { id: 7, size: 2 })}\n${transferUri([ACCOUNT], { id: 7, size: 2, index: 1 })}`,
  'steam://GEZDGNBVGY3TQOJQ',
  'phonefactor://activate_account?code=123456789&url=https%3A%2F%2Fexample.org',
  '86596100012345',
  '„GEZDGNBVGY3TQOJQ“',
  '<otpauth://totp/jo?secret=GEZDGNBVGY3TQOJQ>',
];

const WORDS = [
  ...['otpauth://totp/', 'otpauth-migration://offline?data=', '&secret=', 'issuer=', 'digits=', 'period='],
  ...[
    'algorithm=SHA512',
    '%',
    '%00',
    '%ff',
    '%E2%80%AE',
    '\u0000',
    '\u202e',
    '\ufeff',
    '\u2028',
    '=',
    '====',
  ],
  ...['9999999999', '-1', '1e9', 'NaN', '0x10', '__proto__', 'constructor', '\n', ' ', '+', '/', '#'],
];

const options: fc.Arbitrary<ReadSeedOptions> = fc.record(
  {
    format: fc.constantFrom('auto' as const, 'hex' as const),
    account: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('Contoso:jo', 'ann', '__proto__')),
    serialPrefixes: fc.constant(['865961']),
  },
  { requiredKeys: ['serialPrefixes'] },
);

/** What a person hands over as a seed. */
export const seeds: Target = {
  name: 'seeds',
  share: 3000,
  start: async () =>
    attackOn({
      arbitrary: fc.tuple(
        fc.oneof(
          { arbitrary: mutatedText(SAMPLES, WORDS), weight: 8 },
          { arbitrary: fc.string({ unit: 'binary', maxLength: 200 }), weight: 1 },
          { arbitrary: mutatedText(SAMPLES, WORDS, 60), weight: 1 },
        ),
        options,
      ),
      attempt: ([text, choice]) => {
        const read = readSeed(text, choice);
        if (!read.ok) return claimWords(read.failure);
        const { enrolment, warnings } = read.value;
        const { secret, digits, periodSeconds } = enrolment;
        claim(secret.length >= 10 && secret.length <= 63, `a seed of ${secret.length} bytes was taken`);
        claim(Number.isSafeInteger(digits) && digits > 0, `${digits} digits`);
        claim(Number.isSafeInteger(periodSeconds) && periodSeconds > 0, `a period of ${periodSeconds}`);
        for (const warning of warnings) claimWarning(warning);
        secret.wipe();
      },
    }),
};

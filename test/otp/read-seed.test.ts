import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeBase32 } from '../../src/otp/base32.ts';
import { type ReadSeedOptions, readSeed, type SeedReading } from '../../src/otp/read-seed.ts';
import type { SeedFailure } from '../../src/otp/seed-failure.ts';
import { type AccountFields, transferUri } from './transfer-fixtures.ts';

const SECRET = 'JBSWY3DPEHPK3PXP';
const LONGER = 'HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ';
const SHORT = { code: 'short-secret', secretBytes: 10 };

function result(text: string, options: Partial<ReadSeedOptions> = {}) {
  return readSeed(text, { serialPrefixes: ['8659601', '865971'], ...options });
}

function read(text: string, options: Partial<ReadSeedOptions> = {}): SeedReading {
  const reading = result(text, options);
  if (!reading.ok) throw new Error(`${text}: ${JSON.stringify(reading.failure)}`);
  return reading.value;
}

function failureOf(text: string, options: Partial<ReadSeedOptions> = {}): SeedFailure | undefined {
  const reading = result(text, options);
  return reading.ok ? undefined : reading.failure;
}

function base32Of({ enrolment }: SeedReading): string {
  return enrolment.secret.unwrap(encodeBase32);
}

test('a Base32 secret means what everybody means by default', () => {
  const reading = read('jbsw y3dp ehpk 3pxp', { account: 'alice' });
  expect(reading).toMatchObject({
    kind: 'base32',
    enrolment: { issuer: '', account: 'alice', algorithm: 'SHA1', digits: 6, periodSeconds: 30 },
    warnings: [SHORT],
  });
  expect(base32Of(reading)).toBe(SECRET);
});

test('a bare key of random characters is taken as in a URI', () => {
  // `oathtool --totp -v -b V7T3VLEDUQ3VROZ7QSIVQCPZQS` says: Base32 secret V7T3VLEDUQ3VROZ7QSIVQCPZQQ======
  const reading = read('V7T3 VLED UQ3V ROZ7 QSIV QCPZ QS');
  expect(base32Of(reading)).toBe('V7T3VLEDUQ3VROZ7QSIVQCPZQQ');
  expect(reading.warnings).toEqual([{ code: 'spare-bits' }]);
});

test.each([LONGER, LONGER.toLowerCase()])(
  'plus signs between the groups of a bare key are blanks: %s',
  (key) => {
    const reading = read(key.replace(/.{4}(?=.)/g, '$&+'));
    expect(base32Of(reading)).toBe(LONGER);
    expect(reading.warnings).toEqual([{ code: 'odd-writing', what: 'plus' }]);
  },
);

test('plus signs among letters of both cases may be Base64, and are not', () => {
  const key = `${LONGER.slice(0, 8).toLowerCase()}+${LONGER.slice(8)}`;
  expect(failureOf(key)).toMatchObject({ code: 'bad-base32', position: 9, character: '+' });
});

test('an otpauth URI, and another account for it', () => {
  const uri = `otpauth://totp/Example:alice?secret=${LONGER}&period=60`;
  expect(read(uri)).toMatchObject({
    kind: 'otpauth',
    enrolment: { issuer: 'Example', account: 'alice', periodSeconds: 60 },
    warnings: [],
  });
  expect(read(uri, { account: 'bob' }).enrolment).toMatchObject({ issuer: 'Example', account: 'bob' });
  expect(read(uri, { account: ' ' }).enrolment).toMatchObject({ account: 'alice' });
});

test.each([
  `\ufeff${LONGER}\r\n`,
  `  "${LONGER}" `,
  `'${LONGER}'`,
  `“${LONGER}”`,
  `< ${LONGER} >`,
  `"<${LONGER}>"`,
  `${LONGER}\n\n${LONGER}\n`,
  `${LONGER.slice(0, 9)}\n${LONGER.slice(9)}`,
])('%j is the secret within', (text) => {
  expect(base32Of(read(text))).toBe(LONGER);
  const uri = `otpauth://totp/x?secret=${LONGER}`;
  if (text.includes(LONGER)) expect(base32Of(read(text.replaceAll(LONGER, uri)))).toBe(LONGER);
});

test.each<[string, SeedFailure]>([
  ['', { code: 'empty' }],
  [' \n\t\ufeff', { code: 'empty' }],
  ['""', { code: 'empty' }],
  ['- - -', { code: 'empty' }],
  ['phonefactor://activate_account?code=123456789&url=https%3A%2F%2Fexample.com', { code: 'push-code' }],
  ['PhoneFactor://x', { code: 'push-code' }],
  ['FIDO:/091236', { code: 'passkey' }],
  ['fido:/1', { code: 'passkey' }],
  ['https://aka.ms/mfasetup', { code: 'web-link', service: 'microsoft' }],
  ['HTTP://EXAMPLE.COM', { code: 'web-link' }],
  ['www.example.com', { code: 'web-link' }],
  ['86596012345678', { code: 'serial-number', serial: '86596012345678' }],
  ['8659 6012 3456-78', { code: 'serial-number', serial: '86596012345678' }],
  ['86597112345678', { code: 'serial-number', serial: '86597112345678' }],
  ['86596112345678', { code: 'plain-number' }],
  ['8659601234567', { code: 'plain-number' }],
  ['865960123456789', { code: 'plain-number' }],
  ['123 456', { code: 'plain-number' }],
  ['2345672345672345', { code: 'plain-number' }],
  ['otpauth://hotp/x?secret=A&counter=1', { code: 'hotp' }],
  ['otpauth://totp/x', { code: 'missing-secret' }],
  ['mailto:someone@example.com', { code: 'unknown' }],
  ['{"a":1}', { code: 'unknown' }],
  ['秘密の鍵', { code: 'unknown' }],
  // One in four is still a slip of the finger, more is not.
  ['ABC0', { code: 'bad-base32', reason: 'foreign-character', position: 4, character: '0' }],
  ['ABCDEF000', { code: 'unknown' }],
  ['AB0', { code: 'unknown' }],
  ['JBSW Y3DP EHPK 3PX1', { code: 'bad-base32', reason: 'foreign-character', position: 19, character: '1' }],
  [' "JBSWY3DPEHPK3PX1"', { code: 'bad-base32', reason: 'foreign-character', position: 18, character: '1' }],
  [
    '<otpauth://totp/x?secret=0>',
    { code: 'bad-base32', reason: 'foreign-character', position: 26, character: '0' },
  ],
  // Nine bytes and three bits: the end is missing.
  ['JBSWY3DPEHPK3PX', { code: 'too-short', secretBytes: 9 }],
  ['JBSWY3DPEHPK3P', { code: 'bad-base32', reason: 'impossible-length', position: 14 }],
  ['===', { code: 'bad-base32', reason: 'padding', position: 1 }],
  [
    '48656c6c6f21deadbeef',
    { code: 'bad-base32', reason: 'foreign-character', position: 2, character: '8', looksLikeHex: true },
  ],
  [
    'ABCDEFABCDEFABCDEFABCD',
    { code: 'bad-base32', reason: 'impossible-length', position: 22, looksLikeHex: true },
  ],
  // RFC 4226's key in Base64.
  ['MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=', { code: 'bad-base32', reason: 'base64', position: 20 }],
  ['SGVsbG8h3q2+70hlbGxvId6tvu8=', { code: 'bad-base32', reason: 'base64', position: 7 }],
  // A mistake in a key that is not written in one case throughout is a mistake.
  ['JBSWY3DPehpk3px1', { code: 'bad-base32', reason: 'foreign-character', position: 16, character: '1' }],
  ['48656c6c6f21deadbee', { code: 'bad-base32', reason: 'foreign-character', position: 2, character: '8' }],
  [`otpauth://totp/x?secret=${SECRET}\notpauth://totp/y?secret=${SECRET}`, severalLines()],
  [`Your key:\notpauth://totp/x?secret=${SECRET}`, severalLines()],
  [`${transferUri([])}\n${SECRET}`, severalLines()],
  [
    'V7T3VLEDUQ3VROZ7QSIVQCPZQS\nV7T3VLEDUQ3VROZ7QSIVQCPZQT',
    { code: 'bad-base32', reason: 'several-secrets', position: 27 },
  ],
  [`${SECRET}\n${LONGER}`, { code: 'bad-base32', reason: 'several-secrets', position: 17 }],
])('%j', (text, failure) => {
  expect(failureOf(text)).toEqual(failure);
});

function severalLines(): SeedFailure {
  return { code: 'malformed-uri', what: 'text', reason: 'several-lines' };
}

test('hexadecimal, only when told so', () => {
  const reading = read('48 65:6C-6c 6f21deadbeef', { format: 'hex', account: 'alice' });
  expect(reading).toMatchObject({
    kind: 'hex',
    enrolment: { account: 'alice', digits: 6 },
    warnings: [SHORT],
  });
  expect(base32Of(reading)).toBe(SECRET);
  expect(base32Of(read('3132333435363738393031323334353637383930', { format: 'hex' }))).toBe(
    'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  );
});

test.each<[string, SeedFailure]>([
  ['48656c6c6f21deadbeeg', { code: 'bad-hex', reason: 'foreign-character', position: 20, character: 'g' }],
  ['"48656c6c6f21deadbee"', { code: 'bad-hex', reason: 'odd-length', position: 20 }],
  ['aabb', { code: 'too-short', secretBytes: 2 }],
  [' ', { code: 'empty' }],
  ['86596012345678', { code: 'serial-number', serial: '86596012345678' }],
  ['https://example.com', { code: 'web-link' }],
])('told hexadecimal, %j', (text, failure) => {
  expect(failureOf(text, { format: 'hex' })).toEqual(failure);
});

test('being told hexadecimal does not spoil a URI', () => {
  expect(read(`otpauth://totp/x?secret=${SECRET}`, { format: 'hex' }).kind).toBe('otpauth');
});

const writings: [string, (bytes: Uint8Array) => { text: string; options?: Partial<ReadSeedOptions> }][] = [
  ['Base32', (bytes) => ({ text: encodeBase32(bytes) })],
  ['hex', (bytes) => ({ text: Buffer.from(bytes).toString('hex'), options: { format: 'hex' } })],
  ['a URI', (bytes) => ({ text: `otpauth://totp/x?secret=${encodeBase32(bytes)}` })],
  ['a transfer code', (bytes) => ({ text: transferUri([{ secret: bytes, name: 'x' }]) })],
];

test.each(writings)('the limits of size in %s', (_, write) => {
  const outcome = (length: number) => {
    const { text, options } = write(new Uint8Array(length).fill(0xa5));
    const reading = result(text, options);
    return reading.ok ? reading.value.warnings : reading.failure;
  };
  expect(outcome(9)).toEqual({ code: 'too-short', secretBytes: 9 });
  expect(outcome(10)).toEqual([{ code: 'short-secret', secretBytes: 10 }]);
  expect(outcome(15)).toEqual([{ code: 'short-secret', secretBytes: 15 }]);
  expect(outcome(16)).toEqual([]);
  expect(outcome(63)).toEqual([]);
  expect(outcome(64)).toEqual({ code: 'too-long', secretBytes: 64 });
});

const account = (name: string, issuer: string, fill: number, type = 2): AccountFields => {
  return { secret: new Uint8Array(20).fill(fill), name, issuer, type };
};

const THREE = transferUri([
  account('alice', 'GitHub', 1),
  account('alice', 'Google', 2),
  account('GitHub:Bob', 'GitHub', 3),
  account('counter', 'Old', 4, 1),
]);
const CHOICES = {
  code: 'transfer-code',
  accounts: ['GitHub:alice', 'Google:alice', 'GitHub:Bob'],
  missingParts: [],
};

test.each([
  ['GitHub:alice', 1],
  ['Google:alice', 2],
  ['Bob', 3],
  ['google', 2],
  ['hub:b', 3],
])('of a transfer code, %s chooses', (wanted, fill) => {
  const { kind, enrolment } = read(THREE, { account: wanted });
  expect(kind).toBe('transfer-code');
  expect(enrolment.secret.unwrap((bytes) => bytes.slice())).toEqual(new Uint8Array(20).fill(fill));
});

test.each([undefined, 'alice', 'git', 'nobody'])('of a transfer code, %s does not choose', (wanted) => {
  expect(failureOf(THREE, wanted === undefined ? {} : { account: wanted })).toEqual(CHOICES);
});

test('a counter-based account cannot be chosen, and one beside it does not matter', () => {
  expect(failureOf(THREE, { account: 'counter' })).toEqual({ code: 'hotp' });
  expect(failureOf(transferUri([account('a', '', 1, 1)]))).toEqual({ code: 'hotp' });
  const two = transferUri([account('a', '', 1, 1), account('b', '', 2)]);
  expect(read(two).enrolment.account).toBe('b');
  expect(failureOf(transferUri([]))).toEqual({ code: 'missing-secret' });
});

test('the only account needs no choosing, but a name that is not its own is refused', () => {
  const one = transferUri([account('alice', 'GitHub', 1)]);
  expect(read(one).enrolment).toMatchObject({ issuer: 'GitHub', account: 'alice' });
  expect(failureOf(one, { account: 'bob' })).toEqual({
    code: 'transfer-code',
    accounts: ['GitHub:alice'],
    missingParts: [],
  });
});

test('transfer codes in several parts', () => {
  const part = (index: number, name: string) =>
    transferUri([account(name, 'Example', index + 1)], { id: 9, index, size: 3 });
  const [one, two, three] = [part(0, 'alice'), part(1, 'alicia'), part(2, 'bob')];
  expect(read(`${three}\n\n"${one}"\r\n${two}\n${one}`, { account: 'alicia' }).enrolment.account).toBe(
    'alicia',
  );
  const missing = { code: 'transfer-code', accounts: ['Example:alicia'], missingParts: [1, 3] };
  expect(failureOf(two)).toEqual(missing);
  expect(failureOf(two, { account: 'ali' })).toEqual(missing);
  expect(failureOf(two, { account: 'alicia' })).toEqual(missing);
  expect(read(two, { account: 'Example:alicia' }).enrolment.account).toBe('alicia');
});

/** Texts near to what people hand over, and anything else. */
const someText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(...'ABCXYZ234567abc 018=-%:/?&"<>\n', '\u{1f511}', '\ud800'),
    maxLength: 60,
  }),
  fc
    .tuple(
      fc.constantFrom('otpauth://totp/', 'otpauth:', 'otpauth-migration://offline?data=', 'FIDO:/', '"<'),
      fc.string({ unit: fc.constantFrom(...'secret=issuer&digits:%C3%A9?\n+ 6'), maxLength: 60 }),
    )
    .map((parts) => parts.join('')),
);

test('no text makes it throw', () => {
  const options = fc.record({
    format: fc.constantFrom('auto' as const, 'hex' as const),
    account: fc.string({ unit: 'binary', maxLength: 5 }),
  });
  fc.assert(
    fc.property(someText, options, (text, given) => {
      expect(typeof result(text, given).ok).toBe('boolean');
    }),
    { numRuns: 3000 },
  );
});

test('no failure and no warning holds the secret, wherever in a text it stands', () => {
  const templates = [
    (secret: string) => secret,
    (secret: string) => `${secret}0`,
    (secret: string) => `"${secret}\n${secret}0"`,
    (secret: string) => `${secret}\nGEZDGNBVGY3TQOJQ`,
    (secret: string) => `secret:${secret}`,
    (secret: string) => `otpauth://totp/x?secret=${secret}0&${secret}=1`,
    (secret: string) => `otpauth://totp/x?secret=${secret}&${secret}&a=${secret}`,
    (secret: string) => `otpauth://totp/x?secret=${secret}&algorithm=${secret}`,
    (secret: string) => `otpauth://totp/x?secret=${secret}&digits=${secret}`,
    (secret: string) => `otpauth://totp/x?secret=${secret}&secret=A${secret}`,
    (secret: string) => `otpauth://totp/x?secret=${secret}%`,
    (secret: string) => `otpauth://${secret}`,
    (secret: string) => `otpauth-migration://offline?data=${secret}`,
  ];
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 10, maxLength: 70 }),
      fc.constantFrom(...templates),
      fc.constantFrom('auto' as const, 'hex' as const),
      (bytes, template, format) => {
        const hex = Buffer.from(bytes).toString('hex');
        for (const secret of [encodeBase32(bytes), hex]) {
          const json = JSON.stringify(result(template(secret), { format })).toUpperCase();
          expect(json).not.toContain(secret.toUpperCase());
          expect(json).not.toContain(encodeBase32(bytes).slice(0, 16));
          expect(json).not.toContain(hex.slice(0, 16).toUpperCase());
        }
      },
    ),
    { numRuns: 1000 },
  );
});

test('a transfer code shows no secret in its failures', () => {
  const secrets = [1, 2].map((fill) => Uint8Array.from({ length: 20 }, (_, index) => 37 * index + fill));
  const uri = transferUri(secrets.map((secret, index) => ({ secret, name: `a${index}` })));
  const json = JSON.stringify(result(uri));
  expect(json).toContain('transfer-code');
  for (const secret of secrets) {
    expect(json).not.toContain(encodeBase32(secret));
    expect(json).not.toContain(Buffer.from(secret).toString('base64'));
  }
});

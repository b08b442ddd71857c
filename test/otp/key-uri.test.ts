import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeBase32 } from '../../src/otp/base32.ts';
import { hashAlgorithmOfName, type KeyUri, readKeyUri } from '../../src/otp/key-uri.ts';

const SECRET = 'JBSWY3DPEHPK3PXP';

function read(uri: string): KeyUri {
  const result = readKeyUri(uri);
  if (!result.ok) throw new Error(`${uri}: ${JSON.stringify(result.failure)}`);
  return result.value;
}

function secretOf(uri: string): string {
  return read(uri).enrolment.secret.unwrap(encodeBase32);
}

test('the example of the Key URI page', () => {
  const { enrolment, warnings } = read(
    'otpauth://totp/ACME%20Co:john.doe@email.com?secret=HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ&issuer=ACME%20Co&algorithm=SHA1&digits=6&period=30',
  );
  expect(enrolment).toMatchObject({
    issuer: 'ACME Co',
    account: 'john.doe@email.com',
    algorithm: 'SHA1',
    digits: 6,
    periodSeconds: 30,
  });
  expect(enrolment.secret.unwrap(encodeBase32)).toBe('HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ');
  expect(warnings).toEqual([]);
});

test.each([
  ['Example:alice@google.com', 'Example', 'alice@google.com'],
  ['Provider1:Alice%20Smith', 'Provider1', 'Alice Smith'],
  ['Big%20Corporation%3A%20alice@bigco.com', 'Big Corporation', 'alice@bigco.com'],
  ['alice', '', 'alice'],
  ['a+b@c.de', '', 'a+b@c.de'],
  ['Caf%C3%A9:Zo%C3%AB', 'Café', 'Zoë'],
  ['Café:Zoë Example', 'Café', 'Zoë Example'],
  ['A&B:x', 'A&B', 'x'],
  ['a/b:c%2Fd', 'a/b', 'c/d'],
  ['a:b:c', 'a', 'b:c'],
  [':alice', '', 'alice'],
  ['Example:', 'Example', ''],
  ['', '', ''],
  ['Big%20Corporation%3A%20East:alice', 'Big Corporation: East', 'alice'],
  ['%1B%5B31mred%00:%E2%80%AEalice%0A', '[31mred', 'alice'],
])('the label %s is %j and %j', (label, issuer, account) => {
  expect(read(`otpauth://totp/${label}?secret=${SECRET}`).enrolment).toMatchObject({ issuer, account });
});

test('a URI without any label is accepted', () => {
  expect(read(`otpauth://totp?secret=${SECRET}`).enrolment).toMatchObject({ issuer: '', account: '' });
});

test('the issuer parameter wins, and a difference is said', () => {
  const { enrolment, warnings } = read(`otpauth://totp/Old:alice?secret=${SECRET}&issuer=New%2BCo+`);
  expect(enrolment).toMatchObject({ issuer: 'New+Co+', account: 'alice' });
  expect(warnings).toEqual([{ code: 'issuer-differs', labelIssuer: 'Old', parameterIssuer: 'New+Co+' }]);
  const empty = read(`otpauth://totp/Old:alice?secret=${SECRET}&issuer=`);
  expect(empty).toMatchObject({ enrolment: { issuer: 'Old' }, warnings: [] });
});

test('scheme, type and names of parameters in any case, values by every spelling', () => {
  const uri = 'OTPAUTH://TOTP/x?SECRET=jbsw%20y3dp-EHPK3PXP%3D&Digits=08&PERIOD=60&Algorithm=HmacSHA256';
  expect(readKeyUri(uri)).toMatchObject({ ok: false, failure: { reason: 'padding' } });
  expect(read(uri.replace('%3D', '')).enrolment).toMatchObject({
    algorithm: 'SHA256',
    digits: 8,
    periodSeconds: 60,
  });
  expect(secretOf(uri.replace('%3D', ''))).toBe(SECRET);
});

test('padding stands in a URI plainly or escaped', () => {
  expect(secretOf('otpauth://totp/x?secret=GEZDGNBVGY3TQOJQGE======&issuer=y')).toBe('GEZDGNBVGY3TQOJQGE');
  expect(secretOf('otpauth://totp/x?secret=GEZDGNBVGY3TQOJQGE%3D%3d%3D%3D%3D%3D')).toBe('GEZDGNBVGY3TQOJQGE');
});

test.each([
  ['SHA1', 'SHA1'],
  ['sha-1', 'SHA1'],
  ['HMACSHA1', 'SHA1'],
  ['HMAC-SHA-256', 'SHA256'],
  ['HmacSHA256', 'SHA256'],
  ['hmac_sha_512', 'SHA512'],
  ['SHA512', 'SHA512'],
  ['md5', 'MD5'],
  ['HmacMD5', 'MD5'],
  ['SHA', undefined],
  ['SHA224', undefined],
  ['SHA3-256', undefined],
  ['', undefined],
])('the algorithm %s is %s', (name, algorithm) => {
  expect(hashAlgorithmOfName(name)).toBe(algorithm);
});

test.each([
  ['SHA3-256', 'SHA3-256'],
  ['SHA9/%C3%A9', ''],
  [SECRET, ''],
])('an unknown algorithm %j is named %j', (algorithm, name) => {
  const result = readKeyUri(`otpauth://totp/x?secret=${SECRET}&algorithm=${algorithm}`);
  expect(result).toEqual({ ok: false, failure: { code: 'unsupported-algorithm', name } });
});

test.each(['digits', 'period'])('%s are whole positive numbers', (what) => {
  for (const value of ['0', '-6', '6.0', 'six', '+6', '6 ', '0x6', '٦', '1e1', '9999999999']) {
    const result = readKeyUri(`otpauth://totp/x?secret=${SECRET}&${what}=${encodeURIComponent(value)}`);
    expect(result).toEqual({ ok: false, failure: { code: 'malformed-uri', what, reason: 'not-a-number' } });
  }
  expect(readKeyUri(`otpauth://totp/x?secret=${SECRET}&${what}=999999999`).ok).toBe(true);
});

test.each([
  ['otpauth://', 'type', 'unknown-type'],
  ['otpauth://?secret=A', 'type', 'unknown-type'],
  ['otpauth://totp/x?secret=%', 'secret', 'bad-escape'],
  // Overlong UTF-8 (RFC 3629 section 3).
  ['otpauth://totp/x?secret=%C0%AF', 'secret', 'bad-escape'],
  ['otpauth://totp/x?secret=A&digits=%', 'digits', 'bad-escape'],
  ['otpauth://totp/x?secret=A&algorithm=%FF', 'algorithm', 'bad-escape'],
  [`otpauth://totp/x?secret=${SECRET}&secret=GEZDGNBV`, 'secret', 'conflicting'],
  [`otpauth://totp/x?secret=${SECRET}&secret=1`, 'secret', 'conflicting'],
  [`otpauth://totp/x?secret=GEZDGNBVGY3TQOJR&amp;Secret=${SECRET}`, 'secret', 'conflicting'],
  [`otpauth://totp/x?secret=${SECRET}&digits=6&digits=8`, 'digits', 'conflicting'],
  [`otpauth://totp/x?secret=${SECRET}&algorithm=sha1&algorithm=sha256`, 'algorithm', 'conflicting'],
  [`otpauth://totp/x?secret=${SECRET}&period=30&period=60`, 'period', 'conflicting'],
])('%s is malformed: %s %s', (uri, what, reason) => {
  expect(readKeyUri(uri)).toEqual({ ok: false, failure: { code: 'malformed-uri', what, reason } });
});

test('the same parameter twice with one value is fine, however it is escaped', () => {
  const { enrolment, warnings } = read(
    `otpauth://totp/x?secret=${SECRET}&issuer=a%20b&secret=${SECRET}&issuer=a b&image=1&image=2`,
  );
  expect(enrolment.issuer).toBe('a b');
  expect(warnings).toEqual([{ code: 'unknown-parameter', name: 'image' }]);
});

test('unknown parameters are named, unless the name might be a secret', () => {
  const { warnings } = read(`otpauth://totp/x?secret=${SECRET}&Counter=0&${SECRET}&color=red&&`);
  expect(warnings).toEqual([
    { code: 'unknown-parameter', name: 'counter' },
    { code: 'unknown-parameter', name: '' },
    { code: 'unknown-parameter', name: 'color' },
  ]);
});

test('ampersands escaped for HTML do not hide parameters', () => {
  const { enrolment, warnings } = read(`otpauth://totp/x?secret=${SECRET}&amp;period=60&amp;digits=8`);
  expect(enrolment).toMatchObject({ periodSeconds: 60, digits: 8 });
  expect(warnings).toEqual([]);
});

test.each([
  'otpauth://totp/x',
  'otpauth://totp/x?',
  'otpauth://totp/x?secret',
  'otpauth://totp/x?secret=',
  'otpauth://totp/x?secret=%20-',
  'otpauth://totp/x?issuer=secret',
])('%s has no secret', (uri) => {
  expect(readKeyUri(uri)).toEqual({ ok: false, failure: { code: 'missing-secret' } });
});

test('counter-based accounts are named as such, whatever else is wrong', () => {
  for (const uri of ['otpauth://hotp/x?secret=A&counter=0', 'OTPAUTH://HOTP', 'otpauth://hotp?secret=%']) {
    expect(readKeyUri(uri)).toEqual({ ok: false, failure: { code: 'hotp' } });
  }
});

test.each([
  ['otpauth://totp/x?secret=JBSW0', '0'],
  ['otpauth://totp/x?issuer=a?b&amp;secret=jBSW+Y3DP', '+'],
  ['otpauth://totp/x?secret=%4a%42%20SW!', '!'],
  ['otpauth://totp/\u{1f511}?secret=JB\u{1f511}%F0%9F%94%91', '\u{1f511}'],
  ['otpauth://totp/x?secret=JB%E2%82%ACSW', '€'],
])('the place in %s is where %s stands', (uri, character) => {
  const characters = Array.from(uri);
  const plain = characters.findIndex(
    (candidate, index) => candidate === character && index > characters.indexOf('?'),
  );
  const position = (plain >= 0 ? plain : characters.join('').indexOf('%E2')) + 1;
  expect(readKeyUri(uri)).toEqual({
    ok: false,
    failure: { code: 'bad-base32', reason: 'foreign-character', position, character },
  });
});

test('every enrolment that is written as a URI is read back', () => {
  const name = fc
    .string({ unit: 'grapheme', maxLength: 20 })
    .filter((text) => /^[^:\p{C}\p{Z}]*$/u.test(text));
  fc.assert(
    fc.property(
      fc.record({
        issuer: name,
        account: name,
        algorithm: fc.constantFrom('SHA1', 'SHA256', 'SHA512', 'MD5'),
        digits: fc.integer({ min: 1, max: 99 }),
        periodSeconds: fc.integer({ min: 1, max: 999_999_999 }),
      }),
      fc.uint8Array({ minLength: 1, maxLength: 80 }),
      (fields, bytes) => {
        const { issuer, account, algorithm, digits, periodSeconds } = fields;
        const [label, parameter] = [`${issuer}:${account}`, issuer].map(encodeURIComponent);
        const uri = `otpauth://totp/${label}?issuer=${parameter}&secret=${encodeBase32(bytes)}&algorithm=${algorithm}&digits=${digits}&period=${periodSeconds}`;
        const { enrolment, warnings } = read(uri);
        expect(enrolment).toMatchObject(fields);
        expect(enrolment.secret.unwrap((secret) => secret.slice())).toEqual(bytes);
        expect(warnings).toEqual([]);
      },
    ),
  );
});

test('a key of random characters: bits beyond its last byte are dropped, as authenticator apps and oathtool do', () => {
  // `oathtool --totp -v -b V7T3VLEDUQ3VROZ7QSIVQCPZQS` says: Base32 secret V7T3VLEDUQ3VROZ7QSIVQCPZQQ======
  const { enrolment, warnings } = read('otpauth://totp/jo?secret=V7T3VLEDUQ3VROZ7QSIVQCPZQS');
  expect(enrolment.secret.unwrap(encodeBase32)).toBe('V7T3VLEDUQ3VROZ7QSIVQCPZQQ');
  expect(warnings).toEqual([{ code: 'spare-bits' }]);
});

test.each(['V7T3VLEDUQ3VROZ7QSIVQCPZQ', 'V7T3VLEDUQ3VROZ7QSIVQCPZQSA'])(
  'a key of a length that no bytes have is refused, as oathtool does: %s',
  (secret) => {
    expect(readKeyUri(`otpauth://totp/jo?secret=${secret}`)).toMatchObject({
      ok: false,
      failure: { code: 'bad-base32', reason: 'impossible-length' },
    });
  },
);

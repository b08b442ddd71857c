import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase32 } from '../../src/otp/base32.ts';
import { readSeed } from '../../src/otp/read-seed.ts';
import type { SeedWarning } from '../../src/otp/seed-failure.ts';

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

function read(text: string) {
  const result = readSeed(text, { serialPrefixes: ['8659601'] });
  if (!result.ok) return { failure: result.failure };
  const { enrolment, warnings } = result.value;
  const { issuer, account, algorithm, digits, periodSeconds, secret } = enrolment;
  return {
    secret: secret.unwrap(encodeBase32),
    names: [issuer, account],
    codes: [algorithm, digits, periodSeconds],
    notes: warnings.map(noteOf),
  };
}

function noteOf(warning: SeedWarning): string {
  if (warning.code === 'odd-writing') return warning.what;
  return 'name' in warning ? `${warning.code} ${warning.name}` : warning.code;
}

const uri = (label: string, query = '') => `otpauth://totp/${label}?secret=${SECRET}${query}`;

describe('what is odd outside the secret', () => {
  it.each<[string, string, string, string[]]>([
    // Names that are no UTF-8, or not escaped.
    [uri('Caf%E9:bob', '&issuer=Caf%E9'), 'Café', 'bob', ['label', 'issuer']],
    [uri('M%FCller%20%26%20S%F6hne:bob'), 'Müller & Söhne', 'bob', ['label']],
    [uri('Zo%C3%AB%FC:bob'), 'Zoëü', 'bob', ['label']],
    [uri('Shop:bob', '&issuer=Shop%'), 'Shop%', 'bob', ['issuer']],
    [uri('100%20% Shop:bob', '&issuer=100%20% Shop'), '100 % Shop', 'bob', ['label', 'issuer']],
    [uri('5%:b%zz'), '5%', 'b%zz', ['label']],
    [uri('caf%C3:bob'), 'cafÃ', 'bob', ['label']],
    [uri('x', '&issuer=%C0%AF'), 'À¯', 'x', ['issuer']],
    // Names with what else means something.
    [uri('Test%3A%20Foo%3Abob', '&issuer=Test%3A%20Foo'), 'Test: Foo', 'bob', []],
    [uri('Test:%20Foo:bob', '&issuer=Test:%20Foo'), 'Test: Foo', 'bob', []],
    [uri('A:B:C:bob', '&issuer=A:B:C'), 'A:B:C', 'bob', []],
    [uri('Room%20%235:bob', '&issuer=Room #5'), 'Room #5', 'bob', []],
    [uri('Who?:bob'), 'Who?', 'bob', []],
    [uri('A=B:bob', '&issuer=A=B'), 'A=B', 'bob', []],
    // Between parameters.
    [uri('x', '?issuer=Shop'), 'Shop', 'x', ['separator']],
    [uri('x', '?issuer=Shop?period=30'), 'Shop', 'x', ['separator']],
    [uri('x', ';issuer=Shop;digits=6'), 'Shop', 'x', ['separator']],
    [uri('x', '%26issuer=Shop'), 'Shop', 'x', ['separator']],
    [uri('x', '&amp;issuer=Shop&#38;digits=6'), 'Shop', 'x', []],
    [uri('x', '\\u0026issuer=Shop'), 'Shop', 'x', []],
    [uri('x', '&&issuer=Shop&'), 'Shop', 'x', []],
    [`otpauth://totp/x?issuer=Shop&&SECRET=${SECRET}`, 'Shop', 'x', []],
    [`otpauth://totp/x? Secret = ${SECRET} & issuer =Shop`, 'Shop', 'x', []],
    [`otpauth://totp/x&secret=${SECRET}&issuer=Shop`, 'Shop', 'x', ['separator']],
    // Without a value, or beside the point.
    [uri('x', '&issuer&algorithm=SHA1'), '', 'x', []],
    [
      uri('x', '&digits=&period=&algorithm'),
      '',
      'x',
      ['digits', 'period', 'algorithm'].map((name) => `empty-parameter ${name}`),
    ],
    [uri('x', '&secret='), '', 'x', []],
    [uri('x', '#top'), '', 'x', ['fragment']],
    [uri('x', '&digits=6#&issuer=Shop'), 'Shop', 'x', ['fragment']],
    [uri('x', '&image=https%3A//x.org/%ZZ'), '', 'x', ['unknown-parameter image']],
    [
      uri('x', '&interval=30&algo=sha1&hash=9f86d081'),
      '',
      'x',
      ['interval', 'algo', 'hash'].map((name) => `unknown-parameter ${name}`),
    ],
    [uri('x', '&issuer=One&issuer=Two'), 'One', 'x', ['issuer-differs']],
    [uri('x', `&secret=${SECRET.toLowerCase()}&digits=06`), '', 'x', []],
    // Where the slashes belong.
    [`otpauth:totp/x?secret=${SECRET}`, '', 'x', ['prefix']],
    [`otpauth:/totp/x?secret=${SECRET}`, '', 'x', ['prefix']],
    [`otpauth:\\/\\/totp\\/x?secret=${SECRET}`, '', 'x', ['prefix']],
  ])('leaves the seed alone: %s', (text, issuer, account, notes) => {
    expect(read(text)).toEqual({ secret: SECRET, names: [issuer, account], codes: ['SHA1', 6, 30], notes });
  });

  it.each([
    'JBSW+Y3DP+EHPK+3PXP+JBSW+Y3DP+EHPK+3PXP',
    'JBSW%2BY3DP%2BEHPK%2B3PXP%2BJBSW%2BY3DP%2BEHPK%2B3PXP',
    'jbswy3dp+ehpk3pxp+jbswy3dp+ehpk3pxp+',
  ])('takes plus signs in the secret for blanks: %s', (secret) => {
    const { notes, ...seed } = read(`otpauth://totp/Shop:bob?secret=${secret}`);
    expect(seed).toMatchObject({ secret: SECRET, names: ['Shop', 'bob'] });
    expect(notes).toEqual(['plus']);
  });

  it.each([
    // Entra ID writes the organisation into the label.
    ['Contoso:ada@contoso.example', 'Microsoft'],
    ['Contoso%20Ltd%3Aada%40contoso.example', 'Microsoft'],
    ['GitHub:ada', 'github.com'],
    ['Example Shop:ada', 'Example'],
    ['example:ada', 'EXAMPLE'],
  ])('says nothing of two issuers that are one: %s and %s', (label, issuer) => {
    expect(read(uri(label, `&issuer=${encodeURIComponent(issuer)}`))).toMatchObject({ notes: [] });
  });
});

describe('what is there and not understood stops', () => {
  it.each([
    ['&algorithm=SHA3', { code: 'unsupported-algorithm', name: 'SHA3' }],
    ['&algorithm=GOST', { code: 'unsupported-algorithm', name: 'GOST' }],
    ['&algorithm=6', { code: 'unsupported-algorithm', name: '6' }],
    ['&digits=six', { code: 'malformed-uri', what: 'digits', reason: 'not-a-number' }],
    ['&digits=6.0', { code: 'malformed-uri', what: 'digits', reason: 'not-a-number' }],
    ['&period=30s', { code: 'malformed-uri', what: 'period', reason: 'not-a-number' }],
    ['&period=-30', { code: 'malformed-uri', what: 'period', reason: 'not-a-number' }],
    ['&counter=x', { code: 'malformed-uri', what: 'counter', reason: 'not-a-number' }],
    ['&encoder=base10', { code: 'malformed-uri', what: 'encoder', reason: 'unknown-value', name: 'base10' }],
    ['&encoding=hex', { code: 'malformed-uri', what: 'encoder', reason: 'unknown-value', name: 'hex' }],
    ['&encoder=STEAM', { code: 'not-totp', codes: 'steam' }],
    ['&2step_salt=8&2step_output=20', { code: 'not-totp', codes: 'two-step' }],
    ['&algo=SHA256', { code: 'malformed-uri', what: 'algorithm', reason: 'other-name', name: 'algo' }],
    [
      '&hash_function=hmac-sha512',
      { code: 'malformed-uri', what: 'algorithm', reason: 'other-name', name: 'hash_function' },
    ],
    [
      '&algorithm=SHA256&hashalgo=SHA1',
      { code: 'malformed-uri', what: 'algorithm', reason: 'other-name', name: 'hashalgo' },
    ],
    ['&interval=60', { code: 'malformed-uri', what: 'period', reason: 'other-name', name: 'interval' }],
    ['&digit=8', { code: 'malformed-uri', what: 'digits', reason: 'other-name', name: 'digit' }],
    ['&t0=1262304000', { code: 'malformed-uri', what: 'parameter', reason: 'other-start', name: 't0' }],
    ['&Epoch=30', { code: 'malformed-uri', what: 'parameter', reason: 'other-start', name: 'epoch' }],
    [
      '&time_offset=-60',
      { code: 'malformed-uri', what: 'parameter', reason: 'other-start', name: 'time_offset' },
    ],
    ['&counter=7', { code: 'malformed-uri', what: 'counter', reason: 'other-start' }],
    ['#period=60&period=30', { code: 'malformed-uri', what: 'period', reason: 'conflicting' }],
    [
      '&seed=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
      { code: 'malformed-uri', what: 'secret', reason: 'other-name', name: 'seed' },
    ],
    [
      '&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
      { code: 'malformed-uri', what: 'secret', reason: 'conflicting' },
    ],
  ])('%s', (query, failure) => {
    expect(read(uri('Shop:bob', query))).toEqual({ failure });
  });

  it.each(['&t0=0', '&epoch=', '&offset=0.0', '&counter=0'])(
    'a start that everybody has is no trouble: %s',
    (query) => {
      expect(read(uri('Shop:bob', query))).not.toHaveProperty('failure');
    },
  );

  it('a type that nobody knows is named', () => {
    expect(read(`otpauth://sms/bob?secret=${SECRET}`)).toEqual({
      failure: { code: 'malformed-uri', what: 'type', reason: 'unknown-type', name: 'sms' },
    });
  });
});

/** Pieces that get into names and into parameters that are not ours. */
const odd = fc.string({
  unit: fc.constantFrom(
    '%',
    '%E9',
    '%C3',
    '%zz',
    '+',
    ' ',
    '#',
    'a',
    'B',
    '7',
    '/',
    '=',
    ';',
    'é',
    '\u{1f511}',
    '%20',
    '%3A',
    '"',
  ),
  maxLength: 12,
});
const oddName = odd.map((text) => `x${text.replace(/[=;#]/g, '')}`);

describe('any good secret', () => {
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 40 });
  const isSeedOf = (text: string, seed: Uint8Array) => {
    const result = readSeed(text, { serialPrefixes: [] });
    if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.failure)}`);
    const { enrolment } = result.value;
    expect(enrolment.secret.unwrap((secret) => [...secret])).toEqual([...seed]);
    expect(enrolment).toMatchObject({ algorithm: 'SHA256', digits: 6, periodSeconds: 60 });
  };

  it('survives whatever stands in names and unknown parameters, in any order, with any separator', () => {
    const separator = fc.constantFrom('&', '&&', '&amp;', '&#38;', '\\u0026');
    const spelling = fc.constantFrom(
      (name: string) => name,
      (name: string) => name.toUpperCase(),
      (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    );
    fc.assert(
      fc.property(
        bytes,
        odd,
        odd,
        fc.array(fc.tuple(oddName, odd)),
        separator,
        spelling,
        fc.infiniteStream(fc.nat()),
        (seed, label, issuer, others, between, spell, order) => {
          const ours = [
            ['secret', encodeBase32(seed)],
            ['algorithm', 'SHA256'],
            ['period', '60'],
            ['issuer', issuer],
          ].map(([name = '', value]) => `${spell(name)}=${value}`);
          const parameters = [...ours, ...others.map(([name, value]) => `${name}=${value}`)]
            .map((text) => ({ text, rank: order.next().value }))
            .toSorted((a, b) => a.rank - b.rank)
            .map(({ text }) => text);
          isSeedOf(`otpauth://totp/${label}?${parameters.join(between)}`, seed);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('survives a wrong character between the parameters', () => {
    fc.assert(
      fc.property(
        bytes,
        fc.array(fc.constantFrom('?', ';', '&', '#'), { minLength: 3, maxLength: 3 }),
        (seed, marks) => {
          const [a, b, c] = marks;
          const text = `otpauth://totp/Shop:bob?algorithm=SHA256${a}secret=${encodeBase32(seed)}${b}period=60${c}issuer=Shop`;
          isSeedOf(text, seed);
        },
      ),
    );
  });

  it('or the text is refused: nothing that is changed outside the key gives another one unsaid', () => {
    const plain = `otpauth://totp/Shop:bob?issuer=Shop&period=30&digits=6&algorithm=SHA1&secret=`;
    const change = fc.tuple(
      fc.nat(plain.length - '&secret='.length),
      fc.nat(3),
      fc.string({
        unit: fc.constantFrom('%', '&', '?', '#', '=', ':', '/', 'a', '1', ';', ' ', '+'),
        maxLength: 4,
      }),
    );
    fc.assert(
      fc.property(bytes, fc.array(change, { minLength: 1, maxLength: 3 }), (seed, changes) => {
        const text = changes.reduce(
          (before, [at, cut, put]) => before.slice(0, at) + put + before.slice(at + cut),
          plain,
        );
        const result = readSeed(`${text}${encodeBase32(seed)}`, { serialPrefixes: [] });
        if (!result.ok) return;
        const { enrolment, warnings } = result.value;
        expect(enrolment.secret.unwrap((secret) => [...secret])).toEqual([...seed]);
        const { algorithm, digits, periodSeconds } = enrolment;
        const isSaid = warnings.length > 0 || !text.includes('period=30') || !text.includes('digits=6');
        if (!isSaid) expect([algorithm, digits, periodSeconds]).toEqual(['SHA1', 6, 30]);
      }),
      { numRuns: 2000 },
    );
  });
});

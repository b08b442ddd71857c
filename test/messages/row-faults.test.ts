import { describe, expect, it } from 'vitest';
import type { RowFault } from '../../src/ipc/session.ts';
import { rowFaultEn } from '../../src/messages/failures/row-fault-en.ts';
import { Messages } from '../../src/messages/messages.ts';
import { FAILURES, WARNINGS } from './samples.ts';

/** What only rows of lists can have wrong, with all that the words can depend on. */
const OWN: RowFault[] = [
  { code: 'duplicate-user', firstPlace: 7 },
  { code: 'duplicate-serial', firstPlace: 7 },
  { code: 'duplicate-seed', firstPlace: 7 },
  { code: 'duplicate-column' },
  { code: 'column-unclear', reason: 'meaning' },
  { code: 'column-unclear', reason: 'encoding' },
  { code: 'column-unclear', reason: 'contradicts' },
  { code: 'column-left-out', what: 'secret' },
  { code: 'column-left-out', what: 'algorithm' },
  { code: 'column-left-out', what: 'digits' },
  { code: 'column-left-out', what: 'period' },
  { code: 'column-left-out', what: 'serial' },
  { code: 'column-left-out', what: 'counter' },
  { code: 'make-seeds', given: 0 },
  { code: 'make-seeds', given: 7 },
  { code: 'assumed-value', text: 'None', value: '30' },
  { code: 'assumed-value', text: '', value: 'SHA1' },
  { code: 'no-totp', name: 'motp' },
  { code: 'no-totp', name: '' },
  { code: 'user-has-token' },
  { code: 'missing-user' },
  { code: 'serial-in-scientific-notation', text: '8.65961E+13' },
  { code: 'serial-lost-zeros', digits: 12 },
  { code: 'serial-of-another-kind' },
  { code: 'not-a-number', text: 'abc' },
  { code: 'not-a-number', text: '' },
  { code: 'unequal-cells', cells: 3, columns: 4 },
  { code: 'mac-differs' },
  { code: 'mac-missing' },
  { code: 'not-decryptable' },
  { code: 'not-encoded' },
  { code: 'mac-over-plaintext' },
  { code: 'key-doubted' },
  { code: 'policy-not-kept' },
  ...['kw-aes128', ''].map((algorithm) => ({ code: 'cipher-not-read', algorithm }) as const),
  ...['HashAlgo', ''].map((name) => ({ code: 'not-understood', name }) as const),
  ...['Suite', ''].map((name) => ({ code: 'stands-twice', name }) as const),
  { code: 'several-keys', keys: 2 },
  ...['1262304000', ''].map((text) => ({ code: 'start-time', text }) as const),
  ...(['encoding', 'check-digits', 'challenge', 'usage', 'pin'] as const).map(
    (what) => ({ code: 'beyond-token', what }) as const,
  ),
  ...(['hex', 'base32', 'base64'] as const).map(
    (looksLike) => ({ code: 'seed-is-text', looksLike }) as const,
  ),
  ...(['hex', 'base32'] as const).map((looksLike) => ({ code: 'seed-not-base64', looksLike }) as const),
];

/** Seeds' and tokens' own troubles, as a row can have them. */
const SHARED: RowFault[] = [
  ...[
    FAILURES.empty,
    FAILURES.hotp,
    FAILURES['too-short'],
    FAILURES['missing-secret'],
    FAILURES['bad-base32'],
  ],
  ...[FAILURES['bad-hex'], FAILURES['malformed-uri'], FAILURES['serial-number'], FAILURES.unknown],
  ...[FAILURES['unsupported-digits'], FAILURES['unsupported-algorithm'], FAILURES['unsupported-period']],
  ...[WARNINGS['short-secret'], WARNINGS['issuer-differs'], WARNINGS['unknown-parameter']],
].flat();

describe.each(['en', 'de'])('the words of a row that has something wrong (%s)', (language) => {
  const words = new Messages(language);

  it.each([...OWN, ...SHARED].map((fault) => [JSON.stringify(fault), fault] as const))('%s', (_, fault) => {
    const text = words.rowFault(fault);
    expect(text).not.toMatch(/\{\{|\}\}|undefined|rowFaults|failures\/|""|„“| {2}|\s[.,;:]/);
    expect(text).toMatch(/^\p{Lu}.*\.$/u);
  });

  it('hold what the fault knows', () => {
    expect(words.rowFault({ code: 'duplicate-seed', firstPlace: 7 })).toContain('7');
    expect(words.rowFault({ code: 'serial-in-scientific-notation', text: '8.65961E+13' })).toContain(
      '8.65961E+13',
    );
    expect(words.rowFault({ code: 'unequal-cells', cells: 3, columns: 4 })).toMatch(/3.*4/);
    expect(words.rowFault({ code: 'not-a-number', text: '' })).not.toBe(
      words.rowFault({ code: 'not-a-number', text: 'x' }),
    );
  });
});

it('there are words for every fault that only rows have', () => {
  const codes = new Set(OWN.map(({ code }) => code));
  const own = Object.keys(rowFaultEn.rowFaults).filter((code) => !code.includes('_'));
  expect(own.filter((code) => !codes.has(code as RowFault['code'])).sort()).toEqual([
    'empty',
    'missing-secret',
    'unknown',
  ]);
});

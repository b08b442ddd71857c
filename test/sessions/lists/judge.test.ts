import { describe, expect, it } from 'vitest';
import type { List } from '../../../src/sessions/lists/read-list.ts';
import { base32Seed, RFC_BASE32, serial } from '../seeds.ts';
import { faults, listOf } from './reading.ts';

const HEAD = 'upn,serial,secret,period,digits,hash\n';

/** What stands beside other troubles where no seed is given. */
const withoutMade = ({ problems }: List) => problems.filter(({ fault }) => fault.code !== 'make-seeds');

/** A list of lines without those cells at the end that are not given. */
function lines(...rows: string[]): string {
  return HEAD + rows.map((row) => row + ','.repeat(5 - row.split(',').length + 1)).join('\n');
}

const SAME_SERIAL = lines(`a@x.org,${serial(1)},${base32Seed(1)}`, `b@x.org,${serial(1)},${base32Seed(2)}`);

describe('rows among each other', () => {
  it('must not share a seed, however it is written', async () => {
    const seed = base32Seed(7);
    const list = await listOf(
      lines(
        `a@x.org,${serial(1)},${seed}`,
        `b@x.org,${serial(2)},${base32Seed(8)}`,
        `c@x.org,${serial(3)},${seed.toLowerCase()}`,
      ),
    );
    expect(list.problems).toEqual([
      {
        row: 2,
        place: 4,
        column: 2,
        field: 'secret',
        severity: 'stop',
        fault: { code: 'duplicate-seed', firstPlace: 2 },
      },
    ]);
  });

  it('must not share a serial', async () => {
    const list = await listOf(SAME_SERIAL);
    expect(list.problems).toMatchObject([
      { severity: 'stop', fault: { code: 'duplicate-serial', firstPlace: 2 } },
    ]);
    expect(faults(await listOf(SAME_SERIAL, { serials: 'ignore' }))).toEqual([]);
  });

  it('are asked about when a user comes twice, in any case, for one service', async () => {
    const list = await listOf('upn,issuer\nJo@x.org,A\njo@X.org,A\njo@x.org,B\n');
    expect(withoutMade(list)).toMatchObject([
      { row: 1, severity: 'ask', field: 'user', fault: { code: 'duplicate-user', firstPlace: 2 } },
    ]);
  });
});

describe('a row', () => {
  it.each([
    ['8.65961E+13', 'serial-in-scientific-notation', 'stop'],
    ['8,65961E+13', 'serial-in-scientific-notation', 'stop'],
    ['8.65961000000001E+019', 'serial-in-scientific-notation', 'stop'],
    ['8659610000001', 'serial-lost-zeros', 'ask'],
    ['86596100000010', undefined, undefined],
    ['865961000000100', 'serial-of-another-kind', 'ask'],
    ['00987654', 'serial-of-another-kind', 'ask'],
    ['C301-1', 'serial-of-another-kind', 'ask'],
  ])('with the serial %s', async (text, code, severity) => {
    const list = await listOf(`upn;serial;secret\na@x.org;${text};${RFC_BASE32}\n`);
    expect(list.problems.map((problem) => [problem.fault.code, problem.severity, problem.column])).toEqual(
      code === undefined ? [] : [[code, severity, 1]],
    );
  });

  it.each([
    ['GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ0', { code: 'bad-base32', position: 32, character: '0' }],
    ['GEZDGNBV', { code: 'too-short', secretBytes: 5 }],
    [serial(1), { code: 'serial-number', serial: serial(1) }],
    ['otpauth://hotp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', { code: 'hotp' }],
    ['phonefactor://activate?code=1', { code: 'push-code' }],
  ])('with the secret %s cannot be burned, and gets none made up', async (text, fault) => {
    const list = await listOf(`upn,secret\na@x.org,${text}\n`, { serialPrefixes: ['8659610'] });
    expect(list.problems).toMatchObject([{ place: 2, column: 1, severity: 'stop', fault }]);
    expect(list.rows[0]).toMatchObject({ secret: undefined, secretGiven: true });
  });

  it('says of every parameter that tokens do not have where it stands', async () => {
    const list = await listOf(
      lines(
        `a@x.org,${serial(1)},${base32Seed(1)},45`,
        `b@x.org,${serial(2)},${base32Seed(2)},,8`,
        `c@x.org,${serial(3)},${base32Seed(3)},,,SHA512`,
        `d@x.org,${serial(4)},${base32Seed(4)},,,blowfish`,
        `e@x.org,${serial(5)},${base32Seed(5)},half a minute`,
        `f@x.org,${serial(6)},${base32Seed(6)},30 s,6,HMAC-SHA256`,
      ),
    );
    expect(
      list.problems.map(({ place, column, severity, fault }) => [place, column, severity, fault]),
    ).toEqual([
      [2, 3, 'stop', { code: 'unsupported-period', periodSeconds: 45 }],
      [3, 4, 'stop', { code: 'unsupported-digits', digits: 8 }],
      [4, 5, 'stop', { code: 'unsupported-algorithm', name: 'SHA512' }],
      [5, 5, 'stop', { code: 'unsupported-algorithm', name: 'blowfish' }],
      [6, 3, 'stop', { code: 'not-a-number', text: '' }],
    ]);
  });

  it('without a user is asked about', async () => {
    const list = await listOf(`upn,serial,secret\n,${serial(1)},${RFC_BASE32}\n`);
    expect(list.problems).toMatchObject([{ severity: 'ask', fault: { code: 'missing-user' } }]);
  });

  it('whose user has a token already is asked about: the register is asked once, for everybody', async () => {
    const asked: (readonly string[])[] = [];
    const holders = async (accounts: readonly string[]) => {
      asked.push(accounts);
      return new Set(['b@x.org']);
    };
    const list = await listOf('upn,serial\na@x.org,\nB@X.org,\n,\nc@x.org,\n', { holders });
    expect(list.problems.filter(({ fault }) => fault.code === 'user-has-token')).toMatchObject([
      { row: 1, place: 3, severity: 'ask' },
    ]);
    expect(asked).toEqual([['a@x.org', 'B@X.org', 'c@x.org']]);
  });

  it('with a short secret is worth a note', async () => {
    const list = await listOf(`upn,secret\na@x.org,GEZDGNBVGY3TQOJQ\n`);
    expect(list.problems).toMatchObject([
      { severity: 'note', fault: { code: 'short-secret', secretBytes: 10 } },
    ]);
  });

  it('whose secret has spare bits is burned, with a note', async () => {
    const uri = 'otpauth://totp/ada?secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    for (const text of [`upn,uri\na@x.org,${uri}\n`, `${uri}\n`]) {
      const list = await listOf(text);
      expect(list.problems).toMatchObject([{ severity: 'note', fault: { code: 'spare-bits' } }]);
      expect(list.rows[0]?.secret?.length).toBe(16);
    }
  });

  it('whose serial a spreadsheet spoilt has it repeated whole', async () => {
    const list = await listOf(`upn;serial\na@x.org;8.65961000000001E+019\n`);
    expect(list.problems).toContainEqual(
      expect.objectContaining({
        fault: { code: 'serial-in-scientific-notation', text: '8.65961000000001E+019' },
      }),
    );
  });

  it('without a seed among others that bring theirs says so', async () => {
    const list = await listOf(`upn,secret\na@x.org,${RFC_BASE32}\nb@x.org,\n`);
    expect(list.problems).toMatchObject([
      { place: 3, column: 1, severity: 'ask', fault: { code: 'make-seeds', given: 1 } },
    ]);
  });

  it('has its troubles in the order of rows, those of its column among them', async () => {
    const list = await listOf(`upn,secret,Secret\n,${base32Seed(1)},x\n,${base32Seed(2)},y\n`);
    expect(list.problems.map(({ row, fault }) => [row, fault.code])).toEqual([
      [0, 'duplicate-column'],
      [0, 'missing-user'],
      [1, 'duplicate-column'],
      [1, 'missing-user'],
    ]);
  });

  it.each([
    ['hotp', 'hotp'],
    ['event-based', 'hotp'],
    ['mOTP', 'no-totp'],
    ['yubikey', 'no-totp'],
  ])('of the kind %s is no token for codes by time', async (type, code) => {
    const list = await listOf(`upn,token type,secret\na@x.org,${type},${RFC_BASE32}\n`);
    expect(list.problems).toMatchObject([{ column: 1, severity: 'stop', fault: { code } }]);
  });

  it('never has its secret repeated in what is wrong with it', async () => {
    const list = await listOf(`upn,period,hash,secret\na@x.org,${RFC_BASE32},${RFC_BASE32},${RFC_BASE32}1\n`);
    expect(list.problems.length).toBeGreaterThan(2);
    expect(JSON.stringify(list.problems)).not.toContain('GEZDGNBV');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase32 } from '../../../src/otp/base32.ts';
import { readSeed } from '../../../src/otp/read-seed.ts';
import { looksOf } from '../../../src/sessions/lists/cell-looks.ts';
import { RFC_BASE32, RFC_HEX, serial } from '../seeds.ts';
import { failureOf, faultsButMade, hexOf, listOf } from './reading.ts';

/** Microsoft's own example, with a secret of a length that Base32 can have. */
const ENTRA =
  'upn,serial number,secret key,time interval,manufacturer,model\r\n' +
  `Helga@contoso.com,1234567,${RFC_BASE32},60,Contoso,HardwareKey\r\n`;

describe('Entra ID’s template', () => {
  it('is read as it is', async () => {
    const { format, columns, rows } = await listOf(ENTRA, { serials: 'ignore' });
    expect(format).toBe('csv');
    expect(columns.map(({ name, field }) => [name, field])).toEqual([
      ['upn', 'user'],
      ['serial number', 'serial'],
      ['secret key', 'secret'],
      ['time interval', 'period'],
      ['manufacturer', 'manufacturer'],
      ['model', 'model'],
    ]);
    expect(rows).toMatchObject([
      {
        place: 2,
        user: 'Helga@contoso.com',
        serial: '1234567',
        periodSeconds: 60,
        algorithm: 'SHA1',
        digits: 6,
        manufacturer: 'Contoso',
        model: 'HardwareKey',
      },
    ]);
    expect(hexOf(await listOf(ENTRA), 0)).toBe(RFC_HEX);
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${ENTRA}`), 'utf-8'],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${ENTRA}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 without one', Buffer.from(ENTRA, 'utf16le'), 'utf-16le'],
    ['UTF-16, big end first, with a mark', Buffer.from(`\ufeff${ENTRA}`, 'utf16le').swap16(), 'utf-16be'],
    ['UTF-16, big end first, without one', Buffer.from(ENTRA, 'utf16le').swap16(), 'utf-16be'],
  ])('is read in %s', async (_, bytes, encoding) => {
    const list = await listOf(bytes);
    expect(list.encoding).toBe(encoding);
    expect(list.columns[0]?.field).toBe('user');
    expect(hexOf(list, 0)).toBe(RFC_HEX);
  });

  it('keeps umlauts in a file that Excel saved in the system’s code page', async () => {
    const list = await listOf(Buffer.from('upn\r\nj\xfcrgen@example.org\r\n', 'latin1'));
    expect(list.encoding).toBe('windows-1252');
    expect(list.rows[0]?.user).toBe('jürgen@example.org');
  });
});

describe('cells', () => {
  it.each([',', ';', '\t', '|'])('are separated by %j', async (delimiter) => {
    const lines = [
      ['upn', 'serial', 'model'],
      ['a@x.org', serial(1), '"C301, the ""blue"" one;|\t"'],
      ['b@x.org', serial(2), 'C301'],
    ];
    const { rows } = await listOf(lines.map((cells) => cells.join(delimiter)).join('\n'));
    expect(rows.map(({ user }) => user)).toEqual(['a@x.org', 'b@x.org']);
    expect(rows[0]?.model).toBe('C301, the "blue" one;|');
    expect(rows[1]?.serial).toBe(serial(2));
  });

  it('are separated by what Excel’s first line says', async () => {
    const list = await listOf(`sep=;\r\nupn;serial\r\na,b@x.org;${serial(1)}\r\n`);
    expect(list.rows).toMatchObject([{ place: 3, user: 'a,b@x.org', serial: serial(1) }]);
  });

  it('may stand as a formula that keeps a spreadsheet from taking them for numbers', async () => {
    const { rows } = await listOf(`upn,serial\na@x.org,="00987654"\n`);
    expect(rows[0]?.serial).toBe('00987654');
  });

  it('that are serials lose the apostrophe that does the same', async () => {
    const list = await listOf(`upn,serial\n'a@x.org,'${serial(1)}\nb@x.org,${serial(1)}\n`);
    expect(list.rows.map((row) => [row.user, row.serial])).toEqual([
      ["'a@x.org", serial(1)],
      ['b@x.org', serial(1)],
    ]);
    expect(faultsButMade(list)).toEqual(['3 duplicate-serial']);
  });

  it('are texts and nothing more, whatever a spreadsheet would make of them', async () => {
    const { rows } = await listOf(`upn,model\n=HYPERLINK("http://x"),@SUM(1+1)\n`);
    expect(rows[0]).toMatchObject({ user: '=HYPERLINK("http://x")', model: '@SUM(1+1)' });
  });

  it('lose what moves a terminal’s cursor', async () => {
    const { rows } = await listOf(`upn,model\n\u001b[2Ja@x.org,a\u202eb\n`);
    expect(rows[0]).toMatchObject({ user: '[2Ja@x.org', model: 'ab' });
  });

  it('say in which line they stand, after empty lines and cells of several', async () => {
    const { rows } = await listOf(`upn,model\n\na@x.org,"one\ntwo"\n\n,\nb@x.org,x\n`);
    expect(rows.map(({ user, place }) => [user, place])).toEqual([
      ['a@x.org', 4],
      ['b@x.org', 7],
    ]);
  });

  it('that are too many or too few are told', async () => {
    const list = await listOf(`upn,model\na@x.org\nb@x.org,x,y\nc@x.org,x\n`);
    expect(faultsButMade(list)).toEqual(['2 unequal-cells', '3 unequal-cells']);
  });

  it('come out as they went in, whatever they are', async () => {
    const cell = fc
      .string({ unit: 'binary', maxLength: 20 })
      .map((text) => text.replace(/\p{C}|[\u2028\u2029]/gu, '').trim());
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 10 }),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        async (pairs, delimiter, end) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const lines = pairs.map((pair, index) => [`u${index}@x.org`, ...pair].map(quoted).join(delimiter));
          const { rows } = await listOf(
            [['upn', 'manufacturer', 'model'].join(delimiter), ...lines].join(end),
          );
          expect(rows.map(({ manufacturer, model }) => [manufacturer, model])).toEqual(
            // One form is read as Excel means it.
            pairs.map((pair) => pair.map((text) => /^="([^"]*)"$/.exec(text)?.[1]?.trim() ?? text)),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('secrets', () => {
  it('are hexadecimal where all of them together are, or a person says so, and that is told', async () => {
    const key = '3EC7A4DD0B5B0F6A91E3C58B2B7D99F1A40C88E0';
    for (const header of ['secret', 'Secret (hex)', 'Token Seed']) {
      const read = await listOf(`upn,${header}\na@x.org,${key}\n`);
      expect(hexOf(read, 0)).toBe(key.toLowerCase());
      expect(read.columns[1]).toMatchObject({ reading: 'hex', why: 'name' });
    }
    const text = `upn,secret\na@x.org,${key}\n`;
    expect(hexOf(await listOf(text, { secretFormat: 'hex' }), 0)).toBe(key.toLowerCase());
    const list = await listOf(text, { secretFormat: 'base32' });
    expect(list.problems).toMatchObject([
      {
        place: 2,
        column: 1,
        field: 'secret',
        severity: 'stop',
        fault: { code: 'bad-base32', looksLikeHex: true },
      },
    ]);
  });

  it('may stand in two columns, each in its own encoding', async () => {
    const list = await listOf(
      `upn,secret (base32),secret (hex)\na@x.org,${RFC_BASE32},\nb@x.org,,${RFC_HEX}\n`,
    );
    expect([hexOf(list, 0), hexOf(list, 1)]).toEqual([RFC_HEX, RFC_HEX]);
  });

  it('that fit Base32 and hexadecimal both are stopped until a person says which', async () => {
    const key = 'ABCDEF234567ABCDEF234567ABCDEF23';
    const text = `upn,secret\na@x.org,${key}\n`;
    const list = await listOf(text);
    expect(list.rows[0]).toMatchObject({ secret: undefined, secretGiven: true });
    expect(list.problems).toMatchObject([
      { column: 1, severity: 'stop', fault: { code: 'column-unclear', reason: 'encoding' } },
    ]);
    expect(hexOf(await listOf(text, { secretFormat: 'hex' }), 0)).toBe(key.toLowerCase());
    expect(hexOf(await listOf(text, { secretFormat: 'base32' }), 0)).toHaveLength(40);
    expect(hexOf(await listOf(text.replace('secret', 'secret (base32)')), 0)).toHaveLength(40);
  });

  it('are read as a single one is, whatever they are', async () => {
    const text = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 70 }).map(encodeBase32),
      fc.string({ unit: fc.constantFrom(...'ABCXYZ234567'), minLength: 1, maxLength: 110 }),
      fc.string({ unit: fc.constantFrom(...'ABCxyz2345670189=- '), minLength: 1, maxLength: 60 }),
    );
    await fc.assert(
      fc.asyncProperty(text, async (secret) => {
        // What may be hexadecimal is a question of the column.
        fc.pre(secret.trim() !== '' && !looksOf(secret.trim()).some((look) => /hex/.test(look)));
        const list = await listOf(`upn,secret\na@x.org,"${secret}"\n`);
        const single = readSeed(secret.trim(), { serialPrefixes: [] });
        expect(hexOf(list, 0)).toBe(
          single.ok
            ? single.value.enrolment.secret.unwrap((bytes) => Buffer.from(bytes).toString('hex'))
            : undefined,
        );
        const expected = single.ok ? single.value.warnings : [single.failure];
        expect(list.problems.map(({ fault }) => fault)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('may be otpauth URIs, whose parameters then count', async () => {
    const uri = `otpauth://totp/Contoso:a%40x.org?secret=${RFC_BASE32}&period=60&algorithm=SHA256`;
    const { rows } = await listOf(`serial,uri\n${serial(1)},${uri}\n`);
    expect(rows[0]).toMatchObject({
      user: 'a@x.org',
      issuer: 'Contoso',
      periodSeconds: 60,
      algorithm: 'SHA256',
    });
  });
});

describe('files that are no lists', () => {
  it.each([
    ['a workbook', Buffer.from('PK\x03\x04 and so on', 'latin1'), 'workbook'],
    ['an old workbook', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), 'workbook'],
    ['a sealed list', Buffer.from('age-encryption.org/v1\n-> scrypt'), 'sealed'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), 'picture'],
    ['a program', Buffer.from('\x7fELF\x02\x01\x01\0\0\0', 'latin1'), 'unknown'],
  ])('are told: %s', async (_, bytes, looksLike) => {
    expect(await failureOf(bytes)).toEqual({ code: 'list-not-text', looksLike });
  });

  it('whose quotes do not end are told with the line', async () => {
    expect(await failureOf(`upn,model\na@x.org,x\nb@x.org,"x\nc@x.org,y\n`)).toMatchObject({
      code: 'csv-broken',
      reason: 'quote-not-closed',
    });
  });

  it('end reading soon where a line is as long as a file', async () => {
    const bytes = Buffer.concat([Buffer.from('upn\n'), Buffer.alloc(30 * 1024 * 1024, 'x')]);
    const start = performance.now();
    expect(await failureOf(bytes)).toEqual({ code: 'csv-broken', line: 2, reason: 'line-too-long' });
    // A reader that looks at the line again for each of its characters takes hours.
    expect(performance.now() - start).toBeLessThan(60_000);
  });

  it('are not even looked at when they are larger than any list', async () => {
    const bytes = Buffer.alloc(33 * 1024 * 1024);
    expect(await failureOf(bytes)).toEqual({ code: 'list-too-large', bytes: bytes.length });
  });

  it('never make the reader throw', async () => {
    const { readList } = await import('../../../src/sessions/lists/read-list.ts');
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc
            .string({ unit: fc.constantFrom(...'upn,secret;"\'\n\r\t=+-@#<>/?!&x&#1;0') })
            .map((s) => Buffer.from(s)),
          fc.string({ unit: 'binary' }).map((text) => Buffer.from(`<KeyContainer>${text}`)),
        ),
        async (bytes) => {
          await readList(bytes);
        },
      ),
      { numRuns: 300 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { RFC_BASE32, RFC_HEX, serial } from '../seeds.ts';
import { faults, hexOf, listOf } from './reading.ts';

const groups = (text: string, size: number, between: string) =>
  text.match(new RegExp(`.{1,${size}}`, 'g'))?.join(between) ?? '';

describe('a list as people and programs write it', () => {
  it.each([
    [
      'semicolons and a unit',
      `User Name;Token Serial Number;Token Secret;Time Step (s)\nada;${serial(1)};${RFC_BASE32};60`,
    ],
    ['French names', `Identifiant,Numéro de série,Clé secrète,Intervalle\nada,${serial(1)},${RFC_BASE32},60`],
    [
      'German names',
      `Benutzername;Seriennummer;Geheimer Schlüssel;Zeitintervall (Sek.)\nada;${serial(1)};${RFC_BASE32};60`,
    ],
    [
      'titles, blank lines and tabs',
      `Delivery 4711\n\nUser\tSecret\tSerial\tPeriod\nada\t${RFC_BASE32}\t${serial(1)}\t60`,
    ],
    ['line ends of old Macs', `upn,serial,secret,period\rada,${serial(1)},${RFC_BASE32},60\r`],
    [
      'a line end within quotes',
      `"Full\nname",upn,serial,secret,period\n"A\nB",ada,${serial(1)},${RFC_BASE32},60`,
    ],
    ['pipes and quotes', `upn|serial|secret|period\n"ada"|"${serial(1)}"|"${RFC_BASE32}"|"60"`],
    ['Excel’s formulas', `upn,serial,secret,period\nada,"=""${serial(1)}""","=""${RFC_BASE32}""",60`],
    ['Excel’s apostrophes', `upn,serial,secret,period\nada,'${serial(1)},'${RFC_BASE32},60`],
    ['a serial in groups', `upn,serial,secret,period\nada,${groups(serial(1), 4, ' ')},${RFC_BASE32},60`],
    ['a serial with hyphens', `upn,serial,secret,period\nada,${groups(serial(1), 4, '-')},${RFC_BASE32},60`],
    ['a decimal comma', `upn;serial;secret;period\nada;${serial(1)};${RFC_BASE32};60,0`],
    ['commas to the end of lines', `upn,serial,secret,period,,\nada,${serial(1)},${RFC_BASE32},60,,`],
    ['a name for refreshing', `upn,serial,secret,refresh time\nada,${serial(1)},${RFC_BASE32},60`],
    ['hexadecimal with 0x', `upn,serial,seed,period\nada,${serial(1)},0x${RFC_HEX},60`],
    [
      'hexadecimal with blanks',
      `upn,serial,seed,period\nada,${serial(1)},${groups(RFC_HEX, 2, ' ').toUpperCase()},60`,
    ],
    ['hexadecimal with colons', `upn,serial,seed,period\nada,${serial(1)},${groups(RFC_HEX, 2, ':')},60`],
    [
      'small letters in groups',
      `upn,serial,seed,period\nada,${serial(1)},${groups(RFC_BASE32.toLowerCase(), 4, ' ')},60`,
    ],
    ['hyphens in Base32', `upn,serial,seed,period\nada,${serial(1)},${groups(RFC_BASE32, 4, '-')},60`],
    [
      'blanks that do not break',
      `upn,serial,seed,period\nada,${serial(1)},${groups(RFC_BASE32, 4, '\u00a0')},60`,
    ],
    ['blanks without width', `upn,serial,seed,period\nada,${serial(1)},\u200b${RFC_BASE32},60`],
  ])('with %s is read', async (_, text) => {
    const list = await listOf(`${text}\n`);
    expect(list.rows).toMatchObject([{ user: 'ada', serial: serial(1), periodSeconds: 60 }]);
    expect(hexOf(list, 0)).toBe(RFC_HEX);
    expect(faults(list)).toEqual([]);
  });

  it.each([
    [
      'a number and a seed with a blank between them',
      `${serial(1)} ${RFC_HEX}\n${serial(2)} 48656c6c6f21deadbeef48656c6c6f21deadbeef\n`,
    ],
    ['LinOTP’s blanks behind commas', `${serial(1)}, ${RFC_HEX}, TOTP, 6, 30\n`],
  ])('with %s and no names is read', async (_, text) => {
    const list = await listOf(text);
    expect(list.rows[0]).toMatchObject({ serial: serial(1), periodSeconds: 30 });
    expect(hexOf(list, 0)).toBe(RFC_HEX);
  });

  it.each([
    ...['SHA1', 'sha-1', 'HMAC-SHA1', 'hmacsha1', 'HmacSHA1', 'SHA_1', 'sha 1', 'HMAC SHA-1'].map((name) => [
      name,
      'SHA1',
    ]),
    ...['SHA256', 'sha-256', 'HMAC-SHA-256', 'hmac_sha256', 'SHA2-256'].map((name) => [name, 'SHA256']),
  ])('may call its hash %s', async (name, algorithm) => {
    const list = await listOf(`upn,secret,algorithm\nada,${RFC_BASE32},${name}\n`);
    expect(list.rows[0]?.algorithm).toBe(algorithm);
    expect(faults(list)).toEqual([]);
  });

  it.each(['SHA-2', '256', 'SHA2', '1', 'SHA-256/512', 'SHA-1 (default)'])(
    'may not call it %s',
    async (name) => {
      const { problems } = await listOf(`upn,secret,algorithm\nada,${RFC_BASE32},${name}\n`);
      expect(problems).toMatchObject([{ severity: 'stop', fault: { code: 'unsupported-algorithm' } }]);
    },
  );

  it.each([
    ['hexadecimal behind a word', `hex:${RFC_HEX}`],
    ['Base64', Buffer.from(RFC_HEX, 'hex').toString('base64')],
    ['a number that a spreadsheet made of hexadecimal', '3.13233E+39'],
    ['hexadecimal that lost its first zero', RFC_HEX.slice(1)],
    ['bytes as a programmer writes them', groups(RFC_HEX, 2, '').replace(/(..)/g, '\\x$1')],
  ])('with a seed that is %s has its row stopped', async (_, seed) => {
    const list = await listOf(`upn,secret\nada,${seed}\n`);
    expect(list.rows).toMatchObject([{ secret: undefined, secretGiven: true }]);
    expect(list.problems.map(({ severity }) => severity)).toContain('stop');
  });
});

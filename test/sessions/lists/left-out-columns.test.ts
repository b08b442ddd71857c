import { describe, expect, it } from 'vitest';
import { RFC_BASE32 as ONE, RFC_HEX, RFC_SEED, serial } from '../seeds.ts';
import { faults, listOf } from './reading.ts';

const TWO = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

describe('a column whose name says nothing, beside one that is taken', () => {
  it.each([
    ['secret', `upn,secret,blob\na@x.org,${ONE},${TWO}\n`],
    ['secret', `upn,secret,blob\na@x.org,${ONE},${RFC_SEED.toString('base64').replace('M', 'N')}\n`],
    ['algorithm', `upn,secret,algorithm,zzz\na@x.org,${ONE},SHA1,SHA256\n`],
    ['digits', `upn,secret,zzz\na@x.org,${ONE},8\n`],
    ['period', `upn,secret,period,zzz\na@x.org,${ONE},30,60\n`],
    ['period', `upn,secret,zzz\na@x.org,${ONE},90\nb@x.org,${TWO},90\n`],
    ['serial', `upn,secret,serial,zzz\na@x.org,${ONE},${serial(1)},${serial(2)}\n`],
    ['counter', `upn,secret,counter\na@x.org,${ONE},5\n`],
  ])('and which may say another %s is asked about: %s', async (what, text) => {
    const list = await listOf(text);
    const column = text.split('\n')[0]?.split(',').length ?? 0;
    expect(list.problems).toContainEqual(
      expect.objectContaining({
        ...{ place: 2, column: column - 1, severity: 'ask' },
        fault: { code: 'column-left-out', what },
      }),
    );
  });

  it('and which counts time from another start is asked about', async () => {
    const list = await listOf(`upn,secret,T0\na@x.org,${ONE},1262304000\n`);
    expect(list.problems).toMatchObject([{ column: 2, severity: 'ask', fault: { code: 'start-time' } }]);
  });

  it.each([
    ['the same seed in hexadecimal', `upn,secret,blob\na@x.org,${ONE},${RFC_HEX}\n`],
    ['the same hash', `upn,secret,algorithm,zzz\na@x.org,${ONE},SHA1,HMAC-SHA-1\n`],
    ['six digits', `upn,secret,zzz\na@x.org,${ONE},6\n`],
    ['the same serial in groups', `upn,secret,serial,zzz\na@x.org,${ONE},${serial(1)},${serial(1)}\n`],
    ['a counter that has not moved', `upn,secret,counter,T0\na@x.org,${ONE},0,0\n`],
    ['how far a clock is off', `upn,secret,time drift\na@x.org,${ONE},3\n`],
    ['a room', `upn,secret,room\na@x.org,${ONE},45\nb@x.org,${TWO},112\n`],
    ['a guid', `upn,secret,blob\na@x.org,${ONE},6f9619ff-8b86-d011-b42d-00c04fc964ff\n`],
    ['a password', `upn,secret,password\na@x.org,${ONE},Abcdefgh12345678x\n`],
  ])('and which says %s is no trouble', async (_, text) => {
    expect(faults(await listOf(text))).toEqual([]);
  });

  it('is no trouble once a person has said that it means nothing', async () => {
    const list = await listOf(`upn,secret,blob,T0\na@x.org,${ONE},${TWO},100\n`, {
      columns: ['user', 'secret'],
    });
    expect(faults(list)).toEqual([]);
  });

  it.each([
    ['a column', `upn,secret,blob\na@x.org,${ONE},\nb@x.org,,${TWO}\n`],
    ['a password', `upn,secret,password\na@x.org,${ONE},x\nb@x.org,,otpauth://totp/x?secret=${TWO}\n`],
    ['notes', `upn,secret,notes\na@x.org,${ONE},\nb@x.org,,see otpauth://totp/x?secret=${TWO}\n`],
    ['a named field', `upn,secret,fields\na@x.org,${ONE},\nb@x.org,,TOTP: ${TWO}\n`],
    ['KeePass’s own field', `upn,secret,notes\na@x.org,${ONE},\nb@x.org,,TimeOtp-Secret-Base32=${TWO}\n`],
  ])('stops its row where %s may hold the only seed: none is made', async (_, text) => {
    const list = await listOf(text);
    expect(faults(list)).toEqual(['3 column-unclear']);
    expect(list.rows[1]).toMatchObject({ secret: undefined, secretGiven: true });
  });
});

describe('two columns of serials', () => {
  it('that differ stop the row, unless any token will do', async () => {
    const text = `upn,serial number,token number,secret\na@x.org,${serial(1)},${serial(2)},${ONE}\n`;
    expect((await listOf(text)).problems).toMatchObject([
      { column: 2, severity: 'stop', fault: { code: 'column-unclear', reason: 'contradicts' } },
    ]);
    expect(faults(await listOf(text, { serials: 'ignore' }))).toEqual([]);
  });

  it('of which one has those of tokens that can be burned are no trouble: that one is taken', async () => {
    const list = await listOf(`upn,SN,hardware id,secret\na@x.org,C301122,${serial(1)},${ONE}\n`);
    expect(list.rows[0]?.serial).toBe(serial(1));
    expect(faults(list)).toEqual([]);
  });
});

describe('an otpauth text and the row that it stands in', () => {
  it.each([
    ['period', 'period=60', '30'],
    ['hash', 'algorithm=SHA256', 'SHA1'],
    ['digits', 'digits=8', '6'],
  ])('that say two things of the %s stop the row', async (name, query, cell) => {
    const list = await listOf(
      `upn,otpauth,${name}\na@x.org,otpauth://totp/x?secret=${ONE}&${query},${cell}\n`,
    );
    expect(list.problems).toContainEqual(
      expect.objectContaining({
        ...{ column: 2, severity: 'stop' },
        fault: { code: 'column-unclear', reason: 'contradicts' },
      }),
    );
  });

  it.each([
    ['', '60', 60],
    ['&period=60', '60', 60],
    ['&period=60', '', 60],
    ['&period=60', 'None', 60],
  ])('%s beside "%s" are read together: %i', async (query, cell, seconds) => {
    const list = await listOf(`upn,otpauth,period\na@x.org,otpauth://totp/x?secret=${ONE}${query},${cell}\n`);
    expect(faults(list)).toEqual([]);
    expect(list.rows[0]?.periodSeconds).toBe(seconds);
  });
});

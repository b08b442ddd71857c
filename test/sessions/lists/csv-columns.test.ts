import { describe, expect, it } from 'vitest';
import { base32Seed, RFC_BASE32, RFC_HEX, serial } from '../seeds.ts';
import { failureOf, faults, hexOf, listOf } from './reading.ts';

describe('columns', () => {
  it.each([
    ['UserPrincipalName', 'Secret_Key', 'Serial-No.', 'Period (seconds)', 'Hash Function', 'Issuer'],
    ['E-MAIL', 'SEED', 'serialnumber', 'timeinterval', 'algorithm', 'service'],
    ['Benutzername', 'Geheimnis', 'Seriennummer', 'Zeitintervall', 'hash', 'Aussteller'],
    ['Benutzer', 'Geheimer Schlüssel', 'Serien-Nr.', 'Zeitintervall', 'Hash', 'Dienst'],
    ['Adresse mail', 'Clé secrète', 'Numéro de série', 'Period', 'Hash', 'Service'],
  ])('are known by %s and the like', async (...headers) => {
    const { columns, rows } = await listOf(
      `${headers.join(';')}\na@x.org;${RFC_BASE32};${serial(1)};60;sha-256;Contoso\n`,
    );
    expect(columns.map(({ field }) => field)).toEqual([
      'user',
      'secret',
      'serial',
      'period',
      'algorithm',
      'issuer',
    ]);
    expect(rows[0]).toMatchObject({ periodSeconds: 60, algorithm: 'SHA256', issuer: 'Contoso', digits: 6 });
  });

  it('the better name wins where two fit', async () => {
    const { columns, rows } = await listOf('email,displayName,userPrincipalName,id\nm@x.org,M,u@x.org,1\n');
    expect(columns.map(({ field }) => field)).toEqual([undefined, undefined, 'user', undefined]);
    expect(rows[0]?.user).toBe('u@x.org');
  });

  it('of one name are told, and the first counts until a person says otherwise', async () => {
    const text = `upn,secret,Secret\na@x.org,${base32Seed(1)},${base32Seed(2)}\n`;
    const list = await listOf(text);
    expect(list.columns.map(({ duplicate }) => duplicate)).toEqual([false, true, true]);
    expect(list.columns.map(({ field }) => field)).toEqual(['user', 'secret', undefined]);
    expect(faults(list)).toEqual(['2 duplicate-column']);
    const chosen = await listOf(text, { columns: ['user', undefined, 'secret'] });
    expect(hexOf(chosen, 0)).not.toBe(hexOf(list, 0));
    expect(faults(chosen)).toEqual([]);
  });

  it('mean what a person says they mean', async () => {
    const { rows } = await listOf(`who,what\na@x.org,${RFC_BASE32}\n`, {
      columns: ['user', 'secret'],
      header: true,
    });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ user: 'a@x.org', place: 2, secretGiven: true });
  });

  it('of which a person has said some are guessed otherwise, and what was asked is still asked', async () => {
    const text = `who,mail,a,b\nx,a@x.org,${base32Seed(1)},${base32Seed(2)}\ny,b@x.org,${base32Seed(3)},${base32Seed(4)}\n`;
    const list = await listOf(text, { columns: ['user', 'guess', 'guess', 'guess'] });
    expect(list.columns.map(({ field, why, unclear }) => [field, why, unclear])).toEqual([
      ['user', 'chosen', undefined],
      // One column only is the user's.
      [undefined, undefined, undefined],
      ['secret', 'content', 'meaning'],
      [undefined, undefined, 'meaning'],
    ]);
    expect(faults(list)).toEqual(expect.arrayContaining(['2 column-unclear', '3 column-unclear']));
    const answered = await listOf(text, { columns: ['guess', 'guess', 'guess', 'secret'] });
    expect(answered.columns.map(({ field, why }) => [field, why])).toEqual([
      [undefined, undefined],
      ['user', answered.columns[1]?.why],
      [undefined, undefined],
      ['secret', 'chosen'],
    ]);
    expect(faults(answered)).toEqual([]);
    expect(answered.rows.map(({ user }) => user)).toEqual(['a@x.org', 'b@x.org']);
  });

  it('that a person says mean nothing are not guessed', async () => {
    const text = `mail,key\na@x.org,${base32Seed(1)}\n`;
    const { columns, rows } = await listOf(text, { columns: ['guess', undefined] });
    expect(columns.map(({ field }) => field)).toEqual(['user', undefined]);
    expect(rows[0]).toMatchObject({ user: 'a@x.org', secretGiven: false });
  });

  it('of one name are settled once a person has said one of them', async () => {
    const text = `upn,secret,Secret\na@x.org,${base32Seed(1)},${base32Seed(2)}\n`;
    const chosen = await listOf(text, { columns: ['guess', 'guess', 'secret'] });
    expect(chosen.columns.map(({ field }) => field)).toEqual(['user', undefined, 'secret']);
    expect(faults(chosen)).toEqual([]);
    expect(hexOf(chosen, 0)).toBe(hexOf(await listOf(`upn,secret\na@x.org,${base32Seed(2)}\n`), 0));
  });

  it('without a header are known by their values', async () => {
    const list = await listOf(`${serial(1)};a@x.org;${RFC_BASE32}\n${serial(2)};b@x.org;${base32Seed(1)}\n`);
    expect(list.columns.map(({ field }) => field)).toEqual(['serial', 'user', 'secret']);
    expect(list.rows.map(({ place }) => place)).toEqual([1, 2]);
  });

  it('of a bare list of users are one', async () => {
    const list = await listOf('a@x.org\nb@x.org\n');
    expect(list.rows.map(({ user, secretGiven }) => [user, secretGiven])).toEqual([
      ['a@x.org', false],
      ['b@x.org', false],
    ]);
  });

  it('of privacyIDEA’s own test file are known by the word totp', async () => {
    // tests/testdata/import.oath of privacyidea/privacyidea, of which the first line is a counter-based token.
    const key = RFC_HEX;
    const list = await listOf(
      `token01, ${key}, hotp, 6\ntoken02, ${key}, totp, 6, 30\ntoken03, ${key}, totp, 8, 60\n\n`,
      { serials: 'ignore' },
    );
    expect(hexOf(list, 1)).toBe(key);
    expect(list.rows.map((row) => [row.serial, row.digits, row.periodSeconds])).toEqual([
      ['token01', 6, 30],
      ['token02', 6, 30],
      ['token03', 8, 60],
    ]);
    expect(faults(list).filter((fault) => !/missing-user|unequal|duplicate-seed/.test(fault))).toEqual([
      '1 hotp',
      '3 unsupported-digits',
    ]);
  });

  it('of privacyIDEA’s second version have users in front', async () => {
    const { rows } = await listOf(`# version: 2\njo,res,realm1,${serial(1)},${RFC_HEX},totp,6,30\n`);
    expect(rows).toMatchObject([{ place: 2, user: 'jo', realm: 'realm1', serial: serial(1) }]);
  });

  it('with a header alone are no list', async () => {
    expect(await failureOf('upn,secret\n')).toEqual({ code: 'list-empty' });
    expect(await failureOf('')).toEqual({ code: 'list-empty' });
    expect(await failureOf('\n\n , \n')).toEqual({ code: 'list-empty' });
  });

  it.each([
    ['Login;2FA', `bob;${RFC_BASE32}`, ['user', 'secret']],
    ['SerialNumber,SeedRecord,TimeStep', `1234567,${RFC_HEX},60`, ['serial', 'secret', 'period']],
    ['Benutzer;Geheimschlüssel;Intervall', `bob;${RFC_BASE32};60`, ['user', 'secret', 'period']],
    [
      'Name;E-Mail;Schlüssel (hex);Gültigkeit (s)',
      `Bob;b@x.org;${RFC_HEX};60`,
      [undefined, 'user', 'secretHex', 'period'],
    ],
    [
      'user,secretKey,codeLength,Algorithmus',
      `bob,${RFC_BASE32},6,SHA256`,
      ['user', 'secret', 'digits', 'algorithm'],
    ],
    [
      'email,otp_secret,otp_interval,otp_digest',
      `b@x.org,${RFC_BASE32},60,sha256`,
      ['user', 'secret', 'period', 'algorithm'],
    ],
    ['TokenID,Key,OTPType,TimeStep', `ALNG12345,${RFC_HEX},TOTP,30`, ['serial', 'secret', 'type', 'period']],
    ['who,what,where', `b@x.org,${RFC_HEX},4`, ['user', 'secret', undefined]],
    ['upn,public key id,token secret', `b@x.org,${RFC_HEX},${RFC_BASE32}`, ['user', undefined, 'secret']],
    ['user,2FA enabled,secret', `bob,yes,${RFC_BASE32}`, ['user', undefined, 'secret']],
  ])('are known in lists that call them %s', async (header, line, fields) => {
    const list = await listOf(`${header}\n${line}\n`);
    expect(list.columns.map(({ field }) => field)).toEqual(fields);
    expect(hexOf(list, 0)).toBe(RFC_HEX);
  });

  it.each([
    ['Base64', `a@x.org,MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=\n`],
    ['two columns of seeds', `a@x.org,${RFC_HEX},48656c6c6f21deadbeef48656c6c6f21deadbeef\n`],
    ['a remark that may be a seed', `upn,remark\na@x.org,MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=\n`],
    ['names and nothing else', 'ada\ngrace\n'],
    ['words between blanks', `${serial(1)} ${RFC_HEX} Sales\n`],
  ])('that are not understood stop their rows: %s', async (_, text) => {
    const list = await listOf(text);
    for (const row of list.rows) expect(row).toMatchObject({ secret: undefined, secretGiven: true });
    expect(list.problems).toContainEqual(
      expect.objectContaining({ severity: 'stop', fault: { code: 'column-unclear', reason: 'meaning' } }),
    );
    expect(faults(list).join()).not.toContain('make-seeds');
  });

  it('that hold no seeds whatever they look like are no question', async () => {
    const guid = '6f9619ff-8b86-d011-b42d-00c04fc964ff';
    const list = await listOf(`upn,objectId,password\na@x.org,${guid},Abcdefgh12345678x\n`);
    expect(list.columns.map(({ field }) => field)).toEqual(['user', 'userId', undefined]);
    expect(faults(list)).toEqual(['2 make-seeds']);
    expect(JSON.stringify(list.columns)).not.toContain('Abcdefgh');
  });

  it('of a list without a header that are small numbers are a period, also one that tokens do not have', async () => {
    const list = await listOf(`a@x.org,${RFC_BASE32},45\n`);
    expect(list.problems).toMatchObject([
      { column: 2, fault: { code: 'unsupported-period', periodSeconds: 45 } },
    ]);
  });

  it('may be put right by hand: a seed that was not understood, or a column that means nothing', async () => {
    const text = `a@x.org,MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=\n`;
    expect(faults(await listOf(text, { columns: ['user', undefined] }))).toEqual(['1 make-seeds']);
    const chosen = await listOf(text, { columns: ['user', 'secret'] });
    expect(chosen.columns[1]?.why).toBe('chosen');
    expect(faults(chosen)).toEqual(['1 bad-base32']);
  });

  it('never show a seed that stands in the place of a name', async () => {
    const list = await listOf(`upn,${RFC_BASE32}\na@x.org,x\n`);
    expect(JSON.stringify(list.columns)).not.toContain(RFC_BASE32);
  });
});

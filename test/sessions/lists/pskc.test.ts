import { describe, expect, it } from 'vitest';
import { RFC_HEX, RFC_SEED, serial } from '../seeds.ts';
import { FIGURE_6, FIGURE_6_KEY, FIGURE_7, FIGURE_7_PASSWORD, timeBased } from './pskc-figures.ts';
import { failureOf, faults, hexOf, listOf } from './reading.ts';

const SECRET = `<PlainValue>${RFC_SEED.toString('base64')}</PlainValue>`;

function container(...packages: string[]): string {
  return `<?xml version="1.0"?>\n<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc">${packages.join('')}</KeyContainer>`;
}

function keyPackage(parts: {
  serial?: string;
  secret?: string;
  parameters?: string;
  data?: string;
  more?: string;
}) {
  return `<KeyPackage><DeviceInfo><SerialNo>${parts.serial ?? serial(1)}</SerialNo></DeviceInfo>
    <Key Id="1" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:totp">
      <AlgorithmParameters>${parts.parameters ?? '<ResponseFormat Length="6" Encoding="DECIMAL"/>'}</AlgorithmParameters>
      <Data><Secret>${parts.secret ?? SECRET}</Secret>${parts.data ?? ''}</Data>${parts.more ?? ''}</Key></KeyPackage>`;
}

describe('figure 6 of RFC 6030, under a pre-shared key', () => {
  const pskc = { presharedKey: FIGURE_6_KEY };

  it('opens with its key', async () => {
    const list = await listOf(timeBased(FIGURE_6), { pskc, serials: 'ignore' });
    expect(list.format).toBe('pskc');
    expect(hexOf(list, 0)).toBe(RFC_HEX);
    expect(list.rows).toMatchObject([
      {
        place: 1,
        serial: '987654321',
        manufacturer: 'Manufacturer',
        issuer: 'Issuer',
        digits: 6,
        periodSeconds: 30,
      },
    ]);
  });

  it('as it is holds a counter-based key of eight digits: told, and not burned', async () => {
    const list = await listOf(FIGURE_6, { pskc, serials: 'ignore' });
    expect(faults(list)).toEqual(['1 hotp', '1 unsupported-digits', '1 missing-user']);
  });

  it('says what it needs, by name', async () => {
    expect(await failureOf(FIGURE_6)).toEqual({ code: 'pskc-locked', needs: 'key', name: 'Pre-shared-key' });
    expect(await failureOf(FIGURE_6, { pskc: { password: 'qwerty' } })).toMatchObject({
      code: 'pskc-locked',
    });
  });

  it.each([
    ['another key', Buffer.from('22345678901234567890123456789012', 'hex')],
    ['a key that is too short', FIGURE_6_KEY.subarray(1)],
  ])('stays closed under %s', async (_, presharedKey) => {
    expect(await failureOf(FIGURE_6, { pskc: { presharedKey } })).toEqual({
      code: 'pskc-wrong-key',
      needs: 'key',
    });
  });

  it('says so when its secret or the MAC was changed', async () => {
    const second = /<KeyPackage>[\s\S]*<\/KeyPackage>/.exec(timeBased(FIGURE_6))?.[0] ?? '';
    for (const changed of [second.replace('AAECAw', 'AAECBw'), second.replace('Su+Nvt', 'Su+Nvu')]) {
      const both = timeBased(FIGURE_6).replace('</KeyContainer>', `${changed}</KeyContainer>`);
      const list = await listOf(both, { pskc, serials: 'ignore' });
      expect(faults(list)).toContain('2 mac-differs');
      expect(hexOf(list, 0)).toBe(RFC_HEX);
      expect(list.rows[1]).toMatchObject({ secret: undefined, secretGiven: true });
    }
  });
});

describe('figure 7 of RFC 6030, under a password', () => {
  it('opens with it, whatever the prefixes of its names', async () => {
    const list = await listOf(timeBased(FIGURE_7), {
      pskc: { password: FIGURE_7_PASSWORD },
      serials: 'ignore',
    });
    expect(hexOf(list, 0)).toBe(RFC_HEX);
    expect(list.rows[0]).toMatchObject({ serial: '987654321', issuer: 'Example-Issuer' });
  });

  it('says what it needs, and whether it was that', async () => {
    expect(await failureOf(FIGURE_7)).toEqual({
      code: 'pskc-locked',
      needs: 'password',
      name: 'My Password 1',
    });
    expect(await failureOf(FIGURE_7, { pskc: { password: 'Qwerty' } })).toEqual({
      code: 'pskc-wrong-key',
      needs: 'password',
    });
  });

  it.each([
    [
      'more rounds than anybody waits for',
      '1000</Iter',
      '99999999</Iter',
      { code: 'pskc-malformed', reason: 'encryption' },
    ],
    ['no rounds', '1000</Iter', '0</Iter', { code: 'pskc-malformed', reason: 'encryption' }],
    ['no salt', 'Ej7/PEpyEpw=', '', { code: 'pskc-malformed', reason: 'encryption' }],
    ['another derivation', '#pbkdf2', '#scrypt', { code: 'pskc-unsupported', algorithm: 'scrypt' }],
    ['another MAC', '#hmac-sha1', '#hmac-md5', { code: 'pskc-unsupported', algorithm: 'hmac-md5' }],
    [
      'another cipher',
      '#aes128-cbc',
      '#tripledes-cbc',
      { code: 'pskc-unsupported', algorithm: 'tripledes-cbc' },
    ],
  ])('does not open with %s', async (_, from, to, failure) => {
    expect(await failureOf(FIGURE_7.replace(from, to), { pskc: { password: 'qwerty' } })).toEqual(failure);
  });
});

describe('a plain file', () => {
  it('keeps serials as they are written', async () => {
    const list = await listOf(container(keyPackage({ serial: '00987654' }), keyPackage({ serial: '1e5' })));
    expect(list.rows.map((row) => row.serial)).toEqual(['00987654', '1e5']);
  });

  it('says hash, digits, period and user', async () => {
    const list = await listOf(
      container(
        keyPackage({
          parameters: '<Suite>HMAC-SHA256</Suite><ResponseFormat Length="6" Encoding="DECIMAL"/>',
          data: '<Time><PlainValue>0</PlainValue></Time><TimeInterval><PlainValue>60</PlainValue></TimeInterval>',
          more: '<UserId>UID=a\\,b\\+c,DC=x</UserId>',
        }),
        keyPackage({ serial: serial(2), more: '<UserId>UID=a\\,b@x.org &amp; Co</UserId>' }),
      ),
    );
    expect(list.rows[0]).toMatchObject({
      algorithm: 'SHA256',
      digits: 6,
      periodSeconds: 60,
      user: 'a,b+c',
    });
    expect(list.rows[1]?.user).toBe('a,b@x.org & Co');
    expect(hexOf(list, 0)).toBe(RFC_HEX);
    expect(faults(list)).toEqual(['2 duplicate-seed']);
  });

  it('without a secret, or with one that is no Base64, is told', async () => {
    const list = await listOf(
      container(
        keyPackage({ secret: '' }),
        keyPackage({ secret: '<PlainValue>!</PlainValue>', serial: serial(2) }),
      ),
    );
    expect(faults(list).filter((fault) => !fault.includes('user'))).toEqual([
      '1 missing-secret',
      '2 not-encoded',
    ]);
    expect(list.rows.every((row) => row.secretGiven && row.secret === undefined)).toBe(true);
  });

  it('finds keys beside comments that look like keys', async () => {
    const list = await listOf(container(`<!-- ${keyPackage({ serial: 'no' })} --`, '>', keyPackage({})));
    expect(list.rows.map((row) => row.serial)).toEqual([serial(1)]);
  });

  it.each([
    ['a document type', `<!DOCTYPE x [<!ENTITY e "y">]>${container(keyPackage({ serial: '&e;' }))}`],
    [
      'a billion laughs',
      `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>${container(keyPackage({ serial: '&j;' }))}`,
    ],
    [
      'a file of this machine',
      `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${container(keyPackage({ serial: '&e;' }))}`,
    ],
  ])('is refused with %s', async (_, text) => {
    expect(await failureOf(text)).toEqual({ code: 'pskc-malformed', reason: 'declarations' });
  });

  it.each([
    ['cut off', container(keyPackage({})).slice(0, -20)],
    ['with tags that cross', container(keyPackage({ more: '<Issuer><X></Issuer></X>' }))],
    ['with a comment that does not end', `${container(keyPackage({}))}<!-- `],
    ['nested deeper than any', container(keyPackage({ more: `${'<a>'.repeat(500)}${'</a>'.repeat(500)}` }))],
  ])('is refused when it is %s', async (_, text) => {
    expect(await failureOf(text)).toEqual({ code: 'pskc-malformed', reason: 'xml' });
  });

  it('takes CDATA for the text that it is, and passes over instructions', async () => {
    const base64 = RFC_SEED.toString('base64');
    const list = await listOf(
      container(
        '<?php x ?><![CDATA[<KeyPackage>]]>',
        keyPackage({ secret: `<PlainValue><![CDATA[${base64}]]></PlainValue>`, serial: '<![CDATA[a & b]]>' }),
      ),
    );
    expect(list.rows.map((row) => row.serial)).toEqual(['a & b']);
    expect(hexOf(list, 0)).toBe(RFC_HEX);
  });

  it.each([container(), '<KeyContainer/>'])('without keys is none: %s', async (text) => {
    expect(await failureOf(text)).toEqual({ code: 'pskc-malformed', reason: 'no-keys' });
  });

  it('does not reach into the objects that all others share', async () => {
    await listOf(container(keyPackage({ more: '<__proto__><polluted>1</polluted></__proto__>' }))).catch(
      () => {},
    );
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

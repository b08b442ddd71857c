import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KEY, SEED } from './pskc-builder.ts';
import { failureOf, faults, hexOf, listOf } from './reading.ts';

const SEED_HEX = SEED.toString('hex');
const pskc = { presharedKey: KEY };

const fileOf = (name: string) => readFileSync(join(import.meta.dirname, 'pskc', name));

describe('files that other programs wrote', () => {
  it.each([
    ['pskc-hash-in-an-attribute.xml', { algorithm: 'SHA256', periodSeconds: 60 }, []],
    ['pskc-interval-encrypted.xml', { periodSeconds: 60 }, []],
    ['pskc-names-in-small-letters.xml', { algorithm: 'SHA1', periodSeconds: 60 }, ['1 missing-user']],
    ['pskc-mac-method-but-no-values.xml', { periodSeconds: 60 }, ['1 mac-missing']],
    ['pskc-mac-over-plaintext.xml', { periodSeconds: 60 }, ['1 mac-over-plaintext']],
  ])('%s is read', async (name, row, found) => {
    const list = await listOf(fileOf(name), { pskc });
    expect(list.rows).toMatchObject([{ serial: '86596100000011', digits: 6, ...row }]);
    expect(hexOf(list, 0)).toBe(SEED_HEX);
    expect(faults(list)).toEqual(found);
  });

  it('a seed that is Base64 text once more is taken by the standard, with a note', async () => {
    const list = await listOf(fileOf('pskc-seed-in-base64-twice.xml'));
    expect(hexOf(list, 0)).toBe(Buffer.from(SEED.toString('base64')).toString('hex'));
    expect(list.problems).toMatchObject([
      { severity: 'note', fault: { code: 'seed-is-text', looksLike: 'base64' } },
    ]);
  });

  it.each([
    ['pskc-cipher-not-known-key-wrap.xml', { code: 'pskc-unsupported', algorithm: 'kw-aes128' }],
    ['pskc-draft-with-device.xml', { code: 'pskc-draft' }],
    ['xml-safenet-tokens.xml', { code: 'xml-not-pskc', looksLike: 'safenet', root: 'Tokens' }],
  ])('%s is named, with its key and without', async (name, failure) => {
    expect(await failureOf(fileOf(name))).toEqual(failure);
    expect(await failureOf(fileOf(name), { pskc })).toEqual(failure);
  });
});

describe('what is no PSKC', () => {
  it.each([
    ['<data><header><manufacturerCode>DN</manufacturerCode></header></data>', 'deepnet'],
    ['<tokenList><tokenInfo/></tokenList>', 'deepnet'],
    ['<?xml version="1.0"?><TKNBatch></TKNBatch>', 'rsa'],
    ['<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', 'workbook'],
    ['<!-- saved --><!DOCTYPE html><html><body><p>not well-formed</body>', 'web-page'],
    ['<!-- saved --><html lang="en"><br></html>', 'web-page'],
    ['<KeyContainer xmlns="urn:example:other"/>', 'other'],
    [`<${'x'.repeat(40)}/>`, 'unknown'],
  ])('is named: %s', async (text, looksLike) => {
    expect(await failureOf(text)).toMatchObject({ code: 'xml-not-pskc', looksLike });
  });

  it.each([
    '<SecretContainer><Device/></SecretContainer>',
    '<KeyContainer xmlns="http://www.openauthentication.org/OATH/2006/10/PSKC#"><Device/></KeyContainer>',
    `<KeyContainer>${'<Device><Key KeyId="1"/></Device>'.repeat(5)}</KeyContainer>`,
  ])('a draft is named: %s', async (text) => {
    expect(await failureOf(text)).toEqual({ code: 'pskc-draft' });
  });
});

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, Encrypter } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { entraCsv } from '../../../src/sessions/exports/entra-csv.ts';
import { exportList, PLAIN_TEXT_CONSENT } from '../../../src/sessions/exports/export-list.ts';
import { exportReceipts } from '../../../src/sessions/exports/export-receipt.ts';
import { openWithPassphrase, sealWithPassphrase } from '../../../src/sessions/file/age-passphrase.ts';
import { RFC_BASE32, RFC_HEX, RFC_SEED } from '../seeds.ts';
import { burnedRow, textOf } from './burned-rows.ts';

const SEALED = { kind: 'sealed', passphrase: 'four small words here', workFactor: 4 } as const;
const ROWS = [burnedRow(1), burnedRow(2, { algorithm: 'SHA256' })];

describe('an export', () => {
  it('is sealed as `age -d` opens it', async () => {
    const exported = await exportList(ROWS, { provider: 'entra-csv' }, SEALED);
    expect(exported).toMatchObject({
      extension: 'csv.age',
      protection: 'sealed',
      provider: 'entra-csv',
      leftOut: [{ row: 2, code: 'unsupported-algorithm' }],
      sha256: createHash('sha256').update(exported.bytes).digest('hex'),
    });
    expect(textOf(exported)).not.toContain(RFC_BASE32);
    // The library's own reader of passphrases, which we do not use.
    const decrypter = new Decrypter();
    decrypter.addPassphrase(SEALED.passphrase);
    expect(await decrypter.decrypt(exported.bytes, 'text')).toBe(textOf(entraCsv(ROWS)));
  });

  it('is in plain text only for who says so in so many words', async () => {
    const order = { provider: 'duo' } as const;
    const plain = await exportList(ROWS, order, { kind: 'plain-text', consent: PLAIN_TEXT_CONSENT });
    expect(plain).toMatchObject({ extension: 'csv', protection: 'plain-text' });
    expect(textOf(plain)).toContain(RFC_HEX);
    await expect(exportList(ROWS, order, { kind: 'plain-text', consent: 'yes' as never })).rejects.toThrow(
      TypeError,
    );
    await expect(exportList(ROWS, order, { kind: 'pskc' })).rejects.toThrow(TypeError);
    await expect(
      exportList(ROWS, { provider: 'pskc', encryption: 'none' }, { kind: 'pskc' }),
    ).rejects.toThrow(TypeError);
  });

  it('may be protected by PSKC’s own means', async () => {
    const encryption = { kind: 'key', key: Buffer.alloc(16, 7), name: 'k' } as const;
    const exported = await exportList(ROWS, { provider: 'pskc', encryption }, { kind: 'pskc' });
    expect(exported).toMatchObject({ extension: 'xml', protection: 'pskc-key', leftOut: [] });
    expect(textOf(exported)).toMatch(/^<\?xml/);
  });

  it('leaves a receipt: what, how many, for which provider, how protected; and no seed', async () => {
    const rows = Array.from({ length: 1100 }, (_, index) =>
      burnedRow(index, { userId: index === 7 || index === 1099 ? '' : `id${index}` }),
    );
    const exported = await exportList(rows, { provider: 'entra-graph' }, SEALED);
    const receipts = exportReceipts(exported, 'session-1', { operator: 'jo', host: 'desk' });
    expect(receipts.map(({ part, parts, serials }) => [part, parts, (serials as string[]).length])).toEqual([
      [1, 3, 500],
      [2, 3, 500],
      [3, 3, 100],
    ]);
    expect(receipts[0]).toMatchObject({
      kind: 'export',
      session: 'session-1',
      provider: 'entra-graph',
      protection: 'sealed',
      tokens: 1100,
      leftOut: 0,
      sha256: exported.sha256,
      operator: 'jo',
      host: 'desk',
    });
    expect(receipts.map(({ unassigned }) => unassigned)).toEqual([
      [rows[7]?.serial],
      [],
      [rows[1099]?.serial],
    ]);
    const csv = await exportList(rows, { provider: 'entra-csv' }, SEALED);
    expect(exportReceipts(csv, 'session-1', { operator: 'jo', host: 'desk' })[0]).not.toHaveProperty(
      'unassigned',
    );
    expect(new Set(receipts.map((receipt) => receipt['export'])).size).toBe(1);
    const text = JSON.stringify(receipts);
    for (const trace of [RFC_BASE32, RFC_HEX, RFC_SEED.toString('base64'), '@contoso.com']) {
      expect(text).not.toContain(trace);
    }
  });
});

describe('sealing under a passphrase', () => {
  it('opens what others sealed, and opens for others', async () => {
    const encrypter = new Encrypter();
    encrypter.setPassphrase('pässword');
    encrypter.setScryptWorkFactor(5);
    const opened = await openWithPassphrase(await encrypter.encrypt('hello'), 'pässword');
    expect(opened.ok && Buffer.from(opened.value).toString()).toBe('hello');
  });

  const CHUNK = 64 * 1024;
  it.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 300_000])(
    'opens with age’s own library: %i bytes',
    async (length) => {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 7) % 251);
      const before = Uint8Array.from(bytes);
      const decrypter = new Decrypter();
      decrypter.addPassphrase('right');
      const opened = await decrypter.decrypt(await sealWithPassphrase(bytes, 'right', 4));
      expect(Buffer.from(opened).equals(before)).toBe(true);
      expect(bytes).toEqual(before);
    },
  );

  it('tells a wrong passphrase from what no passphrase opens', async () => {
    const sealed = await sealWithPassphrase(Buffer.from('hello'), 'right', 4);
    expect(await openWithPassphrase(sealed, 'wrong')).toEqual({
      ok: false,
      failure: { code: 'passphrase-wrong' },
    });
    expect(await openWithPassphrase(Buffer.from('hello'), 'right')).toEqual({
      ok: false,
      failure: { code: 'not-sealed' },
    });
    const encrypter = new Encrypter();
    encrypter.addRecipient('age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p');
    expect(await openWithPassphrase(await encrypter.encrypt('x'), 'right')).toMatchObject({
      failure: { code: 'not-sealed' },
    });
    const greedy = Buffer.from(Buffer.from(sealed).toString('latin1').replace(/ 4\n/, ' 30\n'), 'latin1');
    expect(await openWithPassphrase(greedy, 'right')).toMatchObject({ failure: { code: 'not-sealed' } });
  });

  it('opens with the age program', { tags: ['age'] }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kiln-age-'));
    try {
      writeFileSync(
        join(folder, 'x.age'),
        await sealWithPassphrase(Buffer.from('hello from Kiln'), 'right', 10),
      );
      // age asks the terminal, and nothing else, for its passphrase: `script` is one.
      const { stdout } = spawnSync(
        'script',
        ['-qec', `age -d -o ${folder}/x ${folder}/x.age && cat ${folder}/x`, '/dev/null'],
        {
          input: 'right\n',
          encoding: 'utf8',
          timeout: 20_000,
        },
      );
      expect(stdout).toContain('hello from Kiln');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

// @module-tag heavy
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SessionCalls } from '../../../src/ipc/session.ts';
import { openWithPassphrase } from '../../../src/sessions/file/age-passphrase.ts';
import type { SimulatedToken } from '../../../src/simulator/simulated-token.ts';
import type { FactLog } from '../../../src/station/burn-record.ts';
import { burnOn, EACH, newDesk, newToken, PASSPHRASE, readText, type TestDesk } from './desk.ts';

const SENTENCE = 'I want the seeds in plain text';
const ADA = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const LIST = [
  'upn,serial,secret,hash,manufacturer,model',
  `ada@example.org,86596100000017,${ADA},,Token2,C301-i`,
  'grace@example.org,86596100000018,,,,',
  'kim@example.org,86596100000019,,SHA256,,',
  'jo@example.org,86596100000020,,,,',
].join('\n');

type Order = SessionCalls['exportSession']['args'];

const plain = (more: Partial<Order>): Order => ({
  order: { provider: 'entra-csv' },
  protection: { kind: 'plain-text', consent: SENTENCE },
  withUnverified: false,
  manufacturer: 'Token2',
  model: '',
  ...more,
});

/** Three of four tokens are burned and checked, the third with SHA-256. */
async function burned(at: TestDesk, clockErrorSeconds = 0) {
  await readText(at, LIST);
  const accept = ['make-seeds'] as const;
  const order = { name: 'Munich, 3rd floor', passphrase: PASSPHRASE, accept, settings: EACH };
  expect(await at.desk.createSession(order)).toBeUndefined();
  await at.desk.withWork((work) => work.run());
  const tokens = ['17', '18', '19'].map((end) => newToken(`865961000000${end}`, clockErrorSeconds));
  for (const [index, token] of tokens.entries()) await burnOn(at, index % 2 ? 'right' : 'left', token);
  at.desk.work?.pause();
  await at.until(({ open }) => open?.running === false && open.counts.verified === 3);
  return tokens;
}

async function exported(at: TestDesk, more: Partial<Order>) {
  const answer = await at.desk.exportSession(plain(more));
  if (!answer.ok) throw new Error(answer.failure.code);
  return { ...answer.value, bytes: Buffer.from(answer.value.content, 'base64') };
}

const receipts = (at: TestDesk) => at.facts().filter(({ kind }) => kind === 'export');

describe('an export', () => {
  it('has what the provider takes, names what stays out, and is in the register', async () => {
    const at = newDesk();
    await burned(at);
    const entra = await exported(at, {});
    expect(entra.bytes.toString().split('\r\n').slice(0, 2)).toEqual([
      'upn,serial number,secret key,time interval,manufacturer,model',
      `ada@example.org,86596100000017,${ADA},30,Token2,C301-i`,
    ]);
    // Grace's row names no model: her token's serial does.
    expect(entra.bytes.toString().split('\r\n')[2]).toMatch(
      /^grace@example\.org,86596100000018,[A-Z2-7]{32},30,Token2,C301$/,
    );
    expect(entra).toMatchObject({
      tokens: 2,
      leftOut: [{ row: 2, place: 4, user: 'kim@example.org', code: 'unsupported-algorithm' }],
    });
    expect(receipts(at)).toMatchObject([
      {
        provider: 'entra-csv',
        protection: 'plain-text',
        tokens: 2,
        leftOut: 1,
        serials: ['86596100000017', '86596100000018'],
        sha256: createHash('sha256').update(entra.bytes).digest('hex'),
        operator: 'tester',
      },
    ]);
    expect(JSON.stringify(at.facts())).not.toContain(ADA);
  });

  it('is not forgotten when the session is left and opened again', async () => {
    const at = newDesk();
    await burned(at);
    const path = at.desk.view.open?.path ?? '';
    await exported(at, {});
    expect(at.desk.view.open?.exported).toBe(true);
    await at.desk.leaveSession();
    expect(await at.desk.openSession({ path, passphrase: PASSPHRASE })).toBeUndefined();
    expect(at.desk.view.open?.exported).toBe(true);
  });

  it('says which tokens Entra ID is to assign by hand', async () => {
    const at = newDesk();
    await burned(at);
    const graph = await exported(at, { order: { provider: 'entra-graph' } });
    expect(graph).toMatchObject({
      tokens: 3,
      unassigned: [
        { row: 0, place: 2, user: 'ada@example.org', serial: '86596100000017' },
        { row: 1, user: 'grace@example.org', serial: '86596100000018' },
        { row: 2, user: 'kim@example.org', serial: '86596100000019' },
      ],
    });
    expect((await exported(at, {})).unassigned).toEqual([]);
    const serials = ['86596100000017', '86596100000018', '86596100000019'];
    expect(receipts(at)).toMatchObject([{ provider: 'entra-graph', serials, unassigned: serials }, {}]);
  });

  it('has a name that says for whom and when, and nothing of people', async () => {
    const at = newDesk();
    await burned(at);
    const names = [
      (await exported(at, {})).fileName,
      (await exported(at, { protection: { kind: 'sealed', passphrase: 'x' } })).fileName,
      (await exported(at, { order: { provider: 'entra-graph' } })).fileName,
    ];
    for (const name of names) expect(name).toMatch(/^kiln-entra-(csv|graph)-\d{4}-\d\d-\d\d-\d{4}\.[a-z.]+$/);
    expect(names.map((name) => name.slice(name.indexOf('.')))).toEqual(['.csv', '.csv.age', '.json']);
  });

  it('is sealed under its own passphrase', async () => {
    const at = newDesk();
    await burned(at);
    const sealed = await exported(at, { protection: { kind: 'sealed', passphrase: 'of the file' } });
    expect(sealed.bytes.toString('latin1')).toMatch(/^age-encryption\.org\/v1\n/);
    const opened = await openWithPassphrase(sealed.bytes, 'of the file');
    expect(opened.ok && Buffer.from(opened.value).toString()).toContain(ADA);
    expect(await openWithPassphrase(sealed.bytes, PASSPHRASE)).toMatchObject({ ok: false });
    expect(receipts(at)).toMatchObject([{ protection: 'sealed' }]);
  });

  it('is refused, and nothing is in the register, where it is not protected as it must be', async () => {
    const at = newDesk();
    await burned(at);
    const refused = async (more: Partial<Order>) => {
      const answer = await at.desk.exportSession(plain(more));
      return answer.ok ? answer : answer.failure;
    };
    const pskc = (encryption: Extract<Order['order'], { provider: 'pskc' }>['encryption']) => ({
      order: { provider: 'pskc', encryption } as const,
    });
    for (const consent of ['', 'yes', SENTENCE.toLowerCase(), `${SENTENCE}.`]) {
      expect(await refused({ protection: { kind: 'plain-text', consent } })).toEqual({
        code: 'plain-text-not-confirmed',
      });
    }
    const empty = { code: 'passphrase-empty' };
    expect(await refused({ protection: { kind: 'sealed', passphrase: '' } })).toEqual(empty);
    expect(await refused(pskc({ kind: 'password', password: '' }))).toEqual(empty);
    expect(await refused({ protection: { kind: 'pskc' } })).toEqual({ code: 'pskc-unprotected' });
    expect(await refused({ protection: { kind: 'pskc' }, ...pskc('none') })).toEqual({
      code: 'pskc-unprotected',
    });
    for (const keyHex of ['', '00', 'zz'.repeat(16), '00'.repeat(32)]) {
      const key = pskc({ kind: 'key', keyHex, keyName: 'k' });
      expect(await refused({ protection: { kind: 'pskc' }, ...key })).toEqual({
        code: 'bad-key',
        bytes: [16],
      });
    }
    expect(receipts(at)).toEqual([]);
  });

  it('is not handed out where the register cannot take its receipt', async () => {
    const failure = { code: 'journal-unwritable', path: '/full/journal.jsonl', reason: 'ENOSPC' } as const;
    const log: FactLog = {
      append: async (fact) =>
        fact.kind === 'export' ? { ok: false, failure } : { ok: true, value: undefined },
    };
    const at = newDesk({ log });
    await burned(at);
    expect(await at.desk.exportSession(plain({}))).toEqual({ ok: false, failure });
  });

  it('has tokens that were not to be checked only if somebody says so, and never one whose code is due', async () => {
    const at = newDesk();
    await readText(at, LIST);
    const settings = { ...EACH, verification: { rule: 'none' } } as const;
    await at.desk.createSession({ name: 'x', passphrase: PASSPHRASE, accept: ['make-seeds'], settings });
    expect(await at.desk.exportSession(plain({}))).toEqual({
      ok: false,
      failure: { code: 'nothing-to-export' },
    });
    await at.desk.withWork((work) => work.run());
    await burnOn(at, 'left', newToken('86596100000017'));
    await at.desk.withWork((work) => work.setSettings(EACH));
    at.readers.lay('right', newToken('86596100000018'));
    await at.until(({ open }) => open?.lanes.some(({ phase }) => phase === 'code'));
    at.desk.work?.checkLater('right');
    await at.until(({ open }) => open?.counts.seeded === 2 && open.due === 1);
    expect(await at.desk.exportSession(plain({}))).toEqual({
      ok: false,
      failure: { code: 'nothing-to-export' },
    });
    expect((await exported(at, { withUnverified: true })).bytes.toString()).toMatch(
      /^.*\r\nada@example\.org,86596100000017,.*\r\n$/,
    );
  });

  it('that no token fits is no file, and says why', async () => {
    const at = newDesk();
    await burned(at);
    const profile = {
      factorProfileId: 'fpr1',
      sharedSecretEncoding: 'base32',
      algorithm: 'SHA1',
      periodSeconds: 60,
    } as const;
    const okta = await exported(at, { order: { provider: 'okta', profile } });
    expect(okta).toMatchObject({ tokens: 0, content: '' });
    expect(okta.leftOut.map(({ code }) => code)).toEqual([
      'unsupported-period',
      'unsupported-period',
      'unsupported-algorithm',
    ]);
    expect(receipts(at)).toEqual([]);
    expect(at.desk.view.open?.exported).toBe(false);
    await exported(at, {});
    expect(at.desk.view.open?.exported).toBe(true);
  });
});

describe('the activation', () => {
  it('says what each token that lies there shows, by its own clock', async () => {
    const at = newDesk();
    const [ada, grace] = await burned(at);
    if (!ada || !grace) throw new Error('no tokens');
    // Its clock has gone wrong since: by three steps.
    grace.shiftClock(90);
    at.readers.lay('left', ada);
    at.readers.lay('right', grace);
    const rows = () => {
      const answer = at.desk.activations();
      return answer.ok ? answer.value : [];
    };
    await at.until(() => rows().length === 2);
    // A token tells whole seconds: near the end of a code nobody can say whether it shows the next one already.
    const isSure = ({ clock }: SimulatedToken) => clock.seconds % 30 > 2 && clock.seconds % 30 < 28;
    await expect.poll(() => [ada, grace].every(isSure)).toBe(true);
    const [first, second] = rows();
    expect([first, second]).toMatchObject([
      { reader: 'left', serial: ada.serial, user: 'ada@example.org', place: 2 },
      { reader: 'right', serial: grace.serial, user: 'grace@example.org', place: 3 },
    ]);
    for (const [row, token] of [
      [first, ada],
      [second, grace],
    ] as const) {
      // Switched on anew, it shows its present code.
      token.pressButton();
      token.pressButton();
      expect(row?.code?.code).toBe(token.display().text);
      const left = (row?.code?.validUntil ?? 0) - Date.now();
      expect(left).toBeGreaterThan(-1500);
      expect(left).toBeLessThanOrEqual(30_000);
      expect(row?.code?.periodSeconds).toBe(30);
    }
  });

  it('leaves alone what is not done, or not of this session, and waits for the readers', async () => {
    const at = newDesk();
    await burned(at);
    at.readers.lay('left', newToken('86596100000020'));
    at.readers.lay('right', newToken('86596100009999'));
    await at.until(() => at.watch.views().every(({ token }) => token !== undefined));
    expect(at.desk.activations()).toEqual({ ok: true, value: [] });
    at.readers.lift('left');
    at.readers.lift('right');
    await at.desk.withWork((work) => work.run());
    expect(at.desk.activations()).toEqual({ ok: false, failure: { code: 'session-running' } });
  });
});

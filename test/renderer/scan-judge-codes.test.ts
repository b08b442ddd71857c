import { describe, expect, it } from 'vitest';
import { accountsToChoose, joinTransfers, judgeCodes } from '../../renderer/scan/judge-codes.ts';
import type { Judgement } from '../../src/ipc/seed.ts';
import { seed } from './fixtures.ts';

const good: Judgement = { ok: true, description: seed.description, warnings: [] };
const refused: Judgement = { ...good, refused: { code: 'unsupported-digits', digits: 8 } };
const push: Judgement = { ok: false, failure: { code: 'push-code' } };
const batches: Judgement = {
  ok: false,
  failure: { code: 'malformed-uri', what: 'data', reason: 'different-batches' },
};
const transfer = (accounts: string[], missingParts: number[]): Judgement => ({
  ok: false,
  failure: { code: 'transfer-code', accounts, missingParts },
});

/** A station that knows these texts; every other is a bug of the test. */
function station(judgements: Readonly<Record<string, Judgement>>) {
  return async (text: string) => {
    const judgement = judgements[text];
    if (!judgement) throw new Error(`not expected: ${text}`);
    return judgement;
  };
}

const codes = (...texts: string[]) => texts.map((text) => ({ text }));
const [A, B, C] = ['a', 'b', 'c'].map((data) => `otpauth-migration://offline?data=${data}`) as [
  string,
  string,
  string,
];

describe('codes that were found', () => {
  it('count once, and parts of a transfer are one', () => {
    const texts = (...found: string[]) => joinTransfers(codes(...found)).map(({ text }) => text);
    const loud = B.replace('otpauth-migration', 'OTPAUTH-MIGRATION');
    expect(texts(A, 'otpauth://totp/x', loud, A)).toEqual(['otpauth://totp/x', `${A}\n${loud}`]);
    expect(texts('x', 'x')).toEqual(['x']);
    expect(texts()).toEqual([]);
  });

  it('are to choose from where they lead to a seed, and else wrong, each kind once', async () => {
    const judge = station({ ok: good, eight: refused, push1: push, push2: push });
    const judged = await judgeCodes(judge, codes('push1', 'ok', 'eight', 'push2'));
    const { issuer, account } = seed.description;
    expect(judged.choices).toEqual([{ text: 'ok', name: account, issuer }]);
    expect(judged.wrong.map(({ failure }) => failure.code)).toEqual(['push-code', 'unsupported-digits']);
    expect(judged.parts).toBeUndefined();
  });

  it('that are of two apps are both said', async () => {
    const okta: Judgement = { ok: false, failure: { code: 'push-code', app: 'okta-verify' } };
    const judged = await judgeCodes(station({ push, okta }), codes('push', 'okta', 'push'));
    expect(judged.wrong.map(({ failure }) => failure)).toEqual(
      [push, okta].map((each) => !each.ok && each.failure),
    );
  });

  it('of a transfer are a choice for each account, and say which pictures are missing', async () => {
    const judge = station({ [`${A}\n${B}`]: transfer(['AWS:root', 'ada'], [3]) });
    const judged = await judgeCodes(judge, codes(A, B));
    const text = `${A}\n${B}`;
    expect(judged.choices).toEqual([
      { text, account: 'AWS:root', name: 'AWS:root', issuer: '' },
      { text, account: 'ada', name: 'ada', issuer: '' },
    ]);
    expect(judged.parts).toEqual({ have: 2, missing: [3] });
    expect(judged.transfers.map((code) => code.text)).toEqual([A, B]);
  });

  it('of a transfer are joined with those that wait, unless those are of another one', async () => {
    const joined = station({ [`${A}\n${B}`]: transfer(['ada'], []) });
    expect((await judgeCodes(joined, codes(B), codes(A))).parts).toBeUndefined();
    const another = station({ [`${A}\n${C}`]: batches, [C]: transfer(['bob'], [1]) });
    const judged = await judgeCodes(another, codes(C), codes(A));
    expect(judged.choices.map(({ name }) => name)).toEqual(['bob']);
    expect(judged.wrong).toEqual([]);
    expect(judged.transfers).toEqual(codes(C));
  });

  it('that are no transfer leave what waits out of it', async () => {
    expect((await judgeCodes(station({ ok: good }), codes('ok'), codes(A))).choices).toHaveLength(1);
  });

  it('of two transfers at once that are both incomplete are wrong', async () => {
    const judged = await judgeCodes(station({ [`${A}\n${C}`]: batches }), codes(A, C));
    expect(judged.wrong.map(({ failure }) => failure.code)).toEqual(['malformed-uri']);
  });
});

describe('the accounts to choose from', () => {
  it('are those of a transfer code only', () => {
    expect(accountsToChoose(transfer(['a'], [1]))).toEqual(['a']);
    expect(accountsToChoose(push)).toEqual([]);
    expect(accountsToChoose(good)).toEqual([]);
    expect(accountsToChoose(undefined)).toEqual([]);
  });
});

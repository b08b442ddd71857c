import { describe, expect, it } from 'vitest';
import { accountsToChoose, judgeCodes } from '../../renderer/scan/judge-codes.ts';
import type { Judgement } from '../../src/ipc/seed.ts';
import type { CodeContent, CodePart } from '../../src/qr/split-code.ts';
import { splitCode } from '../qr/split-text.ts';
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
    expect(judged.parts).toEqual({ of: 'transfer-code', have: 2, missing: [3] });
    expect(judged.waiting.map((code) => code.text)).toEqual([A, B]);
  });

  it('of a transfer are joined with those that wait, unless those are of another one', async () => {
    const joined = station({ [`${A}\n${B}`]: transfer(['ada'], []) });
    expect((await judgeCodes(joined, codes(B), codes(A))).parts).toBeUndefined();
    const another = station({ [`${A}\n${C}`]: batches, [C]: transfer(['bob'], [1]) });
    const judged = await judgeCodes(another, codes(C), codes(A));
    expect(judged.choices.map(({ name }) => name)).toEqual(['bob']);
    expect(judged.wrong).toEqual([]);
    expect(judged.waiting).toEqual(codes(C));
  });

  it('that are no transfer leave what waits out of it', async () => {
    expect((await judgeCodes(station({ ok: good }), codes('ok'), codes(A))).choices).toHaveLength(1);
  });

  it('of two transfers at once that are both incomplete are wrong', async () => {
    const judged = await judgeCodes(station({ [`${A}\n${C}`]: batches }), codes(A, C));
    expect(judged.wrong.map(({ failure }) => failure.code)).toEqual(['malformed-uri']);
  });
});

describe('parts of a split code', () => {
  const URI = 'otpauth://totp/Contoso:jo?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const [one, two] = splitCode(URI, 2) as [CodeContent, CodeContent];

  it('are no choice and never judged: which ones are missing is said', async () => {
    const judged = await judgeCodes(station({}), [two]);
    expect(judged).toEqual({
      choices: [],
      wrong: [],
      parts: { of: 'split-code', have: 1, missing: [1] },
      waiting: [two],
    });
  });

  it('are one code together, in one look or with those that wait', async () => {
    const judge = station({ [URI]: good });
    for (const judged of [await judgeCodes(judge, [two, one]), await judgeCodes(judge, [one], [two])]) {
      expect(judged).toMatchObject({ choices: [{ text: URI }], wrong: [], waiting: [] });
      expect(judged.parts).toBeUndefined();
    }
  });

  it('of another code begin anew, beside those that wait', async () => {
    const [, other] = splitCode(`${URI}&digits=8`, 2) as [CodeContent, CodeContent];
    const judged = await judgeCodes(station({}), [other], [one]);
    expect(judged.parts).toEqual({ of: 'split-code', have: 1, missing: [1] });
    expect(judged.waiting).toEqual([one, other]);
  });

  it('that do not fit those that wait take their place', async () => {
    const spoilt = { text: '', part: { ...(one.part as CodePart), bytes: Uint8Array.of(1) } };
    const judged = await judgeCodes(station({}), [one], [spoilt]);
    expect(judged).toMatchObject({ wrong: [], waiting: [one] });
    const atOnce = await judgeCodes(station({}), [one, spoilt]);
    expect(atOnce.wrong).toMatchObject([{ failure: { code: 'split-code-broken', reason: 'other-code' } }]);
  });

  it('beside a code that can be used leave the choice to a person', async () => {
    const judged = await judgeCodes(station({ ok: good }), [{ text: 'ok' }, one]);
    expect(judged.choices.map(({ text }) => text)).toEqual(['ok']);
    expect(judged.parts).toEqual({ of: 'split-code', have: 1, missing: [2] });
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

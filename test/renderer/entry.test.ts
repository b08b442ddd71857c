import { describe, expect, it } from 'vitest';
import {
  accountsToChoose,
  distinctFailures,
  EMPTY_ENTRY,
  joinTransfers,
  seedText,
  usableOffers,
} from '../../renderer/seed/entry.ts';
import type { Judgement } from '../../src/ipc/seed.ts';
import { seed } from './fixtures.ts';

const good: Judgement = { ok: true, description: seed.description, warnings: [] };
const refused: Judgement = { ...good, refused: { code: 'unsupported-digits', digits: 8 } };
const push: Judgement = { ok: false, failure: { code: 'push-code' } };
const transfer = (accounts: string[], missingParts: number[]): Judgement => ({
  ok: false,
  failure: { code: 'transfer-code', accounts, missingParts },
});

describe('texts out of pictures', () => {
  it('count once, and parts of a transfer are judged together', () => {
    const [a, b] = ['otpauth-migration://offline?data=a', 'OTPAUTH-MIGRATION://offline?data=b'];
    expect(joinTransfers([a, 'otpauth://totp/x', b, a])).toEqual(['otpauth://totp/x', `${a}\n${b}`]);
    expect(joinTransfers(['x', 'x'])).toEqual(['x']);
    expect(joinTransfers([])).toEqual([]);
  });

  it('are offered when they lead to a seed', () => {
    const offers = [good, refused, push, transfer(['a', 'b'], []), transfer([], [2])].map((judgement) => ({
      text: 'x',
      judgement,
    }));
    expect(usableOffers(offers).map(({ judgement }) => judgement)).toEqual([good, transfer(['a', 'b'], [])]);
  });

  it('that are all wrong are explained, each kind once', () => {
    const offers = [push, refused, push].map((judgement) => ({ text: 'x', judgement }));
    expect(distinctFailures(offers).map(({ code }) => code)).toEqual(['push-code', 'unsupported-digits']);
  });
});

describe('an entry', () => {
  it('is handed over with nothing that was not said', () => {
    const entry = { ...EMPTY_ENTRY, text: 'KEY' };
    expect(seedText(entry)).toEqual({ text: 'KEY' });
    expect(seedText({ ...entry, hex: true, account: ' ada ' })).toEqual({
      text: 'KEY',
      hex: true,
      account: 'ada',
    });
    expect(seedText({ ...entry, account: '  ' })).toEqual({ text: 'KEY' });
  });

  it('lets choose among the accounts of a transfer code only', () => {
    expect(accountsToChoose(transfer(['a'], [1]))).toEqual(['a']);
    expect(accountsToChoose(push)).toEqual([]);
    expect(accountsToChoose(good)).toEqual([]);
    expect(accountsToChoose(undefined)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { EMPTY_ENTRY, lacksAccount, seedText } from '../../renderer/seed/entry.ts';
import type { Judgement } from '../../src/ipc/seed.ts';
import { seed } from './fixtures.ts';

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

  it('lacks an account only where a key stands alone: a code says what it says', () => {
    const judgement = (kind: 'base32' | 'hex' | 'otpauth', account: string): Judgement => ({
      ok: true,
      description: { ...seed.description, kind, account },
      warnings: [],
    });
    expect(lacksAccount(judgement('base32', ''))).toBe(true);
    expect(lacksAccount(judgement('hex', ''))).toBe(true);
    expect(lacksAccount(judgement('base32', 'ada'))).toBe(false);
    expect(lacksAccount(judgement('otpauth', ''))).toBe(false);
    expect(lacksAccount({ ok: false, failure: { code: 'push-code' } })).toBe(false);
  });
});

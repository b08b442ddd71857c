import { describe, expect, it } from 'vitest';
import type { LastBurn } from '../../src/register/last-burn.ts';
import { nameOf, wouldTake } from '../../src/station/would-take.ts';

const jo = { account: 'jo@example.org', issuer: 'Contoso' };
const last = (change: Partial<LastBurn> = {}): LastBurn => ({
  ...{ account: 'kim@example.org', issuer: 'Contoso', time: '2026-03-03T14:05:00Z' },
  ...{ outcome: 'verified', operator: 'meyer', ...change },
});

describe('from whom a burn would take a token', () => {
  it.each(['seeded', 'verified', 'unfinished'] as const)('somebody else, burned: %s', (outcome) => {
    expect(wouldTake(last({ outcome }), jo)?.account).toBe('kim@example.org');
  });

  it.each(['blank', 'untouched'] as const)('nobody, where the burn left nothing: %s', (outcome) => {
    expect(wouldTake(last({ outcome }), jo)).toBeUndefined();
  });

  it('nobody, of a token that was never burned', () => {
    expect(wouldTake(undefined, jo)).toBeUndefined();
  });

  it('not the same account of the same issuer, however it is written; of another issuer it is', () => {
    expect(wouldTake(last({ account: 'JO@Example.org' }), jo)).toBeUndefined();
    expect(wouldTake(last({ account: 'jo@example.org', issuer: 'Fabrikam' }), jo)).toBeDefined();
  });

  it.each(['returned', 'retired', 'broken'] as const)('nobody, once it is %s', (ended) => {
    expect(wouldTake(last({ ended }), jo)).toBeUndefined();
  });

  it('whoever lost it', () => {
    expect(wouldTake(last({ ended: 'lost' }), jo)).toBeDefined();
  });
});

describe('a name', () => {
  it('is made of what is known', () => {
    expect(nameOf(jo)).toBe('jo@example.org, Contoso');
    expect(nameOf({ account: '', issuer: 'Contoso' })).toBe('Contoso');
    expect(nameOf({ account: '', issuer: '' })).toBe('');
  });
});

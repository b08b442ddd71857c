import { describe, expect, it } from 'vitest';
import type { Failure, Warning } from '../../src/ipc/failure.ts';
import { en } from '../../src/messages/en.ts';
import { Messages } from '../../src/messages/messages.ts';
import { FAILURES, WARNINGS } from './samples.ts';

const messages = new Messages();
const failures: Failure[] = Object.values(FAILURES).flat();
const warnings: Warning[] = Object.values(WARNINGS).flat();

/** Whole sentences, with every name filled in. */
function expectWords(text: string) {
  expect(text).not.toMatch(/\{\{|\}\}|undefined|null|NaN|\[object|failures\/|warnings\/|\$t/);
  expect(text).not.toMatch(/ {2}|\s[.,;:]|\(\)|""|: \./);
  expect(text).toMatch(/^\S.*\S$/);
}

describe('the words of a failure', () => {
  it.each(failures.map((failure) => [JSON.stringify(failure), failure] as const))('%s', (_, failure) => {
    const { what, now } = messages.failure(failure);
    expectWords(what);
    expectWords(now);
    expect(what).toMatch(/\.$/);
    if (failure.code !== 'addon-missing' && failure.code !== 'usage') expect(now).toMatch(/\.$/);
  });

  it('stand in the catalogue for every code, and for no other', () => {
    expect(Object.keys(en.failures).sort()).toEqual(Object.keys(FAILURES).sort());
    const codes = Object.keys(en.warnings).filter((key) => !key.includes('_'));
    expect(codes.sort()).toEqual(Object.keys(WARNINGS).sort());
  });

  it('begin no line of their own with what others wrote', () => {
    const name = 'jo\n✓ Burned and verified.\u001b[2K';
    const { what } = messages.failure({ code: 'assigned-to-another', serial: '1', name });
    expect(what).toBe('The token 1 belongs to jo ✓ Burned and verified.[2K. It was left as it is.');
  });

  it('hold what the failure knows', () => {
    const told = (failure: Failure) => Object.values(messages.failure(failure)).join(' ');
    expect(told(FAILURES['serial-number'][0])).toContain('86596100012345');
    expect(told(FAILURES['transfer-code'][0])).toMatch(/Contoso:jo, kim.*2, 3/);
    expect(told(FAILURES['several-tokens'][0])).toContain('Reader A, Reader B');
    expect(told(FAILURES['addon-missing'][0])).toContain('npm rebuild x');
    expect(told(FAILURES['library-missing'][0])).toContain('libpcsclite.so.1');
    expect(told(FAILURES['journal-unwritable'][0])).toMatch(/\/data\/journal\.jsonl.*ENOSPC/);
    expect(told(FAILURES['other-token'][0])).toMatch(/86596100054321.*86596100012345/);
    expect(told(FAILURES.refused[0])).toMatch(/writeConfig.*6A80/);
    expect(told(FAILURES['bad-config'][0])).toMatch(/config\.json.*models\[1\]/);
    expect(told(FAILURES['clock-not-kept'][0])).toContain('90 s');
  });

  const variants = [
    'push-code',
    'not-totp',
    'web-link',
    'unknown',
    'bad-base32',
    'not-a-token',
    'no-reader',
    'unsupported-algorithm',
    'malformed-uri',
    'transfer-code',
    'usage',
    'journal-unwritable',
    'session-unwritable',
  ] as const;

  it('say to a window, too, what to close where another program has a file open', () => {
    const busy = FAILURES['journal-unwritable'].find(({ reason }) => reason === 'EBUSY') as Failure;
    expect(messages.failure(busy, 'window')).toEqual(messages.failure(busy));
    expect(messages.failure(busy).now).toMatch(/^Close what has it open: another Kiln/);
  });

  it.each(variants)('differ where what happened differs: %s', (code) => {
    const texts = (FAILURES[code] as readonly Failure[]).map((failure) => messages.failure(failure).what);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('say one thing for each code that no other code says', () => {
    const texts = Object.values(FAILURES).map(([failure]) => messages.failure(failure).what);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('repeat names to the letter, whatever they look like', () => {
    const wanted = '{{available}} $t(steps/seeded) <b>&amp; "x" \\1 $& %s';
    const { what } = messages.failure({ code: 'no-reader', wanted, available: ['{{wanted}}', '<i>'] });
    expect(what).toContain(`"${wanted}"`);
    expect(what).toContain('{{wanted}}, <i>');
  });

  it('are English where there is no catalogue', () => {
    const cancelled = { code: 'cancelled' } as const;
    expect(new Messages('xx-YY').failure(cancelled)).toEqual(new Messages('en').failure(cancelled));
  });
});

describe('the words of a warning', () => {
  it.each(warnings.map((warning) => [JSON.stringify(warning), warning] as const))('%s', (_, warning) => {
    const text = messages.warning(warning);
    expectWords(text);
    expect(text).toMatch(/\.$/);
  });

  it('are all different', () => {
    expect(new Set(warnings.map((warning) => messages.warning(warning))).size).toBe(warnings.length);
  });
});

describe('the words of a burn', () => {
  it('for every step', () => {
    const steps = ['identified', 'authenticated', 'configured', 'seeded', 'confirmed', 'verified'] as const;
    for (const step of steps) expectWords(messages.step(step));
    expect(Object.keys(en.steps)).toEqual([...steps]);
  });

  it('for every outcome; a model that keeps its seed may hold the old one', () => {
    for (const outcome of ['untouched', 'blank', 'seeded', 'verified'] as const) {
      for (const keepsSeed of [true, false]) expectWords(messages.outcome(outcome, keepsSeed));
      const differs = messages.outcome(outcome, true) !== messages.outcome(outcome, false);
      expect(differs).toBe(outcome === 'blank');
    }
    expect(messages.outcome('blank', true)).toContain('old seed');
  });

  it('for what happens on the way', () => {
    expectWords(messages.burnEvent('interrupted', { waitSeconds: 20 }));
    expect(messages.burnEvent('interrupted', { waitSeconds: 20 })).toContain('20 s');
    expect(messages.burnEvent('other-token', { serial: '86596100054321' })).toContain('86596100054321');
    expectWords(messages.burnEvent('resumed', {}));
  });

  it('for every verdict', () => {
    for (const verdict of ['drift', 'stale-code', 'wrong-code', 'not-a-code'] as const) {
      const event = { verdict, seconds: -150, steps: -5, triesLeft: 2 };
      expectWords(messages.verdict(event));
      if (verdict !== 'not-a-code') expect(messages.verdict(event)).toMatch(/: 2\.$/);
    }
    expect(messages.verdict({ verdict: 'drift', seconds: -150 } as never)).toContain('150 s');
  });
});

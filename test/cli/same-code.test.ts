import { afterEach, describe, expect, it, vi } from 'vitest';
import { Output } from '../../src/cli/output.ts';
import { reportResult } from '../../src/cli/report-burn.ts';

afterEach(() => vi.restoreAllMocks());

/** What is said at the end of a burn whose code was right, and is good for so long still. */
function said(secondsGood: number, language: string): string {
  let text = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  const report = { outcome: 'verified', verification: 'code' } as const;
  reportResult(new Output(false, language), report, { whose: 'ada', checks: true, secondsGood });
  return text;
}

describe('after a code that was right, the terminal', () => {
  it('says that the same one goes into the registration page while it is good', () => {
    expect(said(19, 'en')).toContain('with this same code: it is good for 19 s more');
    expect(said(8, 'de')).toContain('mit demselben Code ab: Er gilt noch 8 s.');
  });

  it('says that the next one goes there where under eight seconds are left', () => {
    expect(said(7, 'en')).toContain('with the next code the token shows: this one ends too soon');
    expect(said(0, 'de')).toContain('mit dem nächsten Code ab, den der Token zeigt: Dieser endet zu bald.');
  });
});

import { describe, expect, it } from 'vitest';
import { joinCodes } from '../../src/pictures/join-codes.ts';
import type { CodeContent } from '../../src/qr/split-code.ts';
import { splitCode } from '../qr/split-text.ts';

const URI = 'otpauth://totp/Contoso:jo?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const [A, B] = ['otpauth-migration://offline?data=a', 'OTPAUTH-MIGRATION://offline?data=b'] as const;

const codes = (...texts: string[]): CodeContent[] => texts.map((text) => ({ text }));
const said = (found: readonly CodeContent[]) =>
  joinCodes(found).map(({ text }) => (text.ok ? text.value : text.failure));

describe('codes that were found', () => {
  it('count once, and the pictures of a transfer are one', () => {
    expect(said(codes(A, URI, B, A))).toEqual([URI, `${A}\n${B}`]);
    expect(said(codes('x', 'x'))).toEqual(['x']);
    expect(said([])).toEqual([]);
  });

  it('are one where they are its parts, whatever that says', () => {
    expect(said([...splitCode(URI, 3), ...codes(URI)])).toEqual([URI]);
    expect(said([...codes(B), ...splitCode(A, 2)])).toEqual([`${B}\n${A}`]);
  });

  it('are known by what they make', () => {
    const parts = splitCode(URI, 2);
    const [joined] = joinCodes([...parts, ...codes('x')]).filter(({ text }) => text.ok && text.value === URI);
    expect(joined?.codes).toEqual(parts);
  });

  it('without all parts are none', () => {
    expect(said([...codes('x'), ...splitCode(URI, 3).slice(1)])).toEqual([
      'x',
      { code: 'split-code', have: [2, 3], missing: [1], total: 3 },
    ]);
  });
});

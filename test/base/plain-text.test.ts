import { describe, expect, it } from 'vitest';
import { plainLine, plainText } from '../../src/base/plain-text.ts';
import { cleanName } from '../../src/otp/account-label.ts';

/** Every character with Bidi_Control (Unicode 17, PropList.txt), and the two line ends of Unicode's own. */
const TURNING = [
  ...['\u061c', '\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e'],
  ...['\u2066', '\u2067', '\u2068', '\u2069', '\u2028', '\u2029'],
];

describe('what others wrote', () => {
  it.each(TURNING)('has nothing that turns text round (%j)', (sign) => {
    expect(plainText(`a${sign}b`)).toBe('ab');
    expect(cleanName(` a${sign}b `)).toBe('ab');
  });

  it('has nothing that a terminal obeys, and keeps its lines', () => {
    expect(plainText('a\u001b[2J\u0007\u009b\u007f\r\nb')).toBe('a[2J\nb');
    expect(cleanName('a\u001b\n\u0085b')).toBe('ab');
  });

  it('keeps letters, accents, joiners and emoji', () => {
    const text = 'Zoë Ünal · 山田 · علي · 👩‍🚒 −47 s';
    expect(plainText(text)).toBe(text);
  });

  it('is one line of a bounded length where it may be anything', () => {
    expect(plainLine('{"a":\n"\u001b]0;x\u0007"}', 100)).toBe('{"a": "]0;x"}');
    expect(plainLine('x'.repeat(11), 10)).toBe(`${'x'.repeat(10)}…`);
  });
});

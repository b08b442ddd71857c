import { fail, type Result, succeed } from '../base/result.ts';
import { decodeBase32 } from './base32.ts';
import { recogniseOtherCode } from './other-codes.ts';
import type { SeedFailure } from './seed-failure.ts';
import { isBlank, withoutSeparators } from './separators.ts';

export type SeedKind = 'otpauth' | 'base32' | 'hex' | 'transfer-code';

/**
 * What a text looks like, or why it is no seed; Base32 and hex may turn out to be faulty later. A URI of ours on any
 * line makes the whole a URI, so that lines which do not belong there are said to be the trouble.
 */
export function recogniseText(
  text: string,
  format: 'auto' | 'hex',
  serialPrefixes: readonly string[],
): Result<SeedKind, SeedFailure> {
  const compact = withoutSeparators(text);
  if (compact === '') return fail({ code: 'empty' });
  if (/^otpauth-migration:/im.test(text)) return succeed('transfer-code');
  if (/^otpauth:/im.test(text)) return succeed('otpauth');
  const other = recogniseOtherCode(text);
  if (other) return fail(other);
  if (isSerialNumber(compact, serialPrefixes)) return fail({ code: 'serial-number', serial: compact });
  if (format === 'hex') return succeed('hex');
  if (/^\d+$/.test(compact)) return fail({ code: 'plain-number' });
  if (/^[a-z][a-z\d+.-]*:/i.test(text)) return fail({ code: 'unknown' });
  return looksLikeHex(text) || !isMostlyForeign(compact) ? succeed('base32') : fail({ code: 'unknown' });
}

/** 20 hexadecimal digits (10 bytes) or more that cannot be Base32. */
export function looksLikeHex(text: string): boolean {
  return /^[\da-f]{20,}$/i.test(withoutSeparators(text)) && !decodeBase32(text).ok;
}

/** Another way to write bytes, in which capital and small letters differ: whole, and too mixed for a slip of the finger. */
export function looksLikeBase64(text: string): boolean {
  const isWhole = /^(?=.*[0189+/])[A-Za-z\d+/]{14,}={0,2}$/.test(text) && text.length % 4 === 0;
  const letters = text.replace(/[^A-Za-z]/g, '');
  return isWhole && (letters.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z])/g)?.length ?? 0) >= 4;
}

/** 14 digits, the first of them those of a known model. */
function isSerialNumber(compact: string, prefixes: readonly string[]): boolean {
  return /^\d{14}$/.test(compact) && prefixes.some((prefix) => compact.startsWith(prefix));
}

/** More than a quarter of the characters is outside Base32: no slip of the finger, but something else altogether. */
function isMostlyForeign(compact: string): boolean {
  const characters = compact.replaceAll('=', '');
  const foreign = Array.from(characters.replace(/[a-z2-7]/gi, '')).length;
  return foreign * 4 > Array.from(characters).length;
}

const WRAPPINGS = new Map([
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['<', '>'],
  ['“', '”'],
  ['„', '“'],
  ['‘', '’'],
  ['«', '»'],
]);

/** The text without the blanks, quotation marks and angle brackets around it, and how many characters stood before it. */
export function unwrapText(text: string): { readonly text: string; readonly before: number } {
  let start = 0;
  let end = text.length;
  for (;;) {
    while (start < end && isBlank(text.charAt(start))) start++;
    while (start < end && isBlank(text.charAt(end - 1))) end--;
    if (end - start < 2 || WRAPPINGS.get(text.charAt(start)) !== text.charAt(end - 1)) break;
    start++;
    end--;
  }
  return { text: text.slice(start, end), before: start };
}

import { base32nopad } from '@scure/base';
import { fail, type Result, succeed } from '../base/result.ts';
import { isSeparator, showableCharacter } from './separators.ts';

/**
 * Where a text stops being Base32 and why. `position` counts the characters (code points) of the text as it was handed
 * in, from 1.
 * - `foreign-character`: `character` is outside A–Z and 2–7; '' when it cannot be shown.
 * - `padding`: a `=` stands before the end, or there are more of them than the length asks for.
 * - `impossible-length`: no number of bytes gives this many characters; one or more are missing after `position`.
 * - `spare-bits`: the last character holds bits beyond the last byte that are not zero: characters are missing or wrong.
 */
export type Base32Failure =
  | { readonly reason: 'foreign-character'; readonly position: number; readonly character: string }
  | { readonly reason: 'padding' | 'impossible-length' | 'spare-bits'; readonly position: number };

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 section 6. Upper case, without padding. */
export function encodeBase32(bytes: Uint8Array): string {
  return base32nopad.encode(bytes);
}

/**
 * Decodes RFC 4648 section 6. Lower case, separators and missing padding are fine; everything else is strict.
 * An empty text is zero bytes.
 */
export function decodeBase32(text: string): Result<Uint8Array, Base32Failure> {
  const decoded = decode(text);
  if (!decoded.ok) return decoded;
  const { bytes, spareBitsAt } = decoded.value;
  return spareBitsAt === undefined ? succeed(bytes) : fail({ reason: 'spare-bits', position: spareBitsAt });
}

interface Decoded {
  readonly bytes: Uint8Array;
  /** The position of the last character, where bits of it beyond the last byte are not zero: they were dropped. */
  readonly spareBitsAt: number | undefined;
}

export interface LenientBase32 extends Decoded {
  /** `+` stood between groups, as a form writes a blank. */
  readonly plusSigns: boolean;
}

/**
 * The same as services and people write it. Services make keys of random characters (26 of them are 16 bytes and two bits),
 * and every authenticator app drops the rest. A `+` is a blank, unless letters of both cases may be Base64.
 */
export function decodeBase32Leniently(text: string): Result<LenientBase32, Base32Failure> {
  const plusSigns = text.includes('+') && !(/[a-z]/.test(text) && /[A-Z]/.test(text));
  const decoded = decode(plusSigns ? text.replaceAll('+', ' ') : text);
  return decoded.ok ? succeed({ ...decoded.value, plusSigns }) : decoded;
}

function decode(text: string): Result<Decoded, Base32Failure> {
  const read = readSymbols(text);
  if (!read.ok) return read;
  const { symbols, lastPosition, paddingPositions } = read.value;
  // Beyond the last whole byte. Five or more are a whole character that adds nothing.
  const spareBits = (symbols.length * 5) % 8;
  if (spareBits >= 5) return fail({ reason: 'impossible-length', position: lastPosition });
  const superfluous = paddingPositions[(8 - (symbols.length % 8)) % 8];
  if (superfluous !== undefined) return fail({ reason: 'padding', position: superfluous });
  const spare = symbols === '' ? 0 : ALPHABET.indexOf(symbols.slice(-1)) % 2 ** spareBits;
  return succeed({
    bytes: base32nopad.decode(withoutSpareBits(symbols, spare)),
    spareBitsAt: spare === 0 ? undefined : lastPosition,
  });
}

function withoutSpareBits(symbols: string, spare: number): string {
  if (spare === 0) return symbols;
  return symbols.slice(0, -1) + ALPHABET.charAt(ALPHABET.indexOf(symbols.slice(-1)) - spare);
}

interface Symbols {
  /** Characters of the alphabet only. */
  readonly symbols: string;
  readonly lastPosition: number;
  readonly paddingPositions: readonly number[];
}

function readSymbols(text: string): Result<Symbols, Base32Failure> {
  let symbols = '';
  let lastPosition = 0;
  const paddingPositions: number[] = [];
  let position = 0;
  for (const character of text) {
    position += 1;
    if (/^[A-Za-z2-7]$/.test(character)) {
      if (paddingPositions[0] !== undefined)
        return fail({ reason: 'padding', position: paddingPositions[0] });
      symbols += character.toUpperCase();
      lastPosition = position;
    } else if (character === '=') {
      paddingPositions.push(position);
    } else if (!isSeparator(character)) {
      return fail({ reason: 'foreign-character', position, character: showableCharacter(character) });
    }
  }
  return succeed({ symbols, lastPosition, paddingPositions });
}

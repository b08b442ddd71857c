import { fromHex } from '../base/hex.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import { isSeparator, showableCharacter } from './separators.ts';

/** Where a text stops being hexadecimal and why. `position` counts its characters (code points) from 1. */
export type HexFailure =
  | { readonly reason: 'foreign-character'; readonly position: number; readonly character: string }
  | { readonly reason: 'odd-length'; readonly position: number };

/** Decodes hexadecimal digits in either case, with or without separators or colons between them. */
export function decodeHex(text: string): Result<Uint8Array, HexFailure> {
  let digits = '';
  let lastPosition = 0;
  for (const [index, character] of Array.from(text).entries()) {
    if (isSeparator(character) || character === ':') continue;
    const position = index + 1;
    if (!/^[0-9A-Fa-f]$/.test(character))
      return fail({ reason: 'foreign-character', position, character: showableCharacter(character) });
    digits += character;
    lastPosition = position;
  }
  if (digits.length % 2 !== 0) return fail({ reason: 'odd-length', position: lastPosition });
  return succeed(fromHex(digits));
}

export type Strength = 'none' | 'weak' | 'fair' | 'good';

export const LEAST_CHARACTERS = 8;

/** Bits of guessing, roughly: enough against somebody who has the file and time, given what scrypt costs. */
const FAIR_BITS = 45;
const GOOD_BITS = 64;

/** How hard a passphrase is to guess: a hint, from its length and how much of it differs. */
export function strengthOf(text: string): Strength {
  if (text.length < LEAST_CHARACTERS) return 'none';
  const kinds = [
    [/\p{Ll}/u, 26],
    [/\p{Lu}/u, 26],
    [/\d/, 10],
    [/[^\p{L}\d]/u, 20],
  ] as const;
  const alphabet = kinds.reduce((sum, [kind, size]) => sum + (kind.test(text) ? size : 0), 0) || 26;
  // What is repeated, or goes on as abc and 123 do, adds next to nothing.
  const characters = [...text];
  const fresh = characters.filter((each, at) => {
    const step = (each.codePointAt(0) ?? 0) - (characters[at - 1]?.codePointAt(0) ?? 0);
    return at === 0 || Math.abs(step) > 1;
  });
  const differing = new Set(fresh).size;
  // Words are easier to guess than letters.
  const bits = Math.min(fresh.length, differing * 2.5) * Math.log2(alphabet) * 0.72;
  if (bits >= GOOD_BITS) return 'good';
  return bits >= FAIR_BITS ? 'fair' : 'weak';
}

const CONSONANTS = 'bdfghjklmnprstvz';
const VOWELS = 'aeiou';
const GROUPS = 6;

/** Six groups of four letters that can be read out, of some 75 bits: `kuvo-tima-resu-dalo-pike-zomu`. */
export function makeUpPassphrase(): string {
  const letter = (letters: string) => letters[randomBelow(letters.length)] ?? '';
  const syllable = () => letter(CONSONANTS) + letter(VOWELS);
  return Array.from({ length: GROUPS }, () => syllable() + syllable()).join('-');
}

/** Below a number up to 256, every one as likely. */
function randomBelow(end: number): number {
  const whole = 256 - (256 % end);
  for (;;) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < whole) return byte % end;
  }
}

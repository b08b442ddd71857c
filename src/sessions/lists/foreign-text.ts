import type { ForeignText } from './list-problem.ts';

/** How texts begin that are no list. */
const BEGINNINGS: readonly (readonly [ForeignText, RegExp])[] = [
  ['pgp', /^\s*-----BEGIN PGP /],
  ['certificate', /^\s*-----BEGIN [A-Z ]+-----/],
  ['html', /^\s*<(?:!doctype html|html|head|body|table|div|meta|p|center)\b/i],
  ['mail', /^(?:[\w-]+: .*\r?\n)*?(?:mime-version|message-id|return-path|received): /i],
];

/** Lines of a letter that are looked at. */
const LETTER_LINES = 40;

/** What a text is that is no list at all. JSON is told apart where it is read. */
export function foreignText(text: string): ForeignText | undefined {
  const start = text.slice(0, 4000);
  const found = BEGINNINGS.find(([, beginning]) => beginning.test(start))?.[0];
  return found ?? (isLetter(start) ? 'letter' : undefined);
}

/**
 * Sentences for people: a greeting above, or several lines that end as sentences do, and not one line that holds a seed, a
 * serial or an address and nothing else. Commas in a sentence are no columns.
 */
function isLetter(text: string): boolean {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, LETTER_LINES);
  if (lines.length < 2 || lines.some(isRow)) return false;
  const greets =
    /^(?:dear|hello|hi|good (?:morning|day)|sehr geehrte|liebe[rs]?|hallo|guten tag|bonjour|madame|cher)\b.*[,!]?$/i;
  const sentences = lines.filter((line) => /\p{L}+ \p{L}+ \p{L}+ .*[.!?:]$/u.test(line)).length;
  return greets.test(lines[0] ?? '') ? sentences > 0 : sentences >= 2 && sentences * 2 >= lines.length;
}

function isRow(line: string): boolean {
  return /^[^\s,;|]+[,;\t|]\S|[;\t|].*[;\t|]|^\S+$|\b[A-Z2-7]{16,}\b|\b[\da-f]{32,}\b|\b\d{13,14}\b/.test(
    line,
  );
}

/** White space, a byte order mark, and the invisible characters that web pages and word processors leave in a copy. */
export function isBlank(character: string): boolean {
  return /^(?:\s|\u00ad|\u200b|\u200c|\u200d|\u2060)$/.test(character);
}

/** What people and web pages put between the groups of a secret: blanks and hyphens, the typographic ones too. */
export function isSeparator(character: string): boolean {
  return isBlank(character) || /^[-\u2010\u2011]$/.test(character);
}

/** A character as it may be repeated in a message: '' for one that is invisible, combines or steers a terminal. */
export function showableCharacter(character: string): string {
  return /[\p{C}\p{M}\p{Z}]/u.test(character) ? '' : character;
}

/** The text without its separators. */
export function withoutSeparators(text: string): string {
  return text.replace(/[-\s\u2010\u2011]|\u00ad|\u200b|\u200c|\u200d|\u2060/g, '');
}

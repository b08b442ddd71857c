/* What the victim and who kills it know both. */

export const PASSPHRASE = 'four small words here';

export const READERS = ['1', '2', '3', '4', '5', '6', '7', '8'].map((digit) => `reader ${digit}`);

/** Of each person, before they are forgotten. */
export const ENTRIES_EACH = 3;

export function nameOf(person: number): string {
  return `name-${person}-@example.org`;
}

export function serialOf(number: number): string {
  return `8659610${String(number).padStart(7, '0')}`;
}

/** A code of six digits as tokens show it. */
export function spacedCode(digits: string): string {
  return `${digits.slice(0, 3)} ${digits.slice(3)}`;
}

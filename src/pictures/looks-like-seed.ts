/** Whether a text is enough to end a search: what it really is, the station judges. */
export function looksLikeSeed(text: string): boolean {
  return /^otpauth/i.test(text);
}

/** Under which an account is looked up: names that differ only in case, or in how accents are written, are one. */
export function accountKey(account: string): string {
  return account.normalize('NFC').toLowerCase();
}

/** Status words (SW1 SW2) of ISO 7816-4 as the tokens use them. Source: protocol notes, "Status words". */
export const StatusWord = {
  DONE: 0x9000,
  /** Refused: a wrong answer to the challenge, a write without a login, a wrong MAC. */
  REFUSED: 0x6983,
  WRONG_LENGTH: 0x6700,
  WRONG_DATA: 0x6a80,
  UNKNOWN_INSTRUCTION: 0x6d00,
  UNKNOWN_CLASS: 0x6e00,
} as const;

/** A status word as people write it: four hexadecimal digits. */
export function statusWordText(statusWord: number): string {
  return statusWord.toString(16).toUpperCase().padStart(4, '0');
}

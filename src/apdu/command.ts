/** One command APDU, ready to send, with the name that reports and tests know it by. */
export interface Command {
  readonly label: string;
  readonly bytes: Uint8Array;
}

/** A response APDU taken apart. */
export interface Response {
  readonly data: Uint8Array;
  /** SW1 and SW2 as one number, 0x9000 for example. */
  readonly statusWord: number;
}

/** Takes a response apart. Fewer than two bytes are no response: undefined, a lost link. */
export function parseResponse(bytes: Uint8Array): Response | undefined {
  const [sw1, sw2] = bytes.slice(-2);
  if (sw1 === undefined || sw2 === undefined) return undefined;
  return { data: bytes.slice(0, -2), statusWord: sw1 * 256 + sw2 };
}

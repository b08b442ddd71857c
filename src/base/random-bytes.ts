/** `length` bytes of randomness: a port; in production the operating system's source. */
export type RandomBytes = (length: number) => Uint8Array;

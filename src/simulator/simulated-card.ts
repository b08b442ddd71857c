/** Anything that can lie on a simulated reader, from the card's side. */
export interface SimulatedCard {
  /** What the reader reports when the card is powered. */
  readonly atr: Uint8Array;
  /** Whether it answers NFC at all. A token does while its display is on; a card always does. */
  readonly awake: boolean;
  /** Carries out one command APDU and gives the response APDU, status word included. Throws while not awake. */
  answer(apdu: Uint8Array): Uint8Array;
  /** The reader's field is gone, or was gone for a moment: what was only in the session is lost. */
  powerOff(): void;
  /** Goes to sleep, as a token does when its display times out. Cards that never sleep ignore it. */
  fallAsleep(): void;
  /** Calls `listener` whenever `awake`, or what can be seen of the card, changes. Returns the function that ends it. */
  watch(listener: () => void): () => void;
}

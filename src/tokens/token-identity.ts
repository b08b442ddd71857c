/** What a token says of itself, and what its serial tells. */
export interface TokenIdentity {
  readonly family: 'token2-single-profile';
  /** ASCII digits, leading zeros kept. */
  readonly serial: string;
  /** The model's name, or `unlisted`. */
  readonly model: string;
  /** False when no known serial prefix fits: such a token may be burned only when the operator says so. */
  readonly listed: boolean;
  /** Whether writing the clock erases the seed; taken to be true of an unlisted token. */
  readonly clockWriteErasesSeed: boolean;
  /** The token's clock when it was asked: whole UTC seconds since 1970. */
  readonly clockSeconds: number;
}

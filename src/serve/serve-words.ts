/** What a person reads who comes to the wrong door. The terminal hands them over in the operator's language. */
export interface ServeWords {
  /** The language of the words, as a BCP 47 tag. */
  readonly language: string;
  /** The one-time address was used before. */
  readonly addressUsed: string;
  /** This browser was never let in, or Kiln was started anew. */
  readonly notLetIn: string;
  /** This browser runs no scripts. */
  readonly needsScript: string;
}

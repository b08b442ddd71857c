/** In what state a burn left the token. */
export type Outcome =
  /** As it was before. */
  | 'untouched'
  /** Of no use until it is burned again: it holds no seed, or an old one under new settings, or nobody can tell. */
  | 'blank'
  /** It took the seed; its code has not been checked. */
  | 'seeded'
  /** A code read off its display has been checked. */
  | 'verified';

/** The steps of a burn, in order. Each is in the journal before the next one starts. */
export const STEPS = [
  'identified',
  'authenticated',
  'configured',
  'seeded',
  'confirmed',
  'verified',
] as const;

export type Step = (typeof STEPS)[number];

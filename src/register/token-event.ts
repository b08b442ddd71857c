/** How far a burn came. Burns that got beyond `identified` may have changed the token. */
export type BurnStep = 'identified' | 'authenticated' | 'configured' | 'seeded' | 'confirmed';

/** `unfinished`: Kiln was cut off in the middle (or is at it); nobody knows what the token holds. */
export type BurnOutcome = 'untouched' | 'blank' | 'seeded' | 'verified' | 'unfinished';

/** How the code was checked: typed, compared by eye, read by a camera, or not; `waived`: it was not to be, as its session is set. */
export type BurnVerification = 'code' | 'by-eye' | 'camera' | 'none' | 'waived';

/** What ends somebody's time with a token. `set-aside`: it must not be handed out before it is burned again. */
export type EndMark = 'lost' | 'broken' | 'returned' | 'retired' | 'set-aside';

/** What a person says of a token. `confirmed`: it works, although its code was not checked here. */
export type Mark = EndMark | 'confirmed';

/** What every event in a token's life has. */
interface Occurrence {
  /** Whose journal it stands in: '' for this machine's own, otherwise the other desk's id. */
  readonly desk: string;
  /** Its entry's number there. */
  readonly number: number;
  /** Milliseconds since 1970, UTC. */
  readonly timeMilliseconds: number;
  readonly operator: string;
  /** The machine's name. */
  readonly host: string;
  /** Whose token it was; a pseudonym once that person was forgotten. */
  readonly account: string;
  readonly forgotten: boolean;
}

/** A burn, put together from its entries; it grows while they come. */
export interface PastBurn extends Occurrence {
  readonly kind: 'burn';
  /** Its id, while its end is not known; then ''. */
  burn: string;
  readonly issuer: string;
  readonly algorithm: string;
  readonly periodSeconds: number;
  readonly reader: string;
  reached: BurnStep;
  outcome: BurnOutcome;
  verification: BurnVerification;
  /** The code of what went wrong, or ''. */
  failure: string;
  /** Seconds that the token's clock was ahead before. */
  readonly clockErrorBefore: number;
  /** And after; undefined where nobody looked. */
  clockErrorAfter: number | undefined;
}

/** A token was laid on a reader and recognised. */
export interface Sighting extends Occurrence {
  readonly kind: 'seen';
  readonly reader: string;
  readonly clockErrorSeconds: number;
}

/** A person said what became of it. */
export interface Marking extends Occurrence {
  readonly kind: 'mark';
  readonly as: Mark;
  /** '' where there is none, or none any more. */
  readonly note: string;
}

/** Its seed went into a file for a provider. */
export interface Handing extends Occurrence {
  readonly kind: 'export';
  /** For whom: `entra-csv`, say. */
  readonly provider: string;
  /** How the file was protected: `plain-text`, or by which means. */
  readonly protection: string;
}

export type TokenEvent = PastBurn | Sighting | Marking | Handing;

/** Whether a burn changed, or may have changed, what the token holds. */
export function touchedToken(burn: PastBurn): boolean {
  return burn.outcome === 'unfinished' ? burn.reached !== 'identified' : burn.outcome !== 'untouched';
}

/** Whether a burn left its seed in the token. */
export function leftSeed(burn: PastBurn): boolean {
  return burn.outcome === 'seeded' || burn.outcome === 'verified';
}

import type { Proof } from '../burn/verification.ts';
import type { TokenIdentity } from '../tokens/token-identity.ts';
import type { Failure, Warning } from './failure.ts';
import type { CardPresence } from './reader.ts';
import type { EndReason, RegisterView } from './register.ts';
import type { SeedDescription } from './seed.ts';
import type { SessionsView } from './session.ts';
import type { Settings } from './settings.ts';

/** The two places where a token can be burned: at real readers, and at a simulated one where nothing is kept. */
export type Room = 'burn' | 'practice';

/**
 * All that an interface shows, whole and at any moment: an interface draws this and keeps nothing of its own that
 * would be missed, so that a page that is opened again shows the truth.
 */
export interface State {
  readonly burn: Work;
  readonly practice: Work & { readonly desk: PracticeDesk };
  readonly register: RegisterView;
  readonly sessions: SessionsView;
  readonly settings: Settings;
  readonly about: About;
  /** The newest of what uninvited visitors tried; of the browser shell only. */
  readonly visitor?: Visitor;
}

/**
 * `address-again`: the one-time address, which was used before. `wrong-address`: one with another key. `cookie-alone`:
 * the browser's cookie without the key that only the page has.
 */
export type Visit = 'address-again' | 'wrong-address' | 'cookie-alone';

/** Somebody who was sent away. */
export interface Visitor {
  readonly visit: Visit;
  /** ISO 8601, UTC. */
  readonly time: string;
}

export interface About {
  readonly version: string;
  readonly dataDirectory: string;
  /** The language the operating system prefers, as a BCP 47 tag; absent where the shell's browser knows better. */
  readonly systemLanguage?: string;
}

/** What is going on in one room. */
export interface Work {
  /** The seed that was taken, without its bytes; absent until there is one. */
  readonly seed?: TakenSeed;
  /** The seed that was here last is out of memory; beside `seed`, which then only tells whose it was, after a burn. */
  readonly dropped?: DroppedSeed;
  /** Whom the next seed is for, where that was said beforehand: it names a seed that names nobody. */
  readonly intended?: Person;
  /** Why there are no readers at all. */
  readonly service?: Failure;
  readonly readers: readonly ReaderView[];
  /** The reader that a burn would use: the one chosen, or the only one that something lies on. */
  readonly reader?: string;
  /** What burning now would take from somebody else than the seed is for: a person is asked first. */
  readonly wipes?: LastBurn;
  /** The burn that runs, or that ended last and was not cleared away. */
  readonly burn?: BurnView;
}

/**
 * Why a seed did not stay: it was not burned in time, the screen was locked, the computer went to sleep, or its token is
 * verified.
 */
export type DropReason = 'time' | 'lock' | 'sleep' | 'verified';

export interface DroppedSeed {
  readonly why: DropReason;
  /** It is in its token: nothing has to be done. */
  readonly burned: boolean;
  /** For `time`: how long it was kept. */
  readonly minutes?: number;
}

/** Somebody at a service; '' for what is not known. */
export interface Person {
  readonly account: string;
  readonly issuer: string;
}

export interface TakenSeed {
  readonly description: SeedDescription;
  readonly warnings: readonly Warning[];
  /** Why no token can carry it. */
  readonly refused?: Failure;
}

export interface ReaderView {
  readonly name: string;
  readonly card: CardPresence;
  /** What lies there, once it has said so. */
  readonly token?: TokenView;
  /** What is wrong with what lies there. */
  readonly failure?: Failure;
}

export interface TokenView extends TokenIdentity {
  /** Positive: the token's clock is fast. */
  readonly clockErrorSeconds: number;
  /** The last burn of this serial that the register knows. */
  readonly lastBurn?: LastBurn;
}

export interface LastBurn extends Person {
  /** The account is a pseudonym: that person was forgotten. */
  readonly forgotten?: true;
  /** Why it is nobody's any more. */
  readonly ended?: EndReason;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly outcome: 'blank' | 'seeded' | 'verified' | 'untouched' | 'unfinished';
  readonly operator: string;
}

export type StepName = 'identified' | 'authenticated' | 'configured' | 'seeded' | 'confirmed' | 'verified';

export type BurnPhase =
  /** Keep the token on the reader. */
  | 'writing'
  /** The link is lost: lay it back. */
  | 'interrupted'
  /** Switch it off and on, and type its code. */
  | 'code'
  | 'done';

export interface BurnView {
  readonly phase: BurnPhase;
  readonly reader: string;
  readonly token?: TokenIdentity;
  readonly stepsDone: readonly StepName[];
  /** Another token was laid down during an interruption. */
  readonly otherSerial?: string;
  /** When the wait for an interrupted token ends, in ms since 1970. */
  readonly waitUntil?: number;
  readonly warnings: readonly Warning[];
  readonly check?: CodeCheck;
  readonly result?: BurnOutcome;
}

export interface CodeCheck {
  readonly triesLeft: number;
  /** What the last typed code proved. */
  readonly verdict?:
    | { readonly verdict: 'wrong-code' | 'stale-code' | 'not-a-code' }
    | { readonly verdict: 'drift'; readonly steps: number; readonly seconds: number };
  /** A code that fitted no token was all but this one's: a digit, or two that stand side by side, were off. No try was lost. */
  readonly nearly?: true;
  /** The operator chose to compare by eye: the code the token should show now. Absent otherwise. */
  readonly expected?: { readonly code: string; readonly validUntil: number };
}

export interface BurnOutcome {
  readonly outcome: 'untouched' | 'blank' | 'seeded' | 'verified';
  readonly verification: Proof | 'none';
  readonly failure?: Failure;
  /** Whose token it was until now. */
  readonly reassignedFrom?: Person & Pick<LastBurn, 'forgotten'>;
  readonly clockErrorBefore?: number;
  readonly clockErrorAfter?: number;
  /** Of a verified token: until when the code that proved it is good elsewhere, too (ms since 1970). */
  readonly codeUntil?: number;
  readonly periodSeconds: number;
}

/** The practice desk: one virtual reader, one virtual token that a person handles. */
export interface PracticeDesk {
  readonly model: string;
  readonly serial: string;
  readonly shape: 'fob' | 'card';
  readonly onReader: boolean;
  readonly display: { readonly on: boolean; readonly text: string };
  readonly clockErrorSeconds: number;
  /** The link is cut at the next command. */
  readonly cutArmed: boolean;
}

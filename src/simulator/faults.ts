import type { SimulatedCard } from './simulated-card.ts';

/** How a card comes to lie there again after a cut. */
export interface CardReturn {
  readonly afterMilliseconds: number;
  /** Another card laid down instead; the same one when absent. */
  readonly card?: SimulatedCard;
}

/**
 * One thing that goes wrong, once, at the `command`-th APDU since the card was laid down (the first is 1). Counting
 * goes on when a card comes back by itself after a cut, and starts again when it is laid down anew.
 */
export type Fault =
  /**
   * The link is gone: before the command reached the card, or after it was carried out and before the answer.
   * Without `back` the card stays away.
   */
  | {
      readonly kind: 'cut';
      readonly command: number;
      readonly when: 'before' | 'after';
      readonly back?: CardReturn;
    }
  /** This status word instead of the answer. */
  | {
      readonly kind: 'status';
      readonly command: number;
      readonly statusWord: number;
      readonly carriedOut: boolean;
    }
  /** These bytes instead of the whole answer, status word included: wrong ones, a single one, none. */
  | {
      readonly kind: 'response';
      readonly command: number;
      readonly bytes: Uint8Array;
      readonly carriedOut: boolean;
    }
  /** The answer comes later, after the command was carried out. */
  | { readonly kind: 'delay'; readonly command: number; readonly milliseconds: number }
  /** The answer never comes, although the card still lies there. */
  | { readonly kind: 'mute'; readonly command: number; readonly carriedOut: boolean }
  /** The token goes to sleep, before or after carrying the command out, and stays so until somebody wakes it. */
  | { readonly kind: 'sleep'; readonly command: number; readonly when: 'before' | 'after' };

/** What goes wrong with a card while it lies there. */
export interface FaultPlan {
  readonly faults?: readonly Fault[];
  /** How long every command takes, there and back; half of it passes before the card sees the command. */
  readonly delayMilliseconds?: number;
}

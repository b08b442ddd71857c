import type { DisplaySeconds } from '../burn/plan.ts';

/** Which tokens' codes are checked. */
export type VerificationRule =
  | { readonly rule: 'each' }
  /**
   * Every `everyNth` of a session (0: none), by chance so many in a hundred (0: none), and each lane's first.
   */
  | {
      readonly rule: 'sample';
      readonly everyNth: number;
      readonly randomPercent: number;
      readonly firstOfLane: boolean;
    }
  | { readonly rule: 'none' };

export interface SessionSettings {
  readonly verification: VerificationRule;
  readonly displaySeconds: DisplaySeconds;
  /** Burn tokens whose serial is in no table, if they answer as one of the family. */
  readonly allowUnlisted: boolean;
  /** Burn tokens that the register has assigned to somebody else. Not unless said. */
  readonly allowReassign?: boolean;
}

/** A token that was just burned, among the others. */
export interface BurnedPlace {
  /** Counting from 1, in the session and on its lane since that was opened. */
  readonly numberInSession: number;
  readonly numberOnLane: number;
  /** From 0 to below 1, from a random source. */
  readonly chance: number;
}

/** Whether the code of a token that was just burned has to be checked. */
export function mustVerify(rule: VerificationRule, place: BurnedPlace): boolean {
  switch (rule.rule) {
    case 'each':
      return true;
    case 'none':
      return false;
    case 'sample':
      return (
        (rule.firstOfLane && place.numberOnLane === 1) ||
        (rule.everyNth > 0 && place.numberInSession % rule.everyNth === 0) ||
        place.chance * 100 < rule.randomPercent
      );
  }
}

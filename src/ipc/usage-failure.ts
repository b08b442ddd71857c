/** The command line cannot be understood, or asks for what cannot be. */
export type UsageFailure = { readonly code: 'usage' } & UsageFault;

/**
 * What is wrong with a command line. `option`, `other`, `instead`: options as they are typed, hyphens included. A value
 * is never repeated: it may be a secret that somebody put there.
 */
export type UsageFault =
  | {
      readonly reason:
        | 'unclear'
        | 'stray-argument'
        | 'picture-needed'
        | 'okta-profile-needed'
        | 'sample-options'
        | 'passphrases-differ'
        | 'no-such-row';
    }
  /** `command`: the one that it belongs behind. */
  | { readonly reason: 'option-before-command'; readonly option: string; readonly command: string }
  | { readonly reason: 'no-such-command'; readonly commands: readonly string[] }
  | { readonly reason: 'no-such-action'; readonly command: string; readonly actions: readonly string[] }
  | { readonly reason: 'action-needs'; readonly command: string; readonly action: string }
  /** `takers`: the actions that do take it. */
  | {
      readonly reason: 'option-of-others';
      readonly command: string;
      readonly action: string;
      readonly option: string;
      readonly takers: readonly string[];
    }
  | {
      readonly reason:
        | 'no-such-option'
        | 'value-missing'
        | 'value-unwanted'
        | 'option-needed'
        | 'descriptor-is-output'
        /** A passphrase can only be had from a descriptor then. */
        | 'no-terminal-for-passphrase';
      readonly option: string;
    }
  | {
      readonly reason: 'not-one-of' | 'choice-needed';
      readonly option: string;
      readonly allowed: readonly string[];
    }
  /** As `not-one-of`, for a list with a word for each column. */
  | { readonly reason: 'no-such-column'; readonly option: string; readonly allowed: readonly string[] }
  | {
      readonly reason: 'not-a-number';
      readonly option: string;
      readonly least: number;
      readonly most: number;
    }
  | { readonly reason: 'not-digits'; readonly option: string; readonly digits: number }
  | { readonly reason: 'too-long'; readonly option: string; readonly most: number }
  | {
      readonly reason: 'exclusive' | 'together' | 'one-needed';
      readonly option: string;
      readonly other: string;
    }
  | { readonly reason: 'not-acceptable'; readonly allowed: readonly string[] }
  | { readonly reason: 'descriptor-closed'; readonly option: string; readonly descriptor: number }
  | { readonly reason: 'no-terminal'; readonly instead: string }
  | { readonly reason: 'several-rows'; readonly rows: readonly number[] }
  /** `error`: the operating system's code. */
  | {
      readonly reason: 'file-unwritable';
      readonly option: string;
      readonly path: string;
      readonly error: string;
    };

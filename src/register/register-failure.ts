import type { LineFault } from './line-fault.ts';

/** What can go wrong with the register short of a burn. */
export type RegisterFailure =
  /** The journal could not be read. `reason`: the operating system's error code. */
  | { readonly code: 'journal-unreadable'; readonly path: string; readonly reason: string }
  /** An entry is not what was once written. `line`: the first such one, from 1. */
  | {
      readonly code: 'journal-broken';
      readonly path: string;
      readonly line: number;
      readonly fault: LineFault;
    }
  /** There is no such token, or nobody of that name. */
  | { readonly code: 'not-in-register'; readonly what: 'token' | 'account'; readonly wanted: string };

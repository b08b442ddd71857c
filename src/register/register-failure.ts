import type { LineFault } from './line-fault.ts';

/** A journal could not be read. `reason`: the operating system's error code. */
export interface JournalUnreadable {
  readonly code: 'journal-unreadable';
  readonly path: string;
  readonly reason: string;
}

/** What can go wrong with the register short of a burn. */
export type RegisterFailure =
  | JournalUnreadable
  /** An entry is not what was once written. `line`: the first such one, from 1. */
  | {
      readonly code: 'journal-broken';
      readonly path: string;
      readonly line: number;
      readonly fault: LineFault;
    }
  /** The same of the copy of another desk's journal, which can be had anew. */
  | { readonly code: 'copy-broken'; readonly path: string; readonly line: number; readonly fault: LineFault }
  /** There is no such token, or nobody of that name. */
  | { readonly code: 'not-in-register'; readonly what: 'token' | 'account'; readonly wanted: string }
  /** Its code was checked, or nobody has it: there is nothing that a person could confirm. */
  | { readonly code: 'nothing-to-confirm'; readonly serial: string }
  | SharedFailure;

export type SharedFailure =
  /** KILN_REGISTER is no address, or one that would send people's names over the network without TLS. */
  | { readonly code: 'bad-register-address'; readonly reason: 'form' | 'without-tls' }
  /** The shared register cannot be reached. `reason`: an error code of system or database. */
  | { readonly code: 'register-unreachable'; readonly reason: string }
  /** The database answers and does not serve: role or password; the role's rights; there is no register in it yet. */
  | { readonly code: 'register-refused'; readonly reason: 'login' | 'rights' | 'not-set-up' }
  /** The database knows another history of this desk: its data folder was copied, or put back from a backup. */
  | { readonly code: 'register-forked'; readonly number: number };

import type { Failure } from '../ipc/failure.ts';
import type { BurnReport } from '../station/burn-and-verify.ts';

/** What the terminal's exit status means; scripts rely on it. */
export const ExitStatus = {
  /** Verified; or seeded, where no code was to be checked; or simply done. */
  DONE: 0,
  BUG: 1,
  /** Nothing was touched. */
  BAD_INPUT: 2,
  /** No service, reader or token. */
  NO_TOKEN: 3,
  /** Nothing was written. */
  REFUSED: 4,
  BLANK: 5,
  SEEDED: 6,
  /** Rows of a session are left: to be burned, to be checked, or put aside. */
  ROWS_LEFT: 7,
} as const;

export type ExitStatus = (typeof ExitStatus)[keyof typeof ExitStatus];

export function statusOfReport(report: BurnReport, wantsCode: boolean): ExitStatus {
  switch (report.outcome) {
    case 'verified':
      return ExitStatus.DONE;
    case 'seeded':
      return report.failure === undefined && !wantsCode ? ExitStatus.DONE : ExitStatus.SEEDED;
    case 'blank':
      return ExitStatus.BLANK;
    case 'untouched':
      return report.failure ? statusOfFailure(report.failure) : ExitStatus.BUG;
  }
}

/** The status of a failure that left everything as it was. */
export function statusOfFailure(failure: Failure): ExitStatus {
  switch (failure.code) {
    case 'no-service':
    case 'service-denied':
    case 'addon-missing':
    case 'library-missing':
    case 'no-reader':
    case 'no-token':
    case 'token-asleep':
    case 'card-in-use':
    case 'link-lost':
    case 'token-mute':
      return ExitStatus.NO_TOKEN;
    case 'not-a-token':
    case 'classic-token':
    case 'unlisted-token':
    case 'assigned-to-another':
    case 'token-locked':
    case 'refused':
    case 'bad-answer':
    case 'other-token':
    case 'clock-not-kept':
    case 'journal-unwritable':
    case 'journal-unreadable':
    case 'journal-broken':
    case 'copy-broken':
    case 'register-unreachable':
    case 'register-refused':
    case 'register-forked':
    case 'export-unwritable':
    case 'session-unreadable':
    case 'session-unwritable':
    case 'session-damaged':
    case 'session-in-use':
    case 'session-taken-over':
    case 'session-exists':
    case 'session-closed':
    case 'session-busy':
    case 'session-running':
    case 'session-open':
    case 'row-busy':
    case 'row-not-ready':
    case 'token-taken':
    case 'token-at-other-lane':
    case 'token-of-session':
    case 'token-done':
    case 'token-row-ended':
    case 'no-row-left':
    case 'bound-to-another':
    case 'nothing-to-undo':
    case 'nothing-to-export':
    case 'plain-text-not-confirmed':
    case 'cancelled':
      return ExitStatus.REFUSED;
    case 'wrong-code':
    case 'stale-code':
    case 'drift':
    case 'no-code':
      return ExitStatus.SEEDED;
    case 'fault':
      return ExitStatus.BUG;
    default:
      return ExitStatus.BAD_INPUT;
  }
}

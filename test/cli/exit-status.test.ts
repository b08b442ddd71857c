import { describe, expect, it } from 'vitest';
import { statusOfFailure, statusOfReport } from '../../src/cli/exit-status.ts';
import type { Failure, FailureCode } from '../../src/ipc/failure.ts';
import { FAILURES } from '../messages/samples.ts';
import { SESSION_STATUS } from './session-status.ts';

/** Issue 2, point 9: 2 bad input, 3 no service, reader or token, 4 refused, 6 seeded and not verified. */
const STATUS: Readonly<Record<FailureCode, number>> = {
  empty: 2,
  'push-code': 2,
  passkey: 2,
  'web-link': 2,
  'serial-number': 2,
  'plain-number': 2,
  hotp: 2,
  'not-totp': 2,
  'too-short': 2,
  'too-long': 2,
  'missing-secret': 2,
  'bad-base32': 2,
  'bad-hex': 2,
  'malformed-uri': 2,
  'transfer-code': 2,
  unknown: 2,
  'picture-empty': 2,
  'picture-unknown': 2,
  'picture-broken': 2,
  'picture-too-large': 2,
  'picture-locked': 2,
  'picture-slow': 2,
  'picture-unreadable': 2,
  'picture-file-too-large': 2,
  'no-code-found': 2,
  'no-display-found': 2,
  'display-too-dark': 2,
  'display-glare': 2,
  'display-too-small': 2,
  'display-not-sharp': 2,
  'display-could-be-two': 2,
  'display-upside-down': 2,
  'display-other-count': 2,
  'several-displays': 2,
  'several-codes': 2,
  'split-code': 2,
  'split-code-broken': 2,
  // Never met in a terminal, which sees no screens.
  'screen-refused': 2,
  'screen-unavailable': 2,
  'screen-nothing-chosen': 2,
  'camera-refused': 2,
  'camera-missing': 2,
  'camera-in-use': 2,
  'camera-unavailable': 2,
  'unsupported-digits': 2,
  'unsupported-algorithm': 2,
  'unsupported-period': 2,
  'several-tokens': 2,
  'bad-config': 2,
  usage: 2,
  'no-service': 3,
  'service-denied': 3,
  'addon-missing': 3,
  'library-missing': 3,
  'no-reader': 3,
  'no-token': 3,
  'token-asleep': 3,
  'card-in-use': 3,
  'link-lost': 3,
  'token-mute': 3,
  'not-a-token': 4,
  'classic-token': 4,
  'unlisted-token': 4,
  'assigned-to-another': 4,
  'token-locked': 4,
  refused: 4,
  'bad-answer': 4,
  'other-token': 4,
  'clock-not-kept': 4,
  fault: 1,
  'journal-unwritable': 4,
  'journal-unreadable': 4,
  'journal-broken': 4,
  'copy-broken': 4,
  'not-in-register': 2,
  'nothing-to-confirm': 2,
  'bad-register-address': 2,
  'register-unreachable': 4,
  'register-refused': 4,
  'register-forked': 4,
  cancelled: 4,
  'wrong-code': 6,
  'stale-code': 6,
  drift: 6,
  'no-code': 6,
  busy: 2,
  'settings-unwritable': 2,
  'port-taken': 2,
  ...SESSION_STATUS,
};

const REPORT = { verification: 'none' } as const;
const failures: Failure[] = Object.values(FAILURES).flat();

describe('the exit status', () => {
  it.each(Object.entries(STATUS))('of %s is %i', (code, status) => {
    for (const failure of FAILURES[code as FailureCode]) expect(statusOfFailure(failure)).toBe(status);
  });

  it('of a token that is blank is 5, whatever the reason', () => {
    for (const failure of failures) {
      for (const wantsCode of [true, false]) {
        expect(statusOfReport({ ...REPORT, outcome: 'blank', failure }, wantsCode)).toBe(5);
      }
    }
  });

  it('of a seeded token is 6 with any failure, and 0 where no code was wanted and nothing failed', () => {
    for (const failure of failures) {
      for (const wantsCode of [true, false]) {
        expect(statusOfReport({ ...REPORT, outcome: 'seeded', failure }, wantsCode)).toBe(6);
      }
    }
    expect(statusOfReport({ ...REPORT, outcome: 'seeded' }, false)).toBe(0);
    expect(statusOfReport({ ...REPORT, outcome: 'seeded' }, true)).toBe(6);
  });

  it('of a verified token is 0', () => {
    expect(statusOfReport({ ...REPORT, outcome: 'verified' }, true)).toBe(0);
  });

  it("of an untouched token is the failure's", () => {
    for (const failure of failures) {
      expect(statusOfReport({ ...REPORT, outcome: 'untouched', failure }, true)).toBe(
        statusOfFailure(failure),
      );
    }
  });
});

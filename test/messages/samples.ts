import type { Failure, FailureCode, Warning, WarningCode } from '../../src/ipc/failure.ts';

type Of<Union extends { code: string }, Code extends string> = Extract<Union, { code: Code }>;
type Samples<Union extends { code: string }> = {
  readonly [Code in Union['code']]: readonly [Of<Union, Code>, ...Of<Union, Code>[]];
};

/** Failures of every kind, with all that their words can depend on. A new code does not compile without one. */
export const FAILURES: Samples<Failure> & Record<FailureCode, unknown> = {
  empty: [{ code: 'empty' }],
  'push-code': [{ code: 'push-code' }],
  passkey: [{ code: 'passkey' }],
  'web-link': [{ code: 'web-link' }],
  'serial-number': [{ code: 'serial-number', serial: '86596100012345' }],
  'plain-number': [{ code: 'plain-number' }],
  hotp: [{ code: 'hotp' }],
  'too-short': [{ code: 'too-short', secretBytes: 9 }],
  'too-long': [{ code: 'too-long', secretBytes: 64 }],
  'missing-secret': [{ code: 'missing-secret' }],
  'bad-base32': [
    { code: 'bad-base32', reason: 'foreign-character', position: 7, character: '1' },
    { code: 'bad-base32', reason: 'impossible-length', position: 9 },
    { code: 'bad-base32', reason: 'spare-bits', position: 10 },
    { code: 'bad-base32', reason: 'padding', position: 11 },
    { code: 'bad-base32', reason: 'several-secrets', position: 12 },
  ],
  'bad-hex': [
    { code: 'bad-hex', reason: 'foreign-character', position: 7, character: 'x' },
    { code: 'bad-hex', reason: 'odd-length', position: 8 },
  ],
  'malformed-uri': [
    { code: 'malformed-uri', what: 'label', reason: 'bad-escape' },
    { code: 'malformed-uri', what: 'text', reason: 'several-lines' },
  ],
  'transfer-code': [
    { code: 'transfer-code', accounts: ['Contoso:jo', 'kim'], missingParts: [2, 3] },
    { code: 'transfer-code', accounts: [], missingParts: [] },
  ],
  unknown: [{ code: 'unknown' }],
  'unsupported-digits': [{ code: 'unsupported-digits', digits: 8 }],
  'unsupported-algorithm': [
    { code: 'unsupported-algorithm', name: 'SHA512' },
    { code: 'unsupported-algorithm', name: '' },
  ],
  'unsupported-period': [{ code: 'unsupported-period', periodSeconds: 15 }],
  'no-service': [{ code: 'no-service' }],
  'service-denied': [{ code: 'service-denied' }],
  'addon-missing': [{ code: 'addon-missing', mend: 'npm rebuild x', detail: 'Cannot find it' }],
  'no-reader': [
    { code: 'no-reader', available: [] },
    { code: 'no-reader', wanted: 'ACR122', available: ['Reader A', 'Reader B'] },
    { code: 'no-reader', wanted: 'ACR1252', available: [] },
  ],
  'no-token': [{ code: 'no-token', reader: 'Reader A' }],
  'token-asleep': [{ code: 'token-asleep', reader: 'Reader A' }],
  'card-in-use': [{ code: 'card-in-use', reader: 'Reader A' }],
  'several-tokens': [{ code: 'several-tokens', readers: ['Reader A', 'Reader B'] }],
  'link-lost': [{ code: 'link-lost', command: 'writeSeed' }],
  'token-mute': [{ code: 'token-mute', command: 'writeSeed', limitMilliseconds: 4000 }],
  'not-a-token': [
    { code: 'not-a-token', what: 'security-key' },
    { code: 'not-a-token', what: 'bank-card' },
    { code: 'not-a-token', what: 'unknown' },
  ],
  'classic-token': [{ code: 'classic-token', serial: '86596230000001', model: 'C202' }],
  'unlisted-token': [{ code: 'unlisted-token', serial: '12345678901234' }],
  'token-locked': [{ code: 'token-locked', command: 'authenticate' }],
  refused: [{ code: 'refused', command: 'writeConfig', statusWord: '6A80' }],
  'bad-answer': [{ code: 'bad-answer', command: 'getChallenge' }],
  'other-token': [{ code: 'other-token', expected: '86596100012345', found: '86596100054321' }],
  'clock-not-kept': [{ code: 'clock-not-kept', clockErrorSeconds: -90 }],
  'journal-unwritable': [{ code: 'journal-unwritable', path: '/data/journal.jsonl', reason: 'ENOSPC' }],
  'journal-unreadable': [{ code: 'journal-unreadable', path: '/data/journal.jsonl', reason: 'EACCES' }],
  'journal-broken': [
    { code: 'journal-broken', path: '/data/journal.jsonl', line: 7, fault: 'hash-differs' },
    { code: 'journal-broken', path: '/data/journal.jsonl', line: 8, fault: 'torn' },
  ],
  'not-in-register': [
    { code: 'not-in-register', what: 'token', wanted: '86596100012345' },
    { code: 'not-in-register', what: 'account', wanted: 'jo@example.org' },
  ],
  'bad-register-address': [
    { code: 'bad-register-address', reason: 'form' },
    { code: 'bad-register-address', reason: 'without-tls' },
  ],
  'register-unreachable': [{ code: 'register-unreachable', reason: 'ECONNREFUSED' }],
  'register-forked': [{ code: 'register-forked', number: 7 }],
  cancelled: [{ code: 'cancelled' }],
  'wrong-code': [{ code: 'wrong-code' }],
  'stale-code': [{ code: 'stale-code' }],
  drift: [{ code: 'drift', steps: -5, seconds: -150 }],
  'no-code': [{ code: 'no-code' }],
  busy: [{ code: 'busy' }],
  'bad-config': [{ code: 'bad-config', path: '/data/config.json', place: 'models[1]' }],
  'settings-unwritable': [{ code: 'settings-unwritable', path: '/data/config.json', reason: 'EACCES' }],
  'port-taken': [{ code: 'port-taken', port: 8080, reason: 'EADDRINUSE' }],
  usage: [{ code: 'usage', detail: 'The option --wait needs a value.' }],
};

export const WARNINGS: Samples<Warning> & Record<WarningCode, unknown> = {
  'short-secret': [{ code: 'short-secret', secretBytes: 10 }],
  'issuer-differs': [{ code: 'issuer-differs', labelIssuer: 'Contoso', parameterIssuer: 'Fabrikam' }],
  'unknown-parameter': [
    { code: 'unknown-parameter', name: 'image' },
    { code: 'unknown-parameter', name: '' },
  ],
  'host-clock-unsynchronised': [{ code: 'host-clock-unsynchronised' }],
  'parameter-overridden': [
    { code: 'parameter-overridden', name: 'algorithm' },
    { code: 'parameter-overridden', name: 'period' },
  ],
};

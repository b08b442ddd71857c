import type { SessionFailure } from '../../src/ipc/session-failure.ts';
import type { Samples } from './samples.ts';

const PATH = '/data/sessions/Munich.kiln';
const SERIAL = '86596100012345';

/** What goes wrong with lists and sessions, with all that its words can depend on. */
export const SESSION_FAILURES: Samples<SessionFailure> = {
  'list-empty': [{ code: 'list-empty' }],
  'list-too-large': [{ code: 'list-too-large', bytes: 200_000_000 }],
  'list-not-text': [
    { code: 'list-not-text', looksLike: 'unknown' },
    { code: 'list-not-text', looksLike: 'workbook' },
    { code: 'list-not-text', looksLike: 'document' },
    { code: 'list-not-text', looksLike: 'archive' },
    { code: 'list-not-text', looksLike: 'sealed' },
    { code: 'list-not-text', looksLike: 'pgp' },
    { code: 'list-not-text', looksLike: 'picture' },
    { code: 'list-not-text', looksLike: 'pdf' },
    { code: 'list-not-text', looksLike: 'database' },
  ],
  'list-too-long': [{ code: 'list-too-long', rows: 200_000, columns: 500 }],
  'not-a-list': [
    { code: 'not-a-list', looksLike: 'pgp' },
    { code: 'not-a-list', looksLike: 'json' },
    { code: 'not-a-list', looksLike: 'html' },
    { code: 'not-a-list', looksLike: 'letter' },
    { code: 'not-a-list', looksLike: 'mail' },
    { code: 'not-a-list', looksLike: 'certificate' },
  ],
  'backup-locked': [
    { code: 'backup-locked', app: 'aegis' },
    { code: 'backup-locked', app: '2fas' },
    { code: 'backup-locked', app: 'bitwarden' },
  ],
  'backup-wrong-password': [
    { code: 'backup-wrong-password', app: 'aegis' },
    { code: 'backup-wrong-password', app: '2fas' },
    { code: 'backup-wrong-password', app: 'bitwarden' },
  ],
  'backup-unreadable': [
    { code: 'backup-unreadable', app: 'bitwarden', reason: 'account' },
    { code: 'backup-unreadable', app: 'bitwarden', reason: 'derivation' },
    { code: 'backup-unreadable', app: 'aegis', reason: 'damaged' },
  ],
  'list-unreadable': [
    { code: 'list-unreadable', path: '/home/jo/users.csv', reason: 'EACCES' },
    { code: 'list-unreadable', path: '/home/jo/users.csv', reason: 'ENOENT' },
  ],
  'export-unwritable': [
    { code: 'export-unwritable', path: '/home/jo/entra.csv', reason: 'ENOSPC' },
    { code: 'export-unwritable', path: '/home/jo/entra.csv', reason: 'EEXIST' },
  ],
  'csv-broken': [
    { code: 'csv-broken', line: 7, reason: 'quote-not-closed' },
    { code: 'csv-broken', line: 7, reason: 'stray-quote' },
    { code: 'csv-broken', line: 7, reason: 'line-too-long' },
    { code: 'csv-broken', line: 7, reason: 'other' },
  ],
  'pskc-malformed': [
    { code: 'pskc-malformed', reason: 'xml' },
    { code: 'pskc-malformed', reason: 'declarations' },
    { code: 'pskc-malformed', reason: 'no-keys' },
    { code: 'pskc-malformed', reason: 'encryption' },
  ],
  'pskc-locked': [
    { code: 'pskc-locked', needs: 'password', name: 'My Password' },
    { code: 'pskc-locked', needs: 'key', name: 'Pre-shared-key' },
    { code: 'pskc-locked', needs: 'key', name: '' },
  ],
  'pskc-wrong-key': [
    { code: 'pskc-wrong-key', needs: 'password' },
    { code: 'pskc-wrong-key', needs: 'key' },
  ],
  'pskc-unsupported': [
    { code: 'pskc-unsupported', algorithm: 'kw-aes128' },
    { code: 'pskc-unsupported', algorithm: '' },
  ],
  'pskc-draft': [{ code: 'pskc-draft' }],
  'pskc-too-large': (['package', 'packages', 'outside'] as const).map(
    (what) => ({ code: 'pskc-too-large', what, place: 7 }) as const,
  ) as unknown as Samples<SessionFailure>['pskc-too-large'],
  'xml-not-pskc': [
    ...(['safenet', 'deepnet', 'rsa', 'keepass', 'workbook', 'web-page', 'other', 'unknown'] as const).map(
      (looksLike) => ({ code: 'xml-not-pskc', looksLike, root: 'Root' }) as const,
    ),
  ] as unknown as Samples<SessionFailure>['xml-not-pskc'],
  'no-draft': [{ code: 'no-draft' }],
  'nothing-to-burn': [{ code: 'nothing-to-burn' }],
  'session-missing': [{ code: 'session-missing', path: PATH }],
  'not-a-session': [{ code: 'not-a-session', path: PATH }],
  'session-too-new': [{ code: 'session-too-new', path: PATH }],
  'passphrase-wrong': [{ code: 'passphrase-wrong' }],
  'passphrase-empty': [{ code: 'passphrase-empty' }],
  'session-damaged': [{ code: 'session-damaged', path: PATH, record: 3 }],
  'session-unreadable': [{ code: 'session-unreadable', path: PATH, reason: 'EACCES' }],
  'session-unwritable': [
    { code: 'session-unwritable', path: PATH, reason: 'ENOSPC' },
    { code: 'session-unwritable', path: PATH, reason: 'EBUSY' },
  ],
  'session-in-use': [{ code: 'session-in-use', host: 'desk-2', processId: 4711 }],
  'session-taken-over': [{ code: 'session-taken-over', path: PATH }],
  'session-exists': [{ code: 'session-exists', path: PATH }],
  'session-closed': [{ code: 'session-closed' }],
  'session-busy': [{ code: 'session-busy', burning: 2 }],
  'session-running': [{ code: 'session-running' }],
  'session-open': [{ code: 'session-open' }],
  'no-session': [{ code: 'no-session' }],
  'no-row': [{ code: 'no-row', row: 99 }],
  'row-busy': [{ code: 'row-busy', row: 6 }],
  'row-not-ready': [
    ...(['waiting', 'burning', 'in-doubt', 'seeded', 'verified', 'put-aside', 'skipped'] as const).map(
      (state) => ({ code: 'row-not-ready', row: 6, place: 8, state }) as const,
    ),
  ] as unknown as Samples<SessionFailure>['row-not-ready'],
  'token-taken': [
    { code: 'token-taken', serial: SERIAL, row: 6, place: 8, user: 'jo@example.org' },
    { code: 'token-taken', serial: SERIAL, row: 6, place: 8, user: '' },
  ],
  'token-of-session': [{ code: 'token-of-session', lane: 1, serial: SERIAL }],
  'token-at-other-lane': [
    { code: 'token-at-other-lane', lane: 2, serial: SERIAL, place: 8, user: 'jo@example.org' },
    { code: 'token-at-other-lane', lane: 2, serial: SERIAL, place: 8, user: '' },
  ],
  'token-done': [
    { code: 'token-done', serial: SERIAL, place: 8, user: 'jo@example.org' },
    { code: 'token-done', serial: SERIAL, place: 8, user: '' },
  ],
  'token-row-ended': [
    { code: 'token-row-ended', serial: SERIAL, place: 8, user: 'jo@example.org' },
    { code: 'token-row-ended', serial: SERIAL, place: 8, user: '' },
  ],
  'no-row-left': [{ code: 'no-row-left', serial: SERIAL }],
  'bound-to-another': [{ code: 'bound-to-another', row: 6, place: 8, serial: SERIAL }],
  'not-a-serial': [{ code: 'not-a-serial', digits: 14 }],
  'nothing-to-undo': [{ code: 'nothing-to-undo' }],
  'plain-text-not-confirmed': [{ code: 'plain-text-not-confirmed' }],
  'bad-key': [{ code: 'bad-key', bytes: [16, 24, 32] }],
  'pskc-unprotected': [{ code: 'pskc-unprotected' }],
  'nothing-to-export': [{ code: 'nothing-to-export' }],
};

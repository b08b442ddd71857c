import type { RegisterFailureCode } from '../../ipc/failure.ts';
import type { FailureWords } from '../catalogue.ts';

/** The words for what goes wrong with the register. */
export const registerFailuresEn: Readonly<
  Record<Exclude<RegisterFailureCode, 'journal-unreadable'>, FailureWords>
> = {
  'journal-broken': {
    what: 'Entry {{line}} of the journal {{path}} is not what was once written ({{fault}}).',
    what_torn: 'The last entry ({{line}}) of the journal {{path}} is torn: something cut off its writing.',
    now: 'Keep a copy of the journal as it is, and compare it with your backup. What Kiln answers leaves that entry out.',
    now_torn:
      'Nothing needs mending: the next entry moves what is left of it into a file beside the journal.',
  },
  'copy-broken': {
    what: 'Entry {{line}} in {{path}}, the copy of another desk’s journal, is not what was once written ({{fault}}).',
    now: 'Delete that file: Kiln fetches it anew from the shared register.',
  },
  'nothing-to-confirm': {
    what: 'The token {{serial}} does not wait to be confirmed.',
    now: 'Only a token that somebody has, and whose code was not checked, can be confirmed by hand.',
  },
  'not-in-register': {
    what: 'The register does not know "{{wanted}}".',
    what_token: 'The register has no token with the serial {{wanted}}.',
    what_account: 'The register has no token that was ever burned for "{{wanted}}".',
    now: 'Look for a part of it: kiln register list --find TEXT.',
    now_ui: 'Look for a part of it.',
  },
  'bad-register-address': {
    what: 'KILN_REGISTER is not the address of a PostgreSQL database.',
    'what_without-tls': 'KILN_REGISTER would send the names of people over the network without TLS.',
    now: 'Its form is postgresql://USER@HOST/DATABASE.',
    'now_without-tls': 'Leave sslmode out of it: Kiln then checks the certificate of the server.',
  },
  'register-unreachable': {
    what: 'The shared register cannot be reached ({{reason}}).',
    now: 'Work goes on here; Kiln catches up by itself when the database is back.',
  },
  'register-refused': {
    what: 'The shared register does not serve this desk.',
    what_login: 'The shared register does not let this desk in: the role or its password is not right.',
    what_rights: 'The database does not let the role in KILN_REGISTER do that.',
    'what_not-set-up': 'The database that KILN_REGISTER names is no shared register yet.',
    now: 'Check KILN_REGISTER.',
    now_login: 'Check the role in KILN_REGISTER and its password in ~/.pgpass. Work goes on here.',
    now_rights:
      'A desk’s role needs GRANT kiln_desk; set-up needs a role that may create things. Work goes on here.',
    'now_not-set-up':
      'Prepare it once, with a role that may create things: kiln register set-up. Work goes on here.',
  },
  'register-forked': {
    what: 'The shared register knows another history of this desk (from entry {{number}} on).',
    now: 'Was the data folder copied, or put back from a backup? Start this desk with a data folder of its own.',
  },
};

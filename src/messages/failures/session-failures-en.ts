import type { ListFailure, SessionFailureCode } from '../../ipc/session-failure.ts';
import type { FailureWords } from '../catalogue.ts';

/** The words for what goes wrong with sessions. */
export const sessionFailuresEn: Readonly<
  Record<Exclude<SessionFailureCode, ListFailure['code']>, FailureWords>
> = {
  'no-draft': {
    what: 'There is no list yet.',
    now: 'Open a list first.',
  },
  'nothing-to-burn': {
    what: 'As things are, no row of this list can be burned.',
    now: 'Mend what stops its rows, say what each column means, or accept what Kiln asks about.',
  },
  'session-missing': {
    what: 'There is no session at {{path}}.',
    now: 'Was the file moved or renamed? Open it where it is now.',
  },
  'not-a-session': {
    what: 'The file {{path}} is no session of Kiln.',
    now: 'Choose a file that Kiln made (its name ends in ".kiln").',
  },
  'session-too-new': {
    what: 'The session {{path}} was made by a newer Kiln.',
    now: 'Install the newest Kiln here, or go on where the session was made.',
  },
  'passphrase-wrong': {
    what: 'This passphrase does not open it.',
    now: 'Try again. Capital and small letters count; blanks, too. Nobody can recover a passphrase.',
  },
  'passphrase-empty': {
    what: 'There is no passphrase.',
    now: 'Think of one, of several words, and keep it where your passwords are: nobody can recover it.',
  },
  'session-damaged': {
    what: 'The session {{path}} is damaged (from part {{record}} on).',
    now: 'Take your last backup of the file. What was burned stands in the register all the same.',
  },
  'session-unreadable': {
    what: 'The session {{path}} cannot be read ({{reason}}).',
    now: 'Mend the permissions of that file and its folder, then open it again.',
  },
  'session-unwritable': {
    what: 'The session {{path}} cannot be written ({{reason}}).',
    now: 'Make room on the disk or mend the permissions of that folder. Nothing is burned before it can be written.',
    what_EBUSY: 'Another program keeps the session {{path}} open, so that Kiln cannot write it.',
    now_EBUSY:
      'Close what has it open: an editor, a backup or a virus scanner. Nothing is burned before it can be written.',
  },
  'session-in-use': {
    what: 'Another Kiln has this session open (on {{host}}, process {{processId}}).',
    now: 'Leave or close it there first. If that Kiln is gone, wait a minute and open it again.',
  },
  'session-taken-over': {
    what: 'Another Kiln has taken over the session {{path}}, because this one did not answer for a minute.',
    now: 'Go on at the other one. Here nothing is burned or written any more.',
  },
  'session-exists': {
    what: 'There is a file {{path}} already.',
    now: 'Choose another name: Kiln writes over no session.',
  },
  'session-closed': {
    what: 'This session is closed: its seeds are destroyed.',
    now: 'To burn these tokens again, make a new session of the list.',
  },
  'session-busy': {
    what: 'Tokens are being written ({{burning}}).',
    now: 'Wait until they are done, then try again.',
  },
  'session-running': {
    what: 'The session has the readers.',
    now: 'Pause the session first.',
  },
  'session-open': {
    what: 'Another session is open.',
    now: 'Leave or close that one first.',
  },
  'no-session': {
    what: 'No session is open.',
    now: 'Open a session, or make one of a list.',
  },
  'no-row': {
    what: 'The session has no row with the number {{row}}.',
    now: 'Look the row up in the list of rows.',
  },
  'row-busy': {
    what: 'A reader is at this row just now.',
    now: 'Wait until its token is done, or let its code be checked later.',
  },
  'row-not-ready': {
    what: 'This cannot be done with row {{place}} as it stands.',
    what_waiting: 'Row {{place}} waits for its token; nothing has happened to it.',
    what_burning: 'The token of row {{place}} is being written.',
    'what_in-doubt': 'It is not known whether the token of row {{place}} took its seed.',
    what_seeded: 'The token of row {{place}} has its seed already.',
    what_verified: 'The token of row {{place}} is done and checked.',
    'what_put-aside': 'Row {{place}} was put aside.',
    what_skipped: 'Row {{place}} was skipped.',
    now: 'Let the row wait again first, then its token is burned again.',
    now_waiting: 'Lay a token down for it.',
    now_burning: 'Wait until it is done.',
    'now_in-doubt': 'Lay the token down once more: it is burned again.',
  },
  'token-taken': {
    what: 'The token {{serial}} belongs to row {{place}} of this session ({{user}}).',
    what_unnamed: 'The token {{serial}} belongs to row {{place}} of this session.',
    now: 'Take another token, or let row {{place}} do without it first.',
  },
  'bound-to-another': {
    what: 'Row {{place}} is for the token {{serial}} and no other.',
    now: 'Lay that token down, or let the row have any token.',
  },
  'token-at-other-lane': {
    what: 'The token {{serial}} is at work on reader {{lane}}: it belongs to row {{place}} ({{user}}).',
    what_unnamed: 'The token {{serial}} is at work on reader {{lane}}: it belongs to row {{place}}.',
    now: 'Lay it on that reader, and another token here.',
  },
  'token-of-session': {
    what: 'The token {{serial}} belongs to the session at work: lane {{lane}}.',
    now: 'Go on with it there. To burn here, lay another token down.',
  },
  'token-done': {
    what: 'The token {{serial}} is done already: it belongs to row {{place}} ({{user}}).',
    what_unnamed: 'The token {{serial}} is done already: it belongs to row {{place}}.',
    now: 'Put it with the others that are done, and lay another token down.',
  },
  'token-row-ended': {
    what: 'The token {{serial}} is for row {{place}} ({{user}}), which was put aside or skipped.',
    what_unnamed: 'The token {{serial}} is for row {{place}}, which was put aside or skipped.',
    now: 'Lay another token down, or let that row wait again.',
  },
  'no-row-left': {
    what: 'No row is left for the token {{serial}}.',
    now: 'Take it away. Rows that still wait are for other tokens, or were put aside.',
  },
  'not-a-serial': {
    what: 'This is no serial number of a token: those have {{digits}} digits.',
    now: 'Copy it from the back of the token, with all its digits.',
  },
  'nothing-to-undo': {
    what: 'No token was burned here since the session was opened.',
    now: 'To burn an earlier one again, choose its row and let it wait again.',
  },
  'plain-text-not-confirmed': {
    what: 'The sentence that asks for seeds in plain text is not there, letter by letter.',
    now: 'Type it as it stands there, or let the file be encrypted.',
  },
  'bad-key': {
    what: 'This is no key in hexadecimal of {{bytes}} bytes.',
    now: 'Copy it again: two characters for each byte, only 0 to 9 and A to F.',
  },
  'export-unwritable': {
    what: 'The file {{path}} cannot be written ({{reason}}).',
    what_EEXIST: 'There is a file {{path}} already.',
    now: 'Choose another name or folder. Nothing was exported.',
  },
  'nothing-to-export': {
    what: 'There is no token that this file could name.',
    now: 'Burn and check tokens first. Those whose code was not checked go along only if you say so.',
  },
  'list-unreadable': {
    what: 'The list {{path}} cannot be read ({{reason}}).',
    what_ENOENT: 'There is no file {{path}}.',
    now: 'Is that where it is, and may you read it? Try again then.',
  },
  'pskc-unprotected': {
    what: 'Nothing would encrypt the seeds in this file.',
    now: 'Give PSKC a password or a key, or let the file be encrypted as a whole.',
  },
};

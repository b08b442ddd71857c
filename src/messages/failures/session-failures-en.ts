import type { SessionFailureCode } from '../../ipc/session-failure.ts';
import type { FailureWords } from '../catalogue.ts';

/** The words for what goes wrong with lists and sessions. */
export const sessionFailuresEn: Readonly<Record<SessionFailureCode, FailureWords>> = {
  'list-empty': {
    what: 'There is nobody in this list.',
    now: 'Choose the file that has a line for each user or token.',
  },
  'list-too-large': {
    what: 'This file is too large for a list ({{bytes}} bytes).',
    now: 'Split it into several lists, and make a session of each.',
  },
  'list-too-long': {
    what: 'This list has more than {{rows}} rows, or a row of more than {{columns}} cells.',
    now: 'Split it into several lists, and make a session of each.',
  },
  'list-not-text': {
    what: 'This file is no list that Kiln can read.',
    what_workbook: 'This is a workbook of a spreadsheet program (.xlsx), which Kiln does not open.',
    what_document: 'This is a document of a word processor (.docx or the like), which Kiln does not open.',
    what_archive: 'This is an archive (.zip or the like): the list is packed inside.',
    what_sealed: 'This file is encrypted.',
    what_pgp: 'This file is encrypted or signed with PGP.',
    what_picture: 'This is a picture, no list.',
    what_pdf: 'This is a PDF, no list.',
    what_database: 'This is a database of an app, no list.',
    now: 'Take a CSV file, a PSKC file, or a text with an otpauth:// line for each account.',
    now_workbook:
      'Open it there and save it as "CSV UTF-8". The serials must stay whole: format that column as text.',
    now_document: 'Copy the table out of it into a spreadsheet, and save that as "CSV UTF-8".',
    now_archive: 'Unpack it, and take the list that comes out.',
    now_pgp: 'Decrypt it first (gpg --decrypt), and take what comes out.',
    now_picture: 'A picture with a QR code in it belongs in the Burn page, or in "kiln qr". A list is text.',
    now_pdf: 'Ask who made it for a CSV or PSKC file: numbers copied out of a PDF lose characters.',
    now_database: 'Export the accounts in the app that it belongs to, and take that file.',
    now_sealed:
      'Is it the file of a session? Then open that session, and go on with it. Anything else decrypt with the program that made it (age, for what Kiln exported), and take what comes out.',
  },
  'not-a-list': {
    what: 'This is text, but no list.',
    what_pgp: 'This is a message or key of PGP, no list.',
    what_json: 'This is JSON, but none that Kiln knows.',
    what_html: 'This is a web page, no list.',
    what_letter: 'This is a letter, no list.',
    what_mail: 'This is an e-mail, no list.',
    what_certificate: 'This is a certificate or a key, no list.',
    now: 'Take a CSV file, a PSKC file, or a text with an otpauth:// line for each account.',
    now_pgp: 'Decrypt it first (gpg --decrypt), and take what comes out.',
    now_json:
      'Kiln reads the JSON of Aegis, 2FAS, Bitwarden, Microsoft Graph and Okta. From anything else export CSV or otpauth:// lines.',
    now_html: 'Download the file itself, or copy the table into a spreadsheet and save that as "CSV UTF-8".',
    now_letter: 'Take the file with the seeds that the letter speaks of.',
    now_mail: 'Save the file that is attached to it, and take that.',
    now_certificate: 'Take the file with the seeds that it came with.',
  },
  'backup-locked': {
    what: 'This backup is encrypted with a password.',
    what_aegis: 'This backup of Aegis is encrypted with a password.',
    what_2fas: 'This backup of 2FAS is encrypted with a password.',
    what_bitwarden: 'This export of Bitwarden is encrypted with a password.',
    now: 'Hand the password over that was chosen when the file was made.',
  },
  'backup-wrong-password': {
    what: 'This password does not open the backup.',
    what_aegis: 'This password does not open the backup of Aegis.',
    what_2fas: 'This password does not open the backup of 2FAS.',
    what_bitwarden: 'This password does not open the export of Bitwarden.',
    now: 'Try again. It is the password that was chosen for this file, which need not be the app’s own.',
  },
  'backup-unreadable': {
    what: 'This backup cannot be read.',
    what_account: 'This export is encrypted for the account that made it, and nothing else opens it.',
    what_derivation: 'This backup is encrypted in a way that Kiln does not know.',
    what_damaged: 'This backup is damaged: parts of it are missing or changed.',
    now: 'Export it once more in the app.',
    now_account: 'Export once more, and choose plain JSON or "password protected" there.',
    now_derivation: 'Export it without a password in the app, and delete the file afterwards.',
  },
  'list-unreadable': {
    what: 'The list {{path}} cannot be read ({{reason}}).',
    what_ENOENT: 'There is no file {{path}}.',
    now: 'Is that where it is, and may you read it? Try again then.',
  },
  'csv-broken': {
    what: 'The list cannot be read from line {{line}} on.',
    'what_quote-not-closed': 'In line {{line}} of the list a quotation mark opens that nothing closes.',
    'what_stray-quote': 'In line {{line}} of the list a quotation mark stands where none can.',
    'what_line-too-long': 'Line {{line}} of the list is longer than any line of a list.',
    now: 'Mend that line, or save the list once more as CSV where it was made.',
  },
  'pskc-malformed': {
    what: 'This PSKC file is damaged.',
    what_xml: 'This file begins like PSKC, but it is not whole.',
    what_declarations:
      'This PSKC file holds instructions for programs (a DOCTYPE). Kiln does not follow them.',
    'what_no-keys': 'There is no key in this PSKC file.',
    what_encryption: 'This PSKC file does not say in a usable way how it is encrypted.',
    now: 'Ask who made the file for a new one.',
  },
  'pskc-locked': {
    what: 'The seeds in this PSKC file are encrypted.',
    what_password: 'The seeds in this PSKC file are encrypted with a password.',
    what_key: 'The seeds in this PSKC file are encrypted with a key that was agreed on before ("{{name}}").',
    'what_key-unnamed': 'The seeds in this PSKC file are encrypted with a key that was agreed on before.',
    now: 'Hand over what opens them: it came on another way than the file.',
    now_password: 'Hand the password over: it came on another way than the file.',
    now_key: 'Hand the key over in hexadecimal (0 to 9 and A to F): it came on another way than the file.',
    'now_key-unnamed':
      'Hand the key over in hexadecimal (0 to 9 and A to F): it came on another way than the file.',
  },
  'pskc-wrong-key': {
    what: 'This does not open the PSKC file.',
    what_password: 'This password does not open the PSKC file.',
    what_key: 'This key does not open the PSKC file.',
    now: 'Try again. Capital and small letters count; blanks at the end, too.',
    now_key: 'Try again: it has 32, 48 or 64 characters, each of them 0 to 9 or A to F.',
  },
  'pskc-unsupported': {
    what: 'This PSKC file is encrypted in a way that Kiln does not know ({{algorithm}}).',
    what_unnamed: 'This PSKC file is encrypted in a way that Kiln does not know.',
    now: 'Ask who made it for one with a password (PBKDF2 and AES-CBC), or with AES-CBC and a key.',
  },
  'pskc-draft': {
    what: 'This is PSKC from before it became a standard (a draft of RFC 6030), which Kiln does not read.',
    now: 'Ask who made the file for PSKC as in RFC 6030, or for a CSV file.',
  },
  'pskc-too-large': {
    what: 'This PSKC file is larger than any real one.',
    what_package: 'Key {{place}} in this PSKC file is larger than any real one.',
    what_packages: 'There are more keys in this PSKC file than a session takes (100,000).',
    what_outside: 'Besides its keys this PSKC file holds more than any real one.',
    now: 'Ask who made the file for a new one, or for a CSV file.',
    now_packages: 'Ask who made the file for several smaller ones, and make a session of each.',
  },
  'xml-not-pskc': {
    what: 'This is XML, but no PSKC.',
    what_safenet: 'This is a seed file in SafeNet’s own XML, no PSKC.',
    what_deepnet: 'This is a seed file in Deepnet’s own XML, no PSKC.',
    what_rsa: 'This is a seed file of RSA SecurID, whose tokens make their codes in another way.',
    what_workbook: 'This is the workbook of a spreadsheet program, saved as XML.',
    'what_web-page': 'This is a web page, no list.',
    what_other: 'This is XML, but no PSKC: it begins with "{{root}}".',
    what_unknown: 'This is XML, but no PSKC.',
    now: 'Ask who made the file for PSKC (RFC 6030), or for a CSV file.',
    now_safenet:
      'Ask who made the file for PSKC (RFC 6030), or for a CSV file with the seeds in hexadecimal.',
    now_deepnet: 'Ask who made the file for PSKC (RFC 6030), or for the CSV file that Entra ID takes.',
    now_rsa: 'No programmable token can take these seeds. Choose the list of another service.',
    now_workbook:
      'Open it there and save it as "CSV UTF-8". The serials must stay whole: format that column as text.',
    'now_web-page': 'Download the file itself, not the page that it is on.',
    now_other: 'Ask who made the file for PSKC (RFC 6030), or for a CSV file.',
    now_unknown: 'Ask who made the file for PSKC (RFC 6030), or for a CSV file.',
  },
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
  'pskc-unprotected': {
    what: 'Nothing would encrypt the seeds in this file.',
    now: 'Give PSKC a password or a key, or let the file be encrypted as a whole.',
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
};

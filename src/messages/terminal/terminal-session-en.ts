import type { TerminalSessionCatalogue } from './terminal-session-catalogue.ts';

export const terminalSessionEn: TerminalSessionCatalogue = {
  help: {
    text: `
kiln session new LIST -o FILE.kiln [--accept CODE,…] [--check]
kiln session run FILE.kiln [--reader NAME]…
kiln session status FILE.kiln
kiln session rows FILE.kiln [--find TEXT] [--state STATE|due] [--count N]
kiln session put-aside FILE.kiln ROW [--note TEXT]
kiln session skip|again FILE.kiln ROW
kiln session bind FILE.kiln ROW [--serial SERIAL]
kiln session export FILE.kiln --to PROVIDER -o FILE
kiln session activate FILE.kiln [--reader NAME]… [--wait SECONDS]
kiln session close FILE.kiln [--yes]
kiln session list

Many tokens: a list of users becomes a sealed file, its tokens are burned on every reader at once, and the identity
provider gets its file. The session's file has every step; it can be left and gone on with at any moment, on any machine.

Passphrases (never on the command line; asked for without being shown, or a line from a descriptor)
  --passphrase-fd N          of the session
  --seal-fd N                for the file that is exported
  --list-password-fd N       of an app's encrypted backup that is read as a list
  --pskc-password-fd N       of the PSKC file that is read or exported
  --pskc-key-fd N            the same with a key in hexadecimal; --key-name NAME says which, in what is exported

new: CSV (any delimiter), PSKC, otpauth:// lines, Google's transfer codes, JSON of Aegis, 2FAS, Bitwarden, Graph and
Okta; - takes it from standard input
  -o, --output FILE          the session's file
  --check                    only read the list and say what is wrong with it
  --accept CODE,…            what Kiln asks about and you accept (make-seeds, duplicate-user, …); "all" is
                             everything but make-seeds
  --columns FIELD,…          what each column means: user, serial, secret, secretHex, …; - for nothing
  --header yes|no            whether the first line names the columns
  --hex, --base32            how secrets are written (found out for all of them unless said)
  --period 30|60             how long a code lasts in rows that do not say
  --issuer NAME              for rows that name none
  --any-token                do not wait for the serials in the list: any token will do
  --name NAME                what the session is called (the file's name unless said)
  --verify each|sample|none  whose code is checked (each unless said); sample: --every N, --percent N, --first
  --display 15|30|60|120     seconds the display stays on (30 unless said)
  --allow-unlisted           burn models that Kiln does not know, if they answer like those it can burn
  --reassign                 also burn tokens that the register has given to somebody else

run
  --reader NAME              only this reader, or a part of its name; several times for several (all unless said)
  --wait SECONDS             end when nothing has happened for so long
  --code-fd N                where codes come from, a line each: CODE, or SERIAL CODE (standard input unless said);
                             a CODE that fits none of several tokens is nobody’s try
  --reassign                 from now on also burn tokens that the register has given to somebody else
  It ends when no row is left: status 0 when every row is done, 7 when some are left, due or put aside.

export
  --to PROVIDER              entra-csv, entra-graph, okta, duo, privacyidea, pskc, otpauth
  --with-unverified          also tokens whose codes were not to be checked
  --manufacturer, --model    for rows that name none (Token2, and the token's own model, unless said)
  --okta-profile ID          with --okta-encoding base32|hex, --algorithm sha1|sha256 and --period 30|60 as set there
  --resolver, --realm        whose users they are in privacyIDEA; without, the tokens are imported without users
  --plain-text SENTENCE      not encrypted: say "I want the seeds in plain text", letter by letter

ROW is the number that "rows" puts in front, a user, or a serial.

  kiln session new users.csv -o munich.kiln
  kiln session run munich.kiln
  kiln session export munich.kiln --to entra-csv -o entra.csv.age
  kiln session close munich.kiln`,
  },
  ask: {
    passphrase: 'Passphrase of the session (not shown):',
    'new-passphrase': 'A passphrase for the session, several words (not shown; nobody can recover it):',
    again: 'Once more:',
    seal: 'A passphrase for the exported file, several words (not shown):',
    'list-password': 'Password of the backup (not shown):',
    'pskc-password': 'Password of the PSKC file (not shown):',
    'pskc-key': 'Key of the PSKC file in hexadecimal (not shown):',
    close_one: 'Destroy the seeds of this session for good? One row is not done. (y/N)',
    close_other: 'Destroy the seeds of this session for good? {{count}} rows are not done. (y/N)',
  },
  severity: { stop: 'cannot be burned', ask: 'only if you accept it', note: 'worth knowing' },
  list: {
    read_one: 'One row ({{format}}).',
    read_other: '{{count}} rows ({{format}}).',
    'header-below': 'Line {{line}} names the columns; what stands above it is taken for a title.',
    column: 'column {{number}} {{name}}: {{field}} ({{remarks}})',
    'column-unknown': 'column {{number}} {{name}}: not used ({{sample}})',
    'why-chosen': 'as you say',
    'why-name': 'by its name',
    'why-content': 'by what stands in it',
    'why-position': 'by its place',
    'read-base32': 'read as Base32',
    'read-hex': 'read as hex',
    'read-otpauth': 'read as otpauth://',
    hidden_one: 'one character, not shown',
    hidden_other: '{{count}} characters, not shown',
    'no-cell': 'empty',
    nameless: '(no name)',
    'would-generate_one': 'One of them has no seed. Kiln makes one only if you say so: --accept make-seeds.',
    'would-generate_other':
      '{{count}} of them have no seed. Kiln makes {{count}} only if you say so: --accept make-seeds.',
    generated_one: 'One of them has no secret: it gets one made here.',
    generated_other: '{{count}} of them have no secret: each gets one made here.',
    problem: 'line {{place}}: {{fault}}',
    'problem-column': 'line {{place}}, column {{column}}: {{fault}}',
    more: '… and {{count}} more',
    burnable_one: 'One row can be burned as it is, {{most}} if you accept what Kiln asks about.',
    burnable_other: '{{count}} rows can be burned as they are, {{most}} if you accept what Kiln asks about.',
    accept: 'To accept it: --accept {{codes}}',
  },
  new: {
    made_one: 'The session {{path}} is there, with one row.',
    made_other: 'The session {{path}} is there, with {{count}} rows.',
    'left-out_one': 'One row of the list stays out.',
    'left-out_other': '{{count}} rows of the list stay out.',
    next: 'Burn it: kiln session run {{path}}. The list still holds what it held: delete it if there are secrets in it.',
  },
  state: {
    waiting: 'waiting',
    burning: 'being burned',
    'in-doubt': 'in doubt',
    seeded: 'seeded',
    verified: 'verified',
    'put-aside': 'put aside',
    skipped: 'skipped',
    due: 'code to be checked',
    unchecked: 'not to be checked',
    'by-eye': 'compared by eye',
    camera: 'read by the camera',
  },
  status: {
    name: 'name',
    made: 'made',
    closed: 'closed',
    rows: 'rows',
    doubt: 'Cut off in the middle, burn again: token {{serial}} for line {{place}} {{user}}',
    strays: 'Do not hand these tokens out before they are burned again:',
    'stray-seed': '{{serial}} (holds somebody’s seed)',
    'stray-maybe-seed': '{{serial}} (may hold somebody’s seed)',
    'stray-nothing': '{{serial}} (holds nothing usable)',
  },
  run: {
    begin:
      'Switch tokens on and lay them on the readers. Type codes as they come. Ctrl-C ends; everything can be gone on with.',
    lane: '[{{lane}}] {{text}}',
    next: 'lay a token down for {{whose}}',
    awaited: 'lay a token down that is waited for by its serial',
    finished: 'no row is left for this reader',
    unplugged: 'the reader {{reader}} is not there',
    burning: '{{serial}} for {{whose}} …',
    code: 'lift {{serial}} ({{whose}}), switch it off and on, and type its code:',
    'other-token': 'first the code; {{serial}} can stay there until then',
    lift: 'lift it',
    'code-unused': 'That is the code of no token that waits for one.',
    'code-whose_one': 'That code fits no token. Whose is it? SERIAL CODE: {{serials}}',
    'code-whose_other':
      'That code fits none of the {{count}} tokens, and was nobody’s try. Whose is it? SERIAL CODE, of: {{serials}}',
    'code-nearly': 'It is nearly the code of {{serial}}: read that one again.',
    'hold-set-aside': 'Set aside – do not hand out {{serial}}: it must be burned again.',
    'hold-due': 'Do not hand out {{serial}} yet: its code is still to be checked.',
    'codes-ended': 'No more codes come: what is still to be checked stays so.',
    'no-reader':
      'No reader is there, or none of the name that was given. “kiln readers” lists them; one that comes is used.',
    'readers-back': 'The readers are back.',
    progress: '{{done}} of {{rows}}',
    pace: '{{done}} of {{rows}}, {{tokensPerHour}} an hour, about {{minutes}} min left',
    idle: 'Nothing has happened for {{seconds}} s.',
    'all-done': 'Every row is done.',
    left_one: 'One row is left: kiln session run {{path}}',
    left_other: '{{count}} rows are left: kiln session run {{path}}',
    'put-aside_one': 'One row was put aside: kiln session rows {{path}} --state put-aside',
    'put-aside_other': '{{count}} rows were put aside: kiln session rows {{path}} --state put-aside',
  },
  rows: {
    line: 'line {{place}}',
    bound: 'only token {{serial}}',
    none: 'No row fits.',
    more: '… and {{count}} more: --find TEXT, --state STATE, or --count N',
  },
  done: {
    'put-aside': 'Row {{row}} is put aside.',
    skip: 'Row {{row}} is skipped.',
    again: 'Row {{row}} waits again.',
    bind: 'Row {{row}} is for token {{serial}} and no other.',
    unbind: 'Row {{row}} takes any token.',
  },
  export: {
    written_one: '{{path}} has one token.',
    written_other: '{{path}} has {{count}} tokens.',
    sealed: 'It is encrypted: age -d {{path}}',
    plain: 'It holds seeds in plain text: delete it as soon as it is uploaded.',
    receipt: 'The register has the receipt.',
    'left-out': 'left out: line {{place}} {{user}}: {{why}}',
    empty: 'No token fits {{provider}}, so no file was written.',
    'unsafe-cell': 'a spreadsheet would run one of its texts as a formula, or the provider would cut it up',
    'missing-user': 'the provider needs a user, and none is named',
    'unsupported-algorithm': 'the provider does not take its algorithm',
    'unsupported-period': 'the provider does not take its period',
    'ambiguous-key-length': 'the provider would take its key for another algorithm: use pskc',
    unassigned_one:
      'One token is in the file without its user, because the list has no object id for it: assign it by hand.',
    unassigned_other:
      '{{count}} tokens are in the file without their users, because the list has no object id for them: assign them by hand.',
    'unassigned-row': '{{serial}}  line {{place}} {{user}}',
  },
  activate: {
    'lay-down': 'Lay one token after the other on a reader (Ctrl-C ends) …',
    token: '{{serial}}  {{user}}',
    code: 'code {{code}}, for {{seconds}} s more',
    'no-code': 'no code can be told for it',
    none: 'No token of this session lies on a reader.',
  },
  close: {
    closed_one: 'The session is closed. Its one seed is destroyed, and cannot be had again.',
    closed_other: 'The session is closed. Its {{count}} seeds are destroyed, and cannot be had again.',
    kept: 'Nothing was closed.',
  },
  known: { none: 'No sessions are known here.', interrupted: 'cut off in the middle' },
};

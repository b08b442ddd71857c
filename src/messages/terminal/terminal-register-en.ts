import { registerWordsEn } from '../register-words.ts';
import type { TerminalRegisterCatalogue } from './terminal-register-catalogue.ts';

export const terminalRegisterEn: TerminalRegisterCatalogue = {
  help: {
    text: `
kiln register list [--find TEXT] [--standing HOW] [--refused-within DAYS] [--count N]
kiln register show SERIAL
kiln register user ACCOUNT
kiln register mark SERIAL --as lost|broken|returned|retired|set-aside|confirmed [--note TEXT]
kiln register forget ACCOUNT
kiln register export [--csv|--json] [--table tokens|assignments|burns] [--delimiter HOW] [--output FILE]
                     [--find TEXT] [--standing HOW] [--refused-within DAYS]
kiln register desks
kiln register verify
kiln register set-up

Which token is this? Who had it? When was it burned, by whom, and was it checked? The register knows from the journal,
and holds no seed.

  --find TEXT                parts of serial, account, issuer, operator or date (2026-11-20); all words must fit
  --standing HOW             assigned, unchecked (not checked: not to be handed out), waived (not to be checked), lost,
                             broken, returned, retired, set-aside, blank, in-doubt, unused
  --refused-within DAYS      tokens that drift: whose codes will be refused within so many days
  --as, --note               what became of a token; its time with its user ends. confirmed: it goes on, and you have
                             seen the token work although its code was not checked here
  --table WHAT               one row for each token (unless said), for each user's time with one, or for each burn
  --delimiter HOW            comma, semicolon, tab; what Excel expects depends on its language
  --output FILE              write there instead of to standard output

"forget" puts a pseudonym in place of somebody's name, for good; the chain still verifies. "verify" proves that no entry
was changed, or names the first one that was. With KILN_REGISTER=postgresql://USER@HOST/DATABASE several desks share one
register, and go on alone while it is away; "set-up" prepares that database, once, with a role that may do so.`,
  },
  ...registerWordsEn,
  list: {
    since: 'since {{day}}',
    total: '{{count}} in all',
    more_one: '… and {{count}} more: --find TEXT, or --count N',
    more_other: '… and {{count}} more: --find TEXT, or --count N',
    drift_one: 'about {{count}} day until its code is refused',
    drift_other: 'about {{count}} days until its code is refused',
    'drift-over': 'its codes are refused',
  },
  page: {
    unchecked:
      'Lay it on a reader to burn it again; or, if you have seen it work: kiln register mark {{serial}} --as confirmed',
    seen: 'seen     first {{first}}, last {{last}}',
    battery_one: 'battery  in use for at least {{count}} day',
    battery_other: 'battery  in use for at least {{count}} days',
    clock: 'clock    {{clock}}',
    owners: 'Who had it',
    events: 'What happened',
    on: '{{clock}} on {{day}}',
    now: 'now',
    nameless: 'an account without a name',
  },
  event: {
    verified: 'burned for {{whose}} and verified',
    'by-eye': 'burned for {{whose}} and compared by eye',
    camera: 'burned for {{whose}}, its code read by the camera',
    seeded: 'burned for {{whose}}, not verified',
    blank: 'the burn for {{whose}} failed and left no seed that works',
    untouched: 'the burn for {{whose}} did not begin',
    unfinished: 'the burn for {{whose}} was cut short',
    because: '{{what}}: {{why}}',
    seen: 'seen, {{clock}}',
    marked: 'marked as {{standing}}',
    'marked-note': 'marked as {{standing}}: {{note}}',
    exported: 'exported to {{provider}}',
    by: '{{what}}, by {{operator}} on {{host}}',
  },
  done: {
    'marked-lost': '{{model}} {{serial}} is marked as lost.',
    'marked-broken': '{{model}} {{serial}} is marked as broken.',
    'marked-returned': '{{model}} {{serial}} is marked as returned.',
    'marked-retired': '{{model}} {{serial}} is marked as retired.',
    'marked-set-aside':
      '{{model}} {{serial}} is set aside: it is not to be handed out before it is burned again.',
    'marked-confirmed': '{{model}} {{serial}} is confirmed by hand.',
    forgotten_one: 'Forgotten in {{count}} entry: the register says {{person}} now.',
    forgotten_other: 'Forgotten in {{count}} entries: the register says {{person}} now.',
    'set-up': 'The database is a shared register. Give each desk a role of its own: GRANT kiln_desk TO …',
    whole_one: '{{count}} entry, as it was written.',
    whole_other: '{{count}} entries, each as it was written.',
    head: 'The last one’s hash: {{head}}',
    torn: 'A power cut tore off what is in {{file}}: a step that was never reported as done.',
    changed_one: '{{count}} entry is not as it was written, and is left out. See: kiln register verify',
    changed_other:
      '{{count}} entries are not as they were written, and are left out. See: kiln register verify',
    operators: 'Operators',
    machines: 'Machines',
    desk_one: '{{name}}  {{count}} burn, last {{last}}',
    desk_other: '{{name}}  {{count}} burns, last {{last}}',
  },
};

import { registerWordsDe } from '../register-words.ts';
import type { TerminalRegisterCatalogue } from './terminal-register-catalogue.ts';

export const terminalRegisterDe: TerminalRegisterCatalogue = {
  help: {
    text: `
kiln register list [--find TEXT] [--standing WIE] [--refused-within TAGE] [--count N]
kiln register show SERIENNUMMER
kiln register user KONTO
kiln register mark SERIENNUMMER --as lost|broken|returned|retired|set-aside|confirmed [--note TEXT]
kiln register forget KONTO
kiln register export [--csv|--json] [--table tokens|assignments|burns] [--delimiter WIE] [--output DATEI]
                     [--find TEXT] [--standing WIE] [--refused-within TAGE]
kiln register desks
kiln register verify
kiln register set-up

Welcher Token ist das? Wer hatte ihn? Wann wurde er gebrannt, von wem, und wurde er geprüft? Das Register weiß es aus
dem Protokoll und enthält keinen Seed.

  --find TEXT                Teile von Seriennummer, Konto, Anbieter, Name oder Datum (20.11.2026); alle müssen passen
  --standing WIE             assigned (in Gebrauch), unchecked (nicht geprüft: nicht herausgeben), waived (ohne Prüfung),
                             lost (verloren), broken (kaputt), returned (zurückgegeben), retired (ausgemustert),
                             set-aside (beiseite), blank (ohne Seed), in-doubt (ungewiss), unused (nie gebrannt)
  --refused-within TAGE      Token, deren Uhr falsch geht: In so vielen Tagen werden ihre Codes abgelehnt
  --as, --note               was aus einem Token geworden ist; damit gehört er niemandem mehr. confirmed: Er bleibt,
                             und du hast ihn arbeiten sehen, obwohl sein Code hier nicht geprüft wurde
  --table WAS                eine Zeile je Token (wenn nichts gesagt ist), je Person und Token, oder je Brennen
  --delimiter WIE            comma, semicolon, tab; was Excel erwartet, hängt von seiner Sprache ab
  --output DATEI             dorthin schreiben statt auf die Standardausgabe

„forget“ setzt ein Pseudonym an die Stelle eines Namens, für immer; die Kette stimmt weiterhin. „verify“ beweist, dass
kein Eintrag geändert wurde, oder nennt den ersten, der es wurde. Mit KILN_REGISTER=postgresql://ROLLE@RECHNER/DATENBANK
teilen sich mehrere Plätze ein Register und machen allein weiter, solange es weg ist; „set-up“ bereitet diese Datenbank
vor, einmal, mit einer Rolle, die das darf.`,
  },
  ...registerWordsDe,
  list: {
    since: 'seit {{day}}',
    total: '{{count}} insgesamt',
    more_one: '… und {{count}} weiterer: --find TEXT oder --count N',
    more_other: '… und {{count}} weitere: --find TEXT oder --count N',
    drift_one: 'noch etwa {{count}} Tag, bis sein Code abgelehnt wird',
    drift_other: 'noch etwa {{count}} Tage, bis sein Code abgelehnt wird',
    'drift-over': 'seine Codes werden abgelehnt',
  },
  page: {
    unchecked:
      'Leg ihn auf einen Leser, um ihn neu zu brennen; oder, wenn du ihn arbeiten sahst: kiln register mark {{serial}} --as confirmed',
    seen: 'gesehen   zuerst {{first}}, zuletzt {{last}}',
    battery_one: 'Batterie  seit mindestens {{count}} Tag in Gebrauch',
    battery_other: 'Batterie  seit mindestens {{count}} Tagen in Gebrauch',
    clock: 'Uhr       {{clock}}',
    owners: 'Wer ihn hatte',
    events: 'Was geschah',
    on: '{{clock}} am {{day}}',
    now: 'jetzt',
    nameless: 'ein Konto ohne Namen',
  },
  event: {
    verified: 'gebrannt für {{whose}} und geprüft',
    'by-eye': 'gebrannt für {{whose}} und mit dem Auge verglichen',
    camera: 'gebrannt für {{whose}}, der Code von der Kamera gelesen',
    seeded: 'gebrannt für {{whose}}, nicht geprüft',
    blank: 'das Brennen für {{whose}} ging schief; es blieb kein Seed, der funktioniert',
    untouched: 'das Brennen für {{whose}} begann nicht',
    unfinished: 'das Brennen für {{whose}} brach ab',
    because: '{{what}}: {{why}}',
    seen: 'gesehen, {{clock}}',
    marked: 'vermerkt als {{standing}}',
    'marked-note': 'vermerkt als {{standing}}: {{note}}',
    exported: 'exportiert für {{provider}}',
    by: '{{what}}, von {{operator}} an {{host}}',
  },
  done: {
    'marked-lost': '{{model}} {{serial}} ist als verloren vermerkt.',
    'marked-broken': '{{model}} {{serial}} ist als kaputt vermerkt.',
    'marked-returned': '{{model}} {{serial}} ist als zurückgegeben vermerkt.',
    'marked-retired': '{{model}} {{serial}} ist als ausgemustert vermerkt.',
    'marked-set-aside':
      '{{model}} {{serial}} liegt beiseite: Er wird neu gebrannt, bevor ihn jemand bekommt.',
    'marked-confirmed': '{{model}} {{serial}} ist von Hand bestätigt.',
    forgotten_one: 'Vergessen in {{count}} Eintrag: Im Register steht jetzt {{person}}.',
    forgotten_other: 'Vergessen in {{count}} Einträgen: Im Register steht jetzt {{person}}.',
    'set-up':
      'Die Datenbank ist ein gemeinsames Register. Gib jedem Platz eine eigene Rolle: GRANT kiln_desk TO …',
    whole_one: '{{count}} Eintrag, so, wie er geschrieben wurde.',
    whole_other: '{{count}} Einträge, jeder so, wie er geschrieben wurde.',
    head: 'Der Hash des letzten: {{head}}',
    changed_one:
      '{{count}} Eintrag ist nicht so, wie er geschrieben wurde, und fehlt hier. Mehr sagt: kiln register verify',
    changed_other:
      '{{count}} Einträge sind nicht so, wie sie geschrieben wurden, und fehlen hier. Mehr sagt: kiln register verify',
    torn: 'Ein Stromausfall riss ab, was in {{file}} steht: ein Schritt, der nie als getan gemeldet wurde.',
    operators: 'Wer gebrannt hat',
    machines: 'Rechner',
    desk_one: '{{name}}  {{count}}-mal gebrannt, zuletzt {{last}}',
    desk_other: '{{name}}  {{count}}-mal gebrannt, zuletzt {{last}}',
  },
};

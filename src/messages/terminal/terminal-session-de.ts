import type { TerminalSessionCatalogue } from './terminal-session-catalogue.ts';

export const terminalSessionDe: TerminalSessionCatalogue = {
  help: {
    text: `
kiln session new LISTE -o DATEI.kiln [--accept CODE,…] [--check]
kiln session run DATEI.kiln [--reader NAME]…
kiln session status DATEI.kiln
kiln session rows DATEI.kiln [--find TEXT] [--state STAND|due] [--count N]
kiln session put-aside DATEI.kiln ZEILE [--note TEXT]
kiln session skip|again DATEI.kiln ZEILE
kiln session bind DATEI.kiln ZEILE [--serial NUMMER]
kiln session export DATEI.kiln --to ANBIETER -o DATEI
kiln session activate DATEI.kiln [--reader NAME]… [--wait SEKUNDEN]
kiln session close DATEI.kiln [--yes]
kiln session list

Viele Token: Aus einer Liste von Personen wird eine versiegelte Datei, ihre Token werden auf allen Lesern zugleich
gebrannt, und der Identitätsanbieter bekommt seine Datei. In der Seriendatei steht jeder Schritt; sie lässt sich
jederzeit verlassen und auf jedem Rechner weiterführen.

Passphrasen (nie auf der Befehlszeile; unsichtbar erfragt oder eine Zeile von einem Deskriptor)
  --passphrase-fd N          der Serie
  --seal-fd N                für die exportierte Datei
  --list-password-fd N       der verschlüsselten Sicherung einer App, die als Liste gelesen wird
  --pskc-password-fd N       der PSKC-Datei, die gelesen oder exportiert wird
  --pskc-key-fd N            dasselbe mit einem hexadezimalen Schlüssel; --key-name NAME sagt im Export, mit welchem

new: CSV (jedes Trennzeichen), PSKC, otpauth://-Zeilen, Googles Übertragungscodes, JSON von Aegis, 2FAS, Bitwarden, Graph
und Okta; - nimmt die Standardeingabe
  -o, --output DATEI         die Datei der Serie
  --check                    die Liste nur lesen und sagen, was an ihr falsch ist
  --accept CODE,…            wonach Kiln fragt und dem du zustimmst (make-seeds, duplicate-user, …); „all“
                             ist alles außer make-seeds
  --columns FELD,…           was jede Spalte bedeutet: user, serial, secret, secretHex, …; - für nichts
  --header yes|no            ob die erste Zeile die Spalten benennt
  --hex, --base32            wie Geheimnisse geschrieben sind (sonst für alle zusammen herausgefunden)
  --period 30|60             wie lange ein Code gilt, wo eine Zeile es nicht sagt
  --issuer NAME              für Zeilen, die keinen Aussteller nennen
  --any-token                nicht auf die Seriennummern der Liste warten: jeder Token ist recht
  --name NAME                wie die Serie heißt (wie die Datei, wenn nichts gesagt ist)
  --verify each|sample|none  wessen Code geprüft wird (each, wenn nichts gesagt ist); sample: --every N, --percent N, --first
  --display 15|30|60|120     Sekunden, die die Anzeige an bleibt (30, wenn nichts gesagt ist)
  --allow-unlisted           Modelle brennen, die Kiln nicht kennt, wenn sie wie brennbare antworten
  --reassign                 auch Token brennen, die laut Register jemand anderem gehören

run
  --reader NAME              nur dieser Leser oder ein Teil seines Namens; mehrmals für mehrere (sonst alle)
  --wait SEKUNDEN            enden, wenn so lange nichts geschehen ist
  --code-fd N                woher Codes kommen, je Zeile einer: CODE oder NUMMER CODE (sonst Standardeingabe);
                             ein CODE, der zu keinem von mehreren Token passt, zählt bei keinem
  --reassign                 von nun an auch Token brennen, die laut Register jemand anderem gehören
  Es endet, wenn keine Zeile übrig ist: Status 0, wenn jede fertig ist, 7, wenn welche übrig, zu prüfen oder
  beiseitegelegt sind.

export
  --to ANBIETER              entra-csv, entra-graph, okta, duo, privacyidea, pskc, otpauth
  --with-unverified          auch Token, deren Codes nicht geprüft werden sollten
  --manufacturer, --model    für Zeilen, die nichts nennen (sonst Token2 und das Modell des Tokens)
  --okta-profile ID          mit --okta-encoding base32|hex, --algorithm sha1|sha256 und --period 30|60, wie dort eingestellt
  --resolver, --realm        wessen Personen es in privacyIDEA sind; ohne sie kommen die Token ohne Personen hinein
  --plain-text SATZ          unverschlüsselt: sag Buchstabe für Buchstabe „I want the seeds in plain text“

ZEILE ist die Zahl, die „rows“ davorsetzt, eine Person oder eine Seriennummer.

  kiln session new personen.csv -o münchen.kiln
  kiln session run münchen.kiln
  kiln session export münchen.kiln --to entra-csv -o entra.csv.age
  kiln session close münchen.kiln`,
  },
  ask: {
    passphrase: 'Passphrase der Serie (unsichtbar):',
    'new-passphrase':
      'Eine Passphrase für die Serie, mehrere Wörter (unsichtbar; niemand kann sie wiederherstellen):',
    again: 'Noch einmal:',
    seal: 'Eine Passphrase für die exportierte Datei, mehrere Wörter (unsichtbar):',
    'list-password': 'Passwort der Sicherung (unsichtbar):',
    'pskc-password': 'Passwort der PSKC-Datei (unsichtbar):',
    'pskc-key': 'Schlüssel der PSKC-Datei, hexadezimal (unsichtbar):',
    close_one: 'Die Seeds dieser Serie endgültig vernichten? Eine Zeile ist nicht fertig. (j/N)',
    close_other: 'Die Seeds dieser Serie endgültig vernichten? {{count}} Zeilen sind nicht fertig. (j/N)',
  },
  severity: { stop: 'lässt sich nicht brennen', ask: 'nur, wenn du zustimmst', note: 'gut zu wissen' },
  list: {
    read_one: 'Eine Zeile ({{format}}).',
    read_other: '{{count}} Zeilen ({{format}}).',
    'header-below': 'Zeile {{line}} benennt die Spalten; was darüber steht, gilt als Titel.',
    column: 'Spalte {{number}} {{name}}: {{field}} ({{remarks}})',
    'column-unknown': 'Spalte {{number}} {{name}}: nicht verwendet ({{sample}})',
    'why-chosen': 'wie du sagst',
    'why-name': 'nach ihrem Namen',
    'why-content': 'nach ihrem Inhalt',
    'why-position': 'nach ihrem Platz',
    'read-base32': 'als Base32 gelesen',
    'read-hex': 'als Hex gelesen',
    'read-otpauth': 'als otpauth:// gelesen',
    hidden_one: 'ein Zeichen, nicht gezeigt',
    hidden_other: '{{count}} Zeichen, nicht gezeigt',
    'no-cell': 'leer',
    nameless: '(ohne Namen)',
    'would-generate_one':
      'Eine davon hat keinen Seed. Kiln macht nur einen, wenn du es sagst: --accept make-seeds.',
    'would-generate_other':
      '{{count}} davon haben keinen Seed. Kiln macht nur welche ({{count}}), wenn du es sagst: --accept make-seeds.',
    generated_one: 'Eine davon hat kein Geheimnis: Sie bekommt hier eines.',
    generated_other: '{{count}} davon haben kein Geheimnis: Jede bekommt hier eines.',
    problem: 'Zeile {{place}}: {{fault}}',
    'problem-column': 'Zeile {{place}}, Spalte {{column}}: {{fault}}',
    more: '… und {{count}} weitere',
    burnable_one: 'Eine Zeile lässt sich so brennen, {{most}}, wenn du dem zustimmst, wonach Kiln fragt.',
    burnable_other:
      '{{count}} Zeilen lassen sich so brennen, {{most}}, wenn du dem zustimmst, wonach Kiln fragt.',
    accept: 'Um zuzustimmen: --accept {{codes}}',
  },
  new: {
    made_one: 'Die Serie {{path}} ist da, mit einer Zeile.',
    made_other: 'Die Serie {{path}} ist da, mit {{count}} Zeilen.',
    'left-out_one': 'Eine Zeile der Liste bleibt draußen.',
    'left-out_other': '{{count}} Zeilen der Liste bleiben draußen.',
    next: 'Brennen: kiln session run {{path}}. In der Liste steht noch, was darin stand: Lösch sie, wenn Geheimnisse darin sind.',
  },
  state: {
    waiting: 'wartet',
    burning: 'wird gebrannt',
    'in-doubt': 'zweifelhaft',
    seeded: 'geschrieben',
    verified: 'geprüft',
    'put-aside': 'beiseitegelegt',
    skipped: 'übersprungen',
    due: 'Code noch zu prüfen',
    unchecked: 'nicht zu prüfen',
    'by-eye': 'mit dem Auge verglichen',
    camera: 'von der Kamera gelesen',
  },
  status: {
    name: 'Name',
    made: 'angelegt',
    closed: 'geschlossen',
    rows: 'Zeilen',
    doubt: 'Mittendrin abgebrochen, noch einmal brennen: Token {{serial}} für Zeile {{place}} {{user}}',
    strays: 'Diese Token nicht ausgeben, bevor sie noch einmal gebrannt sind:',
    'stray-seed': '{{serial}} (darin ist jemandes Seed)',
    'stray-maybe-seed': '{{serial}} (darin kann jemandes Seed sein)',
    'stray-nothing': '{{serial}} (darin ist nichts Brauchbares)',
  },
  run: {
    begin:
      'Schalte Token ein und leg sie auf die Leser. Tippe die Codes, wie sie kommen. Strg-C beendet; alles lässt sich fortsetzen.',
    lane: '[{{lane}}] {{text}}',
    next: 'leg einen Token für {{whose}} auf',
    awaited: 'leg einen Token auf, auf dessen Seriennummer gewartet wird',
    finished: 'für diesen Leser ist keine Zeile mehr übrig',
    unplugged: 'der Leser {{reader}} ist nicht da',
    burning: '{{serial}} für {{whose}} …',
    code: 'nimm {{serial}} ({{whose}}) herunter, schalte es aus und ein und tippe seinen Code:',
    'other-token': 'zuerst der Code; {{serial}} kann so lange liegen bleiben',
    lift: 'nimm es herunter',
    'code-unused': 'Das ist der Code von keinem Token, der auf einen wartet.',
    'code-whose_one': 'Der Code passt zu keinem Token. Wessen ist er? NUMMER CODE: {{serials}}',
    'code-whose_other':
      'Der Code passt zu keinem der {{count}} Token und zählte bei keinem. Wessen ist er? NUMMER CODE, von: {{serials}}',
    'code-nearly': 'Es ist fast der Code von {{serial}}: Lies den noch einmal ab.',
    'hold-set-aside': 'Beiseite – {{serial}} nicht herausgeben: Er muss neu gebrannt werden.',
    'hold-due': '{{serial}} noch nicht herausgeben: Sein Code ist noch zu prüfen.',
    'codes-ended': 'Es kommen keine Codes mehr: Was noch zu prüfen ist, bleibt es.',
    'no-reader':
      'Kein Leser ist da, oder keiner mit dem angegebenen Namen. „kiln readers“ zählt sie auf; einer, der dazukommt, wird genommen.',
    'readers-back': 'Die Leser sind wieder da.',
    progress: '{{done}} von {{rows}}',
    pace: '{{done}} von {{rows}}, {{tokensPerHour}} in der Stunde, noch etwa {{minutes}} min',
    idle: 'Seit {{seconds}} s ist nichts geschehen.',
    'all-done': 'Jede Zeile ist fertig.',
    left_one: 'Eine Zeile ist übrig: kiln session run {{path}}',
    left_other: '{{count}} Zeilen sind übrig: kiln session run {{path}}',
    'put-aside_one': 'Eine Zeile ist beiseitegelegt: kiln session rows {{path}} --state put-aside',
    'put-aside_other': '{{count}} Zeilen sind beiseitegelegt: kiln session rows {{path}} --state put-aside',
  },
  rows: {
    line: 'Zeile {{place}}',
    bound: 'nur Token {{serial}}',
    none: 'Keine Zeile passt.',
    more: '… und {{count}} weitere: --find TEXT, --state STAND oder --count N',
  },
  done: {
    'put-aside': 'Zeile {{row}} ist beiseitegelegt.',
    skip: 'Zeile {{row}} ist übersprungen.',
    again: 'Zeile {{row}} wartet wieder.',
    bind: 'Zeile {{row}} ist für Token {{serial}} und keinen anderen.',
    unbind: 'Zeile {{row}} nimmt jeden Token.',
  },
  export: {
    written_one: 'In {{path}} steht ein Token.',
    written_other: 'In {{path}} stehen {{count}} Token.',
    sealed: 'Die Datei ist verschlüsselt: age -d {{path}}',
    plain: 'Darin stehen Seeds im Klartext: Lösch die Datei, sobald sie hochgeladen ist.',
    receipt: 'Das Register hat die Quittung.',
    'left-out': 'draußen: Zeile {{place}} {{user}}: {{why}}',
    empty: 'Kein Token passt zu {{provider}}, darum wurde keine Datei geschrieben.',
    'unsafe-cell':
      'eine Tabellenkalkulation würde einen der Texte als Formel ausführen, oder der Anbieter würde ihn zerteilen',
    'missing-user': 'der Anbieter braucht eine Person, und keine ist genannt',
    'unsupported-algorithm': 'der Anbieter nimmt diesen Algorithmus nicht',
    'unsupported-period': 'der Anbieter nimmt diesen Takt nicht',
    'ambiguous-key-length': 'der Anbieter hielte den Schlüssel für den eines anderen Algorithmus: nimm pskc',
    unassigned_one:
      'Ein Token steht ohne seine Person in der Datei, weil die Liste keine Objekt-ID für sie hat: Weise ihn von Hand zu.',
    unassigned_other:
      '{{count}} Token stehen ohne ihre Personen in der Datei, weil die Liste keine Objekt-IDs für sie hat: Weise sie von Hand zu.',
    'unassigned-row': '{{serial}}  Zeile {{place}} {{user}}',
  },
  activate: {
    'lay-down': 'Leg einen Token nach dem anderen auf einen Leser (Strg-C beendet) …',
    token: '{{serial}}  {{user}}',
    code: 'Code {{code}}, noch {{seconds}} s',
    'no-code': 'kein Code lässt sich dafür nennen',
    none: 'Kein Token dieser Serie liegt auf einem Leser.',
  },
  close: {
    closed_one: 'Die Serie ist geschlossen. Der einzige Seed ist vernichtet und nicht wiederzubekommen.',
    closed_other: 'Die Serie ist geschlossen. {{count}} Seeds sind vernichtet und nicht wiederzubekommen.',
    kept: 'Es wurde nichts geschlossen.',
  },
  known: { none: 'Hier sind keine Serien bekannt.', interrupted: 'mittendrin abgebrochen' },
};

import type { ListFailure, SessionFailureCode } from '../../ipc/session-failure.ts';
import type { FailureWords } from '../catalogue.ts';

/** Die Wörter dafür, was mit Listen und Serien schiefgeht. */
export const sessionFailuresDe: Readonly<
  Record<Exclude<SessionFailureCode, ListFailure['code']>, FailureWords>
> = {
  'no-draft': {
    what: 'Es gibt noch keine Liste.',
    now: 'Öffne zuerst eine Liste.',
  },
  'nothing-to-burn': {
    what: 'So, wie es jetzt ist, lässt sich keine Zeile dieser Liste brennen.',
    now: 'Behebe, was die Zeilen aufhält, sag, was jede Spalte bedeutet, oder stimme dem zu, wonach Kiln fragt.',
  },
  'session-missing': {
    what: 'Unter {{path}} gibt es keine Serie.',
    now: 'Wurde die Datei verschoben oder umbenannt? Öffne sie dort, wo sie jetzt ist.',
  },
  'not-a-session': {
    what: 'Die Datei {{path}} ist keine Serie von Kiln.',
    now: 'Nimm eine Datei, die Kiln angelegt hat (ihr Name endet auf „.kiln“).',
  },
  'session-too-new': {
    what: 'Die Serie {{path}} stammt von einem neueren Kiln.',
    now: 'Installiere hier das neueste Kiln oder mach dort weiter, wo die Serie angelegt wurde.',
  },
  'passphrase-wrong': {
    what: 'Diese Passphrase öffnet die Datei nicht.',
    now: 'Versuch es noch einmal. Groß- und Kleinschreibung zählt, Leerzeichen auch. Niemand kann eine Passphrase wiederherstellen.',
  },
  'passphrase-empty': {
    what: 'Es gibt keine Passphrase.',
    now: 'Denk dir eine aus mehreren Wörtern aus und bewahre sie bei deinen Passwörtern auf: Niemand kann sie wiederherstellen.',
  },
  'session-damaged': {
    what: 'Die Serie {{path}} ist beschädigt (ab Teil {{record}}).',
    now: 'Nimm deine letzte Sicherung der Datei. Was gebrannt wurde, steht trotzdem im Register.',
  },
  'session-unreadable': {
    what: 'Die Serie {{path}} lässt sich nicht lesen ({{reason}}).',
    now: 'Berichtige die Rechte an der Datei und ihrem Ordner und öffne sie dann noch einmal.',
  },
  'session-unwritable': {
    what: 'Die Serie {{path}} lässt sich nicht schreiben ({{reason}}).',
    now: 'Schaff Platz auf dem Datenträger oder berichtige die Rechte an dem Ordner. Vorher wird nichts gebrannt.',
    what_EBUSY: 'Ein anderes Programm hält die Serie {{path}} offen, sodass Kiln sie nicht schreiben kann.',
    now_EBUSY:
      'Schließ, was sie offen hat: einen Editor, eine Sicherung oder einen Virenscanner. Vorher wird nichts gebrannt.',
  },
  'session-in-use': {
    what: 'Ein anderes Kiln hat diese Serie offen (auf {{host}}, Prozess {{processId}}).',
    now: 'Verlass oder schließ sie zuerst dort. Gibt es jenes Kiln nicht mehr, warte eine Minute und öffne sie noch einmal.',
  },
  'session-taken-over': {
    what: 'Ein anderes Kiln hat die Serie {{path}} übernommen, weil dieses eine Minute lang nicht antwortete.',
    now: 'Mach am anderen weiter. Hier wird nichts mehr gebrannt oder geschrieben.',
  },
  'session-exists': {
    what: 'Es gibt schon eine Datei {{path}}.',
    now: 'Nimm einen anderen Namen: Kiln überschreibt keine Serie.',
  },
  'session-closed': {
    what: 'Diese Serie ist geschlossen, und die Seeds darin sind vernichtet.',
    now: 'Um diese Token noch einmal zu brennen, leg mit der Liste eine neue Serie an.',
  },
  'session-busy': {
    what: 'Es werden gerade Token geschrieben ({{burning}}).',
    now: 'Warte, bis sie fertig sind, und versuch es dann noch einmal.',
  },
  'session-running': {
    what: 'Die Serie hat die Leser.',
    now: 'Halte zuerst die Serie an.',
  },
  'session-open': {
    what: 'Eine andere Serie ist offen.',
    now: 'Verlass oder schließ zuerst jene.',
  },
  'no-session': {
    what: 'Es ist keine Serie offen.',
    now: 'Öffne eine Serie oder leg mit einer Liste eine an.',
  },
  'no-row': {
    what: 'Die Serie hat keine Zeile mit der Nummer {{row}}.',
    now: 'Such die Zeile in der Liste der Zeilen.',
  },
  'row-busy': {
    what: 'Ein Leser ist gerade bei dieser Zeile.',
    now: 'Warte, bis ihr Token fertig ist, oder lass den Code später prüfen.',
  },
  'row-not-ready': {
    what: 'Das geht mit Zeile {{place}} nicht, so wie sie steht.',
    what_waiting: 'Zeile {{place}} wartet auf ihren Token; mit ihr ist noch nichts geschehen.',
    what_burning: 'Der Token von Zeile {{place}} wird gerade geschrieben.',
    'what_in-doubt': 'Es ist nicht bekannt, ob der Token von Zeile {{place}} seinen Seed bekommen hat.',
    what_seeded: 'Der Token von Zeile {{place}} hat seinen Seed schon.',
    what_verified: 'Der Token von Zeile {{place}} ist fertig und geprüft.',
    'what_put-aside': 'Zeile {{place}} wurde beiseitegelegt.',
    what_skipped: 'Zeile {{place}} wurde übersprungen.',
    now: 'Lass die Zeile zuerst wieder warten, dann wird ihr Token noch einmal gebrannt.',
    now_waiting: 'Leg einen Token für sie auf.',
    now_burning: 'Warte, bis es fertig ist.',
    'now_in-doubt': 'Leg den Token noch einmal auf: Er wird noch einmal gebrannt.',
  },
  'token-taken': {
    what: 'Der Token {{serial}} gehört zu Zeile {{place}} dieser Serie ({{user}}).',
    what_unnamed: 'Der Token {{serial}} gehört zu Zeile {{place}} dieser Serie.',
    now: 'Nimm einen anderen Token, oder lass Zeile {{place}} zuerst darauf verzichten.',
  },
  'bound-to-another': {
    what: 'Zeile {{place}} ist für den Token {{serial}} und keinen anderen.',
    now: 'Leg diesen Token auf oder lass für die Zeile jeden Token zu.',
  },
  'token-at-other-lane': {
    what: 'Der Token {{serial}} ist auf Leser {{lane}} in Arbeit: Er gehört zu Zeile {{place}} ({{user}}).',
    what_unnamed: 'Der Token {{serial}} ist auf Leser {{lane}} in Arbeit: Er gehört zu Zeile {{place}}.',
    now: 'Leg ihn auf jenen Leser und hier einen anderen auf.',
  },
  'token-of-session': {
    what: 'Der Token {{serial}} gehört zur laufenden Serie: Bahn {{lane}}.',
    now: 'Mach dort mit ihm weiter. Um hier zu brennen, leg einen anderen Token hin.',
  },
  'token-done': {
    what: 'Der Token {{serial}} ist schon fertig: Er gehört zu Zeile {{place}} ({{user}}).',
    what_unnamed: 'Der Token {{serial}} ist schon fertig: Er gehört zu Zeile {{place}}.',
    now: 'Leg ihn zu den anderen, die fertig sind, und leg einen anderen auf.',
  },
  'token-row-ended': {
    what: 'Der Token {{serial}} ist für Zeile {{place}} ({{user}}), die beiseitegelegt oder übersprungen wurde.',
    what_unnamed: 'Der Token {{serial}} ist für Zeile {{place}}, die beiseitegelegt oder übersprungen wurde.',
    now: 'Leg einen anderen Token auf oder lass jene Zeile wieder warten.',
  },
  'no-row-left': {
    what: 'Für den Token {{serial}} ist keine Zeile mehr übrig.',
    now: 'Nimm ihn weg. Zeilen, die noch warten, sind für andere Token, oder sie wurden beiseitegelegt.',
  },
  'not-a-serial': {
    what: 'Das ist keine Seriennummer eines Tokens: Eine solche hat {{digits}} Ziffern.',
    now: 'Übertrag sie von der Rückseite des Tokens, mit allen Ziffern.',
  },
  'nothing-to-undo': {
    what: 'Seit die Serie geöffnet wurde, wurde hier kein Token gebrannt.',
    now: 'Um ein früheres noch einmal zu brennen, wähle seine Zeile und lass sie wieder warten.',
  },
  'plain-text-not-confirmed': {
    what: 'Der Satz, der nach Seeds im Klartext verlangt, steht nicht Buchstabe für Buchstabe da.',
    now: 'Tipp ihn so, wie er dort steht, oder lass die Datei verschlüsseln.',
  },
  'bad-key': {
    what: 'Das ist kein hexadezimaler Schlüssel von {{bytes}} Byte.',
    now: 'Kopier ihn noch einmal: zwei Zeichen für jedes Byte, nur 0 bis 9 und A bis F.',
  },
  'export-unwritable': {
    what: 'Die Datei {{path}} lässt sich nicht schreiben ({{reason}}).',
    what_EEXIST: 'Es gibt schon eine Datei {{path}}.',
    now: 'Nimm einen anderen Namen oder Ordner. Es wurde nichts exportiert.',
  },
  'nothing-to-export': {
    what: 'Es gibt keinen Token, der in dieser Datei stehen könnte.',
    now: 'Brenne und prüfe zuerst Token. Solche, deren Code nicht geprüft wurde, kommen nur mit, wenn du es sagst.',
  },
  'list-unreadable': {
    what: 'Die Liste {{path}} lässt sich nicht lesen ({{reason}}).',
    what_ENOENT: 'Es gibt keine Datei {{path}}.',
    now: 'Liegt sie dort, und darfst du sie lesen? Versuch es dann noch einmal.',
  },
  'pskc-unprotected': {
    what: 'Nichts würde die Seeds in dieser Datei verschlüsseln.',
    now: 'Gib PSKC ein Passwort oder einen Schlüssel, oder lass die Datei als Ganzes verschlüsseln.',
  },
};

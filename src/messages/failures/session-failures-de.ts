import type { SessionFailureCode } from '../../ipc/session-failure.ts';
import type { FailureWords } from '../catalogue.ts';

/** Die Wörter dafür, was mit Listen und Serien schiefgeht. */
export const sessionFailuresDe: Readonly<Record<SessionFailureCode, FailureWords>> = {
  'list-empty': {
    what: 'In dieser Liste steht niemand.',
    now: 'Nimm die Datei, die für jede Person oder jeden Token eine Zeile hat.',
  },
  'list-too-large': {
    what: 'Diese Datei ist zu groß für eine Liste ({{bytes}} Byte).',
    now: 'Teile sie in mehrere Listen auf und lege für jede eine Serie an.',
  },
  'list-too-long': {
    what: 'Diese Liste hat mehr als {{rows}} Zeilen oder eine Zeile mit mehr als {{columns}} Zellen.',
    now: 'Teile sie in mehrere Listen auf und lege für jede eine Serie an.',
  },
  'list-not-text': {
    what: 'Diese Datei ist keine Liste, die Kiln lesen kann.',
    what_workbook: 'Das ist die Arbeitsmappe einer Tabellenkalkulation (.xlsx). Kiln öffnet sie nicht.',
    what_document:
      'Das ist ein Dokument einer Textverarbeitung (.docx oder dergleichen). Kiln öffnet es nicht.',
    what_archive: 'Das ist ein Archiv (.zip oder dergleichen): Die Liste ist darin verpackt.',
    what_sealed: 'Diese Datei ist verschlüsselt.',
    what_pgp: 'Diese Datei ist mit PGP verschlüsselt oder unterschrieben.',
    what_picture: 'Das ist ein Bild und keine Liste.',
    what_pdf: 'Das ist ein PDF und keine Liste.',
    what_database: 'Das ist die Datenbank einer App und keine Liste.',
    now: 'Nimm eine CSV-Datei, eine PSKC-Datei oder einen Text mit einer otpauth://-Zeile für jedes Konto.',
    now_workbook:
      'Öffne sie dort und speichere sie als „CSV UTF-8“. Die Seriennummern müssen ganz bleiben: Formatiere die Spalte als Text.',
    now_document: 'Kopiere die Tabelle daraus in eine Tabellenkalkulation und speichere sie als „CSV UTF-8“.',
    now_archive: 'Entpacke es und nimm die Liste, die herauskommt.',
    now_pgp: 'Entschlüssle sie zuerst (gpg --decrypt) und nimm, was herauskommt.',
    now_picture:
      'Ein Bild mit einem QR-Code gehört auf die Seite „Brennen“ oder zu „kiln qr“. Eine Liste ist Text.',
    now_pdf: 'Lass dir eine CSV- oder PSKC-Datei geben: Aus einem PDF kopiert gehen Zeichen verloren.',
    now_database: 'Exportiere die Konten in der App, zu der sie gehört, und nimm diese Datei.',
    now_sealed:
      'Ist es die Datei einer Serie? Dann öffne die Serie, und mach mit ihr weiter. Alles andere entschlüssle mit dem Programm, das es gemacht hat (age, bei Exporten von Kiln), und nimm, was herauskommt.',
  },
  'not-a-list': {
    what: 'Das ist Text, aber keine Liste.',
    what_pgp: 'Das ist eine Nachricht oder ein Schlüssel von PGP und keine Liste.',
    what_json: 'Das ist JSON, aber keines, das Kiln kennt.',
    what_html: 'Das ist eine Webseite und keine Liste.',
    what_letter: 'Das ist ein Brief und keine Liste.',
    what_mail: 'Das ist eine E-Mail und keine Liste.',
    what_certificate: 'Das ist ein Zertifikat oder ein Schlüssel und keine Liste.',
    now: 'Nimm eine CSV-Datei, eine PSKC-Datei oder einen Text mit einer otpauth://-Zeile für jedes Konto.',
    now_pgp: 'Entschlüssle es zuerst (gpg --decrypt) und nimm, was herauskommt.',
    now_json:
      'Kiln liest das JSON von Aegis, 2FAS, Bitwarden, Microsoft Graph und Okta. Exportiere aus allem anderen CSV oder otpauth://-Zeilen.',
    now_html:
      'Lade die Datei selbst herunter, oder kopiere die Tabelle in eine Tabellenkalkulation und speichere sie als „CSV UTF-8“.',
    now_letter: 'Nimm die Datei mit den Seeds, von der der Brief spricht.',
    now_mail: 'Speichere die Datei, die daran hängt, und nimm diese.',
    now_certificate: 'Nimm die Datei mit den Seeds, mit der zusammen es kam.',
  },
  'backup-locked': {
    what: 'Diese Sicherung ist mit einem Passwort verschlüsselt.',
    what_aegis: 'Diese Sicherung von Aegis ist mit einem Passwort verschlüsselt.',
    what_2fas: 'Diese Sicherung von 2FAS ist mit einem Passwort verschlüsselt.',
    what_bitwarden: 'Dieser Export von Bitwarden ist mit einem Passwort verschlüsselt.',
    now: 'Gib das Passwort, das gewählt wurde, als die Datei entstand.',
  },
  'backup-wrong-password': {
    what: 'Dieses Passwort öffnet die Sicherung nicht.',
    what_aegis: 'Dieses Passwort öffnet die Sicherung von Aegis nicht.',
    what_2fas: 'Dieses Passwort öffnet die Sicherung von 2FAS nicht.',
    what_bitwarden: 'Dieses Passwort öffnet den Export von Bitwarden nicht.',
    now: 'Versuch es noch einmal. Es ist das Passwort, das für diese Datei gewählt wurde; es muss nicht das der App sein.',
  },
  'backup-unreadable': {
    what: 'Diese Sicherung lässt sich nicht lesen.',
    what_account:
      'Dieser Export ist für das Konto verschlüsselt, aus dem er stammt; nichts anderes öffnet ihn.',
    what_derivation: 'Diese Sicherung ist auf eine Weise verschlüsselt, die Kiln nicht kennt.',
    what_damaged: 'Diese Sicherung ist beschädigt: Teile davon fehlen oder sind verändert.',
    now: 'Exportiere sie in der App noch einmal.',
    now_account: 'Exportiere noch einmal und wähle dort das einfache JSON oder „passwortgeschützt“.',
    now_derivation: 'Exportiere sie in der App ohne Passwort, und lösche die Datei danach.',
  },
  'list-unreadable': {
    what: 'Die Liste {{path}} lässt sich nicht lesen ({{reason}}).',
    what_ENOENT: 'Es gibt keine Datei {{path}}.',
    now: 'Liegt sie dort, und darfst du sie lesen? Versuch es dann noch einmal.',
  },
  'csv-broken': {
    what: 'Die Liste ist ab Zeile {{line}} nicht lesbar.',
    'what_quote-not-closed':
      'In Zeile {{line}} der Liste beginnt ein Anführungszeichen, das nirgends geschlossen wird.',
    'what_stray-quote': 'In Zeile {{line}} der Liste steht ein Anführungszeichen, wo keines stehen kann.',
    'what_line-too-long': 'Zeile {{line}} ist länger als jede Zeile einer Liste.',
    now: 'Berichtige die Zeile oder speichere die Liste dort, wo sie entstand, noch einmal als CSV.',
  },
  'pskc-malformed': {
    what: 'Diese PSKC-Datei ist beschädigt.',
    what_xml: 'Diese Datei beginnt wie PSKC, ist aber nicht vollständig.',
    what_declarations:
      'Diese PSKC-Datei enthält Anweisungen an Programme (einen DOCTYPE). Kiln befolgt sie nicht.',
    'what_no-keys': 'In dieser PSKC-Datei steht kein Schlüssel.',
    what_encryption: 'Diese PSKC-Datei sagt nicht brauchbar, wie sie verschlüsselt ist.',
    now: 'Bitte den Absender um eine neue Datei.',
  },
  'pskc-locked': {
    what: 'Die Seeds in dieser PSKC-Datei sind verschlüsselt.',
    what_password: 'Die Seeds in dieser PSKC-Datei sind mit einem Passwort verschlüsselt.',
    what_key:
      'Die Seeds in dieser PSKC-Datei sind mit einem vorher vereinbarten Schlüssel verschlüsselt („{{name}}“).',
    'what_key-unnamed':
      'Die Seeds in dieser PSKC-Datei sind mit einem vorher vereinbarten Schlüssel verschlüsselt.',
    now: 'Gib an, was sie öffnet: Es kam auf einem anderen Weg als die Datei.',
    now_password: 'Gib das Passwort an: Es kam auf einem anderen Weg als die Datei.',
    now_key:
      'Gib den Schlüssel hexadezimal an (0 bis 9 und A bis F): Er kam auf einem anderen Weg als die Datei.',
    'now_key-unnamed':
      'Gib den Schlüssel hexadezimal an (0 bis 9 und A bis F): Er kam auf einem anderen Weg als die Datei.',
  },
  'pskc-wrong-key': {
    what: 'Damit lässt sich die PSKC-Datei nicht öffnen.',
    what_password: 'Dieses Passwort öffnet die PSKC-Datei nicht.',
    what_key: 'Dieser Schlüssel öffnet die PSKC-Datei nicht.',
    now: 'Versuch es noch einmal. Groß- und Kleinschreibung zählt, Leerzeichen am Ende auch.',
    now_key: 'Versuch es noch einmal: Er hat 32, 48 oder 64 Zeichen, jedes davon 0 bis 9 oder A bis F.',
  },
  'pskc-unsupported': {
    what: 'Diese PSKC-Datei ist auf eine Art verschlüsselt, die Kiln nicht kennt ({{algorithm}}).',
    what_unnamed: 'Diese PSKC-Datei ist auf eine Art verschlüsselt, die Kiln nicht kennt.',
    now: 'Bitte den Absender um eine mit Passwort (PBKDF2 und AES-CBC) oder mit AES-CBC und Schlüssel.',
  },
  'pskc-draft': {
    what: 'Das ist PSKC aus der Zeit vor dem Standard (ein Entwurf von RFC 6030). Kiln liest es nicht.',
    now: 'Bitte den Absender um PSKC nach RFC 6030 oder um eine CSV-Datei.',
  },
  'pskc-too-large': {
    what: 'Diese PSKC-Datei ist größer als jede echte.',
    what_package: 'Schlüssel {{place}} in dieser PSKC-Datei ist größer als jeder echte.',
    what_packages: 'In dieser PSKC-Datei sind mehr Schlüssel, als eine Serie fasst (100.000).',
    what_outside: 'Neben den Schlüsseln steht in dieser PSKC-Datei mehr als in jeder echten.',
    now: 'Bitte den Absender um eine neue Datei oder um eine CSV-Datei.',
    now_packages: 'Bitte den Absender um mehrere kleinere, und lege für jede eine Serie an.',
  },
  'xml-not-pskc': {
    what: 'Das ist XML, aber kein PSKC.',
    what_safenet: 'Das ist eine Seed-Datei in SafeNets eigenem XML, kein PSKC.',
    what_deepnet: 'Das ist eine Seed-Datei in Deepnets eigenem XML, kein PSKC.',
    what_rsa: 'Das ist eine Seed-Datei von RSA SecurID, deren Token ihre Codes auf andere Art bilden.',
    what_workbook: 'Das ist die Arbeitsmappe einer Tabellenkalkulation, als XML gespeichert.',
    'what_web-page': 'Das ist eine Webseite, keine Liste.',
    what_other: 'Das ist XML, aber kein PSKC: Es beginnt mit „{{root}}“.',
    what_unknown: 'Das ist XML, aber kein PSKC.',
    now: 'Bitte den Absender um PSKC (RFC 6030) oder um eine CSV-Datei.',
    now_safenet: 'Bitte den Absender um PSKC (RFC 6030) oder um eine CSV-Datei mit hexadezimalen Seeds.',
    now_deepnet: 'Bitte den Absender um PSKC (RFC 6030) oder um die CSV-Datei, die Entra ID nimmt.',
    now_rsa: 'Kein programmierbarer Token kann diese Seeds aufnehmen. Nimm die Liste eines anderen Dienstes.',
    now_workbook:
      'Öffne sie dort und speichere sie als „CSV UTF-8“. Die Seriennummern müssen ganz bleiben: Formatiere die Spalte als Text.',
    'now_web-page': 'Lade die Datei selbst herunter, nicht die Seite, auf der sie steht.',
    now_other: 'Bitte den Absender um PSKC (RFC 6030) oder um eine CSV-Datei.',
    now_unknown: 'Bitte den Absender um PSKC (RFC 6030) oder um eine CSV-Datei.',
  },
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
  'pskc-unprotected': {
    what: 'Nichts würde die Seeds in dieser Datei verschlüsseln.',
    now: 'Gib PSKC ein Passwort oder einen Schlüssel, oder lass die Datei als Ganzes verschlüsseln.',
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
};

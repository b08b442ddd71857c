import type { ListFailure } from '../../ipc/session-failure.ts';
import type { FailureWords } from '../catalogue.ts';

/** The words for what goes wrong with a list that comes in. */
export const listFailuresDe: Readonly<Record<ListFailure['code'], FailureWords>> = {
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
    what_keepass: 'Das ist ein Export von KeePass in dessen eigenem XML, kein PSKC.',
    what_safenet: 'Das ist eine Seed-Datei in SafeNets eigenem XML, kein PSKC.',
    what_deepnet: 'Das ist eine Seed-Datei in Deepnets eigenem XML, kein PSKC.',
    what_rsa: 'Das ist eine Seed-Datei von RSA SecurID, deren Token ihre Codes auf andere Art bilden.',
    what_workbook: 'Das ist die Arbeitsmappe einer Tabellenkalkulation, als XML gespeichert.',
    'what_web-page': 'Das ist eine Webseite, keine Liste.',
    what_other: 'Das ist XML, aber kein PSKC: Es beginnt mit „{{root}}“.',
    what_unknown: 'Das ist XML, aber kein PSKC.',
    now: 'Bitte den Absender um PSKC (RFC 6030) oder um eine CSV-Datei.',
    now_keepass: 'Exportiere die Einträge in KeePass als CSV; lösche die Datei danach.',
    now_safenet: 'Bitte den Absender um PSKC (RFC 6030) oder um eine CSV-Datei mit hexadezimalen Seeds.',
    now_deepnet: 'Bitte den Absender um PSKC (RFC 6030) oder um die CSV-Datei, die Entra ID nimmt.',
    now_rsa: 'Kein programmierbarer Token kann diese Seeds aufnehmen. Nimm die Liste eines anderen Dienstes.',
    now_workbook:
      'Öffne sie dort und speichere sie als „CSV UTF-8“. Die Seriennummern müssen ganz bleiben: Formatiere die Spalte als Text.',
    'now_web-page': 'Lade die Datei selbst herunter, nicht die Seite, auf der sie steht.',
    now_other: 'Bitte den Absender um PSKC (RFC 6030) oder um eine CSV-Datei.',
    now_unknown: 'Bitte den Absender um PSKC (RFC 6030) oder um eine CSV-Datei.',
  },
  'csv-broken': {
    what: 'Die Liste ist ab Zeile {{line}} nicht lesbar.',
    'what_quote-not-closed':
      'In Zeile {{line}} der Liste beginnt ein Anführungszeichen, das nirgends geschlossen wird.',
    'what_stray-quote': 'In Zeile {{line}} der Liste steht ein Anführungszeichen, wo keines stehen kann.',
    'what_line-too-long': 'Zeile {{line}} ist länger als jede Zeile einer Liste.',
    now: 'Berichtige die Zeile oder speichere die Liste dort, wo sie entstand, noch einmal als CSV.',
  },
};

import type { TerminalCatalogue } from './terminal-catalogue.ts';

export const terminalDe: TerminalCatalogue = {
  ask: {
    seed: 'otpauth://-Text oder Schlüssel (nicht zu sehen):',
    code_one: 'Code (letzter Versuch):',
    code_other: 'Code ({{count}} Versuche):',
  },
  burn: {
    'lay-down': 'Schalte den Token ein, und leg ihn auf den Leser …',
    switch: 'Schalte den Token aus und ein, dann tippe den Code, den er zeigt.',
    ended: '{{outcome}} {{model}} {{serial}}',
    'ended-for': '{{outcome}} {{model}} {{serial}} für {{whose}}',
    'same-code':
      'Schließ die Registrierung mit demselben Code ab: Er gilt noch {{seconds}} s. Hatte die Seite ihn schon, mit dem nächsten.',
    'next-code':
      'Schließ die Registrierung mit dem nächsten Code ab, den der Token zeigt: Dieser endet zu bald.',
    compare: 'Vergleich einen Code, bevor du die Registrierung abschließt.',
    take: 'Der Token {{serial}} gehört {{whose}}. Neu vergeben und brennen? (j/N)',
    yes: 'j ja y',
    nameless: 'einem Konto ohne Namen',
    reassigned: 'Bisher gehörte er {{whose}}: Im Register steht, dass das zu Ende ist.',
  },
  clock: {
    exact: 'Uhr geht richtig',
    fast: 'Uhr geht {{size}} vor',
    slow: 'Uhr geht {{size}} nach',
    seconds: '{{count}} s',
    minutes: '{{count}} min',
    hours: '{{count}} h',
    days: '{{count}} Tage',
  },
  info: {
    reader: 'auf',
    clock: 'Uhr',
    burning: 'Brennen',
    erases: 'löscht seinen Seed',
    replaces: 'ersetzt seinen Seed',
  },
  inspect: {
    otpauth: 'Ein Seed (otpauth).',
    base32: 'Ein Seed (Base32).',
    hex: 'Ein Seed (hexadezimal).',
    'transfer-code': 'Ein Seed (aus einem Übertragungscode).',
    issuer: 'Dienst',
    account: 'Konto',
    algorithm: 'Algorithmus',
    code: 'Code',
    'code-detail': '{{digits}} Stellen, alle {{periodSeconds}} s',
    secret: 'Geheimnis',
    'secret-detail': '{{secretBytes}} Byte (verdeckt)',
  },
  display: {
    'still-looking': 'Sucht noch nach einer Anzeige in {{file}}. Strg+C beendet die Suche.',
    help: `
kiln display DATEI… [--digits N|any] [--upright] [--json]

Liest Siebensegment-Anzeigen (von Token, Taschenrechnern, Uhren, Zählern) in Bildern: die Ziffern, wie sicher jede ist,
und wo die Anzeige ist; oder warum nichts gelesen wurde. Nimmt PNG, JPEG, WebP, GIF, BMP, SVG und PDF. Was zwei Ziffern
sein könnte, wird nicht gelesen.

  --digits N                 nur Anzeigen mit so vielen Stellen, 4 bis 10; sonst jede Zahl (any)
  --upright                  die Bilder stehen nicht auf dem Kopf. Sonst werden Ziffern, die auf dem Kopf andere sind
                             (wie 069 und 690), nicht gelesen
  --json                     ein Objekt für jede Datei; confidence von 0 bis 1, corners in Pixeln

Rückgabewert 0: In jedem Bild wurde eine Anzeige gelesen. 2: sonst.

  kiln display token.jpg
  kiln display --digits 6 --json *.jpg`,
  },
  qr: {
    'still-looking': 'Sucht noch nach Codes in {{file}}. Strg+C beendet die Suche.',
    help: `
kiln qr DATEI… [--json] [--raw]

Sagt, was die QR-Codes in Bildern sind: wessen Seed, oder was es stattdessen ist und wo der richtige steht. Zeigt nie
das Geheimnis. Liest PNG, JPEG, WebP, GIF, BMP, SVG und die Seiten eines PDF, wie auch immer die Datei heißt.

  --raw                      stattdessen die Texte der Codes, auch Geheimnisse: Wer sie hat, kann die Codes erzeugen
  --json                     ein Objekt für jede Datei; Orte in Pixeln (eine PDF-Seite hat 200 auf den Zoll)

Rückgabewert 0: Jedes Bild wurde gelesen, und ein brauchbarer Seed ist dabei. 2: nichts Brauchbares, oder eine Datei
ließ sich nicht lesen.

  kiln qr bildschirmfoto.png
  kiln burn --qr bildschirmfoto.png`,
    place: 'bei {{x}}, {{y}}',
    'place-on-page': 'Seite {{page}}, bei {{x}}, {{y}}',
    part: 'Teil {{number}} von {{total}}',
    nobody: 'ein Seed ohne Namen',
    transfer: 'ein Übertragungscode von {{accounts}}',
    missing: 'Seine anderen Bilder fehlen hier: {{parts}}.',
    'left-out_one': 'Eine Seite wurde nicht durchsucht: zu viele, oder beschädigt.',
    'left-out_other': '{{count}} Seiten wurden nicht durchsucht: zu viele, oder beschädigt.',
  },
  readers: {
    absent: 'nichts liegt darauf',
    present: 'etwas liegt darauf (kiln info sagt, was)',
    mute: 'etwas liegt darauf, das nicht antwortet: ein schlafender Token?',
    'in-use': 'ein anderes Programm benutzt, was darauf liegt',
    'none-needed': 'Ganz ohne Leser: --reader simulator',
  },
  code: {
    'time-left': 'noch {{seconds}} s',
    around: 'davor: {{previous}}   danach: {{next}}',
  },
  practice: {
    welcome:
      'Übung: Jemand fängt neu an, kann kein Telefon benutzen und bekommt einen Token. Hier ist nichts echt.',
    seed: '1. Der Seed. Die Registrierungsseite zeigt einen QR-Code; darin steht etwas wie',
    hidden: '(verdeckt)',
    'seed-holds': 'Das sagt, wem er gehört, und enthält das Geheimnis, das Seite und Token teilen werden.',
    understood:
      'Verstanden: {{account}} bei {{issuer}}, {{algorithm}}, {{digits}} Stellen, alle {{periodSeconds}} s.',
    token: '2. Der Token. Er liegt eingeschaltet auf dem Leser; ohne Seed zeigt er keinen Code.',
    burn: '3. Das Brennen. Lass den Token auf dem Leser liegen, bis alles fertig ist.',
    identified:
      'Welcher Token ist das? Die Seriennummer verrät das Modell. Seine Uhr wird gelesen: Mit der Zeit geht sie falsch.',
    authenticated: 'Kiln meldet sich beim Token an: Erst danach lässt er sich beschreiben.',
    configured:
      'Zuerst kommen die Zeit des Computers und die Einstellungen. Bei diesem Modell (C301) löscht das den alten Seed.',
    seeded:
      'Jetzt das Geheimnis. Es lässt sich nie wieder auslesen: Nur die Codes auf der Anzeige können zeigen, dass es stimmt.',
    confirmed:
      'Ist es angekommen? Der Token wird noch einmal gefragt: dieselbe Seriennummer, und die richtige Zeit.',
    check:
      '4. Die Prüfung. Die Anzeige zeigt noch, was sie vorher zeigte. Aus- und wieder eingeschaltet, zeigt sie den ersten Code:',
    compared:
      'Der Code wird eingetippt, und Kiln vergleicht ihn. Erst jetzt steht fest, dass der Token stimmt.',
    registration:
      '5. Erst jetzt bekommt die Registrierungsseite einen Code: denselben, solange er gilt, oder den nächsten.',
    'that-was-all': 'Das war alles. Mit Leser und Token: kiln burn',
    more: 'Kein Leser gefunden? kiln doctor     Alles andere: kiln --help',
  },
  simulator: {
    'display-off': '(Anzeige aus)',
    lifted: 'vom Leser abgehoben',
    asleep: 'schläft: press weckt ihn',
    waiting: 'auf diesem Port lauscht noch niemand: Läuft pcscd, mit vpcd?',
    connected: 'auf dem Leser',
  },
  doctor: {
    healthy: 'Kein Problem gefunden.',
    mend: 'Richte das erste ✗, dann ruf noch einmal „kiln doctor“ auf.',
  },
  serve: {
    open: 'Kiln öffnet sich in deinem Browser. Es endet, wenn du die letzte Seite schließt (oder hier Strg-C drückst). Öffnet sich nichts, beende es und starte es mit --no-open.',
    address: 'Öffne diese Adresse in einem Browser auf diesem Computer; sie gilt einmal:',
    elsewhere: 'Von einem anderen Computer aus hol erst den Port herüber, mit derselben Nummer:',
    machine: 'DIESER-COMPUTER',
    stopped: 'die Seite wurde daran gehindert: {{report}}',
    fault: 'ein Fehler in Kiln selbst. {{error}}',
    'address-again':
      'jemand hat die einmalige Adresse geöffnet, nachdem sie benutzt war, und wurde abgewiesen. Ist Kiln nicht in deinem Browser offen, war jemand anderes schneller: Drück Strg-C und starte es neu.',
    'wrong-address':
      'jemand hat eine Adresse mit falschem Schlüssel versucht und wurde abgewiesen. Warst das nicht du mit einer alten Adresse, sucht ein anderes Programm oder ein anderer Benutzer dieses Computers einen Weg hinein.',
    'cookie-alone':
      'etwas hat das Cookie deines Browsers ohne den Schlüssel von Kilns Seite vorgezeigt und nichts bekommen. Warst das nicht du, drück Strg-C, starte Kiln neu und öffne derweil keine andere Adresse dieses Computers.',
  },
};

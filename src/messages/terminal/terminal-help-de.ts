import type { TerminalHelpCatalogue } from './terminal-help-catalogue.ts';

export const terminalHelpDe: TerminalHelpCatalogue = {
  help: {
    kiln: `
Kiln brennt TOTP-Seeds auf programmierbare NFC-Token und nennt einen Token erst fertig, wenn ein Code geprüft ist,
der von seiner Anzeige abgelesen wurde.

Neu hier? Dafür braucht es keine Hardware:
  kiln practice                    einen simulierten Token brennen und prüfen, jeder Schritt erklärt
  kiln burn --reader simulator     der richtige Befehl, auf einem simulierten Token

Ein Token:
  1. Halte ein Bild des QR-Codes bereit, seinen otpauth://-Text oder den Schlüssel, der daneben steht.
  2. Schalte den Token ein, und leg ihn flach auf den Leser.
  3. kiln burn                     fragt nach dem Text, brennt, dann fragt es nach dem Code auf der Anzeige
     kiln burn --qr foto.png       nimmt ihn aus einem Bild
  4. Schließ die Registrierung erst ab, wenn Kiln „Gebrannt und geprüft“ sagt.

Befehle:
  readers      welche Leser da sind, und was auf ihnen liegt
  info         welcher Token auf dem Leser liegt, und wie falsch seine Uhr geht
  inspect      was ein Text ist: ein Seed, oder was stattdessen (zeigt nie das Geheimnis)
  code         die Codes eines Seeds
  qr           was die QR-Codes in Bildern sind, und wo sie stehen (zeigt nie das Geheimnis)
  display      die Ziffern von Anzeigen in Bildern, und wie sicher jede ist
  burn         einen Token brennen und seinen Code prüfen
  practice     ein Brennen auf einem simulierten Token, erklärt
  simulator    ein simulierter Token, den jedes PC/SC-Programm auf diesem Computer sieht (über vpcd)
  session      viele Token auf einmal: eine Liste von Personen hinein, die Datei des Identitätsanbieters heraus
  register     wer welchen Token hat, und jedes Brennen, das verzeichnet ist
  serve        Kilns Fenster, in einem Browser auf diesem Computer
  doctor       was mit Lesern, Dienst oder Uhr nicht stimmt, und wie man es richtet

Überall:
  --json             ein JSON-Objekt je Zeile, für Skripte
  --data ORDNER      wo Kiln Journal und Konfiguration aufhebt (oder KILN_DATA)
  --operator NAME    wer brennt, für das Journal (wenn nichts gesagt ist: wer am Computer angemeldet ist)
  --help             nach einem Befehl: dessen eigene Hilfe
  --version

Ein Geheimnis steht nie auf der Befehlszeile oder in der Umgebung: Kiln fragt danach, ohne es zu zeigen, oder nimmt
es von der Standardeingabe (--stdin) oder aus einem Bild (--qr).

Rückgabewert: 0 geprüft (mit --no-verify: gebrannt) · 1 ein Fehler in Kiln · 2 falsche Eingabe, nichts angerührt ·
3 kein Dienst, Leser oder Token · 4 verweigert oder abgebrochen, nichts geschrieben · 5 ohne Seed, noch einmal brennen ·
6 gebrannt, nicht geprüft · 7 Zeilen einer Serie sind übrig`,
    readers: `
kiln readers [--json]

Welche Leser da sind, und ob etwas auf ihnen liegt. Für --reader genügt ein Teil des Namens, der nur auf einen
Leser passt.`,
    info: `
kiln info [--reader NAME] [--json]

Welcher Token auf dem Leser liegt, und wie falsch seine Uhr geht. Ändert nichts.

{{reader}}`,
    inspect: `
kiln inspect [--json]

Sagt, was ein Text von der Standardeingabe ist: ein Seed (und wessen), oder was stattdessen und wo der richtige
steht. Zeigt nie das Geheimnis.

{{seed}}

  echo 'otpauth://totp/…' | kiln inspect`,
    code: `
kiln code [--at UNIX] [--json]

Die Codes des Seeds auf der Standardeingabe: der vorige, der jetzige und der nächste.

{{seed}}
  --at UNIX                  zu einer anderen Zeit, in Sekunden seit 1970`,
    burn: `
kiln burn [--stdin | --qr DATEI] [--reader NAME] [--no-verify] [--json]

Brennt einen Token: erkennt ihn, schreibt Uhr und Einstellungen, schreibt den Seed, fragt nach, ob er angekommen ist.
Dann schalte den Token aus und ein, und tippe den Code, den er zeigt: Nur ein Token, dessen Code geprüft ist, gilt
als fertig.

{{seed}}

{{picture}}

{{reader}}
  --display 15|30|60|120     Sekunden, die die Anzeige an bleibt (30, wenn nichts gesagt ist)
  --allow-unlisted           ein Modell brennen, das Kiln nicht kennt, wenn es wie ein brennbares antwortet
  --reassign                 den Token dem wegnehmen, dem er gehört, ohne zu fragen; Skripte werden nicht gefragt
  --no-verify                nicht nach dem Code fragen; der Token ist dann „gebrannt“, nicht „geprüft“
  --code-fd N                die Codes vom Deskriptor N lesen, je Versuch eine Zeile, statt zu fragen

  echo 'otpauth://totp/…' | kiln burn --stdin
  kiln burn --qr bildschirmfoto.png
  kiln burn --stdin --json --code-fd 3 <seed.txt 3<codes`,
    practice: `
kiln practice [--auto] [--json]

Brennt und prüft einen simulierten Token von Anfang bis Ende und erklärt jeden Schritt. Braucht keine Hardware, hebt
nichts auf.

  --auto                     den Code von der simulierten Anzeige ablesen, statt danach zu fragen`,
    simulator: `
kiln simulator [--port 35963] [--serial NUMMER] [--clock-error SEKUNDEN] [--json]

Ein simulierter Token auf einem Leser von vpcd (Debian: vsmartcard-vpcd): Jedes PC/SC-Programm auf diesem Computer
sieht ihn. Zeigt seine Anzeige, wann immer sie sich ändert. Liest Wörter von der Standardeingabe, je Zeile eines:
press (sein Knopf), lift (abheben), lay (hinlegen), quit (Ende).

  --port N                   der Port von vpcd: 35963 für den ersten Leser, 35964 für den zweiten
  --host NAME                wo vpcd läuft (127.0.0.1)
  --serial NUMMER            entscheidet über das Modell ({{serial}}, ein C301)
  --clock-error SEKUNDEN     wie falsch seine Uhr geht; negativ: nach (--clock-error=-90)
  --drift PPM                wie schnell sie davonläuft, in Millionsteln
  --delay MS                 wie lange jedes Kommando dauert
  --fault FEHLER             etwas, das beim N-ten Kommando schiefgeht; mehrmals für mehreres:
                             {{faults}}
  --sleeps                   seine Anzeige geht aus, und er schläft, bis sein Knopf gedrückt wird
  --by-hand                  ihn nach dem Brennen nicht aus- und einschalten: „press“ tut es`,
    serve: `
kiln serve [--port N] [--no-open] [--print-url]

Kilns Fenster in einem Browser auf diesem Computer, und auf keinem anderen: Die Adresse gilt einmal, für einen
Browser. Endet, wenn die letzte Seite geschlossen wird.

  --port N                   der Port; irgendein freier, wenn nichts gesagt ist
  --no-open                  keinen Browser öffnen
  --print-url                nichts als die Adresse ausgeben (und keinen Browser öffnen)`,
    doctor: `
kiln doctor [--json]

Sucht, was auf diesem Computer das Brennen verhindert: Kiln selbst, den Smartcard-Dienst, Rechte, Treiber, die den Leser
an sich reißen, den Leser, den Token, die Uhr, den Datenordner. Sagt zu jedem, wie man es richtet. Was zuerst genannt
wird, ist zuerst zu richten. Ändert nichts.`,
  },
  options: {
    seed: `\
  --stdin                    den Seed von der Standardeingabe nehmen, statt danach zu fragen
  --account NAME             das Konto: benennt es, oder wählt eines aus einem Übertragungscode
  --hex                      der Schlüssel ist hexadezimal, nicht Base32
  --algorithm sha1|sha256    nur, wenn der Text es nicht sagt (sha1, wenn nichts gesagt ist)
  --period 30|60             Sekunden je Code, nur, wenn der Text es nicht sagt (30, wenn nichts gesagt ist)`,
    picture: `\
  --qr DATEI                 den Seed aus den QR-Codes in einem Bild oder PDF nehmen; mehrmals für die Bilder eines
                             Übertragungscodes. Wo mehrere Seeds sind, wählt --account`,
    reader: `\
  --reader NAME              der Leser, oder ein Teil seines Namens; „simulator“ braucht keine Hardware
  --wait SEKUNDEN            wie lange ein Token auf sich warten lassen darf (60, wenn jemand am Terminal sitzt, sonst 2)`,
  },
};

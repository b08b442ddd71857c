import type { Catalogue } from './catalogue.ts';
import { displayFailuresDe } from './failures/display-failures-de.ts';
import { listFailuresDe } from './failures/list-failures-de.ts';
import { pictureFailuresDe } from './failures/picture-failures-de.ts';
import { registerFailuresDe } from './failures/register-failures-de.ts';
import { seedFailuresDe } from './failures/seed-failures-de.ts';
import { seedWarningsDe } from './failures/seed-warnings-de.ts';
import { sessionFailuresDe } from './failures/session-failures-de.ts';
import { usageDe } from './failures/usage-de.ts';

export const de: Catalogue = {
  failures: {
    ...listFailuresDe,
    ...sessionFailuresDe,
    ...pictureFailuresDe,
    ...registerFailuresDe,
    ...displayFailuresDe,
    ...seedFailuresDe,
    'no-service': {
      what: 'Der Smartcard-Dienst (PC/SC) dieses Computers läuft nicht.',
      now: 'Starte ihn, dann versuch es wieder: „kiln doctor“ sagt, wie das auf diesem Computer geht.',
      now_ui:
        'Starte ihn: in Windows den Dienst „Smartcard“, in Linux pcscd. Sobald er läuft, macht Kiln von selbst weiter.',
    },
    'service-denied': {
      what: 'Du darfst den Smartcard-Dienst (PC/SC) dieses Computers nicht benutzen.',
      now: 'Ruf „kiln doctor“ auf: Es sagt, welche Erlaubnis fehlt.',
      now_ui: 'Bitte den, der diesen Computer betreut, Smartcards für dein Konto zu erlauben.',
    },
    'addon-missing': {
      what: 'Der Teil von Kiln, der mit Lesern spricht, ist nicht installiert oder lässt sich hier nicht laden.',
      now: 'Ruf auf: {{mend}}',
      now_ui: 'Installiere Kiln neu. In einer eigenen Kopie ruf auf: {{mend}}',
    },
    'library-missing': {
      what: 'Die Smartcard-Bibliothek dieses Computers (PC/SC, {{library}}) fehlt.',
      now: 'Installiere sie, und versuch es noch einmal: „kiln doctor“ sagt, wie das auf diesem Computer geht.',
      now_ui:
        'Installiere sie: In Linux kommt sie mit pcscd. Sobald sie da ist, macht Kiln von selbst weiter.',
    },
    'no-reader': {
      what: 'Es wurde kein Leser gefunden.',
      what_named: 'Es gibt keinen Leser „{{wanted}}“. Gefunden: {{available}}.',
      now: 'Steck den Leser ein, oder ruf „kiln doctor“ auf. Ohne Leser geht „kiln practice“.',
      now_ui: 'Steck den Leser ein: Kiln sieht ihn von selbst. Ohne Leser kannst du üben.',
    },
    'no-token': {
      what: 'Auf dem Leser „{{reader}}“ liegt kein Token.',
      now: 'Schalte den Token ein (seine Anzeige muss leuchten) und leg ihn flach mitten auf den Leser.',
    },
    'token-asleep': {
      what: 'Auf dem Leser „{{reader}}“ liegt etwas, das nicht antwortet: Der Token schläft oder liegt schlecht.',
      now: 'Drück die Taste des Tokens, bis seine Anzeige leuchtet, und leg ihn noch einmal auf den Leser.',
    },
    'card-in-use': {
      what: 'Ein anderes Programm benutzt den Token auf dem Leser „{{reader}}“.',
      now: 'Schließ das andere Programm (etwa eines des Herstellers oder einen Browser), oder heb den Token ab und leg ihn wieder hin.',
    },
    'several-tokens': {
      what: 'Auf mehreren Lesern liegen Token: {{readers}}.',
      now: 'Lass nur einen liegen, oder nenne den Leser mit --reader.',
      now_ui: 'Lass nur einen liegen, oder wähle den Leser.',
    },
    'link-lost': {
      what: 'Die Verbindung zum Token ist abgerissen.',
      now: 'Schalte den Token ein, leg ihn flach mitten auf den Leser, und brenn noch einmal, ohne ihn zu bewegen.',
    },
    'token-mute': {
      what: 'Der Token antwortet nicht mehr.',
      now: 'Heb ihn ab, schalte ihn aus und ein, leg ihn wieder auf den Leser, und brenn noch einmal.',
    },
    'not-a-token': {
      what: 'Was auf dem Leser liegt, ist kein Token, den Kiln brennen kann.',
      'what_security-key': 'Auf dem Leser liegt ein Sicherheitsschlüssel, kein Token, den Kiln brennen kann.',
      'what_bank-card': 'Auf dem Leser liegt eine Bankkarte, kein Token, den Kiln brennen kann.',
      now: 'Nimm es herunter, und leg einen programmierbaren Token mit leuchtender Anzeige auf den Leser.',
    },
    'classic-token': {
      what: 'Das ist ein klassischer {{model}} (Seriennummer {{serial}}): Sein Seed stammt aus der Fabrik und lässt sich nicht ändern.',
      now: 'Nimm einen programmierbaren Token. Der Seed von diesem steht in der Liste, die mit ihm kam.',
    },
    'unlisted-token': {
      what: 'Kiln kennt dieses Modell nicht (Seriennummer {{serial}}), obwohl es antwortet wie eines, das sich brennen lässt.',
      now: 'Bist du sicher, dann brenn mit --allow-unlisted, oder trag den Anfang seiner Seriennummer in die Konfiguration ein.',
      now_ui:
        'Bist du sicher, dann hak das an und brenn (in einer Serie: lass es in ihren Einstellungen zu), oder trag den Anfang seiner Seriennummer in den Einstellungen ein.',
    },
    'assigned-to-another': {
      what: 'Der Token {{serial}} gehört {{name}}. Er ist, wie er war.',
      what_unnamed: 'Der Token {{serial}} gehört einem Konto ohne Namen. Er ist, wie er war.',
      now: 'Nimm einen anderen Token. Soll es trotzdem dieser sein: --reassign.',
      now_ui:
        'Nimm einen anderen Token. Darf dieser neu vergeben werden: Brenn noch einmal, dann wirst du gefragt; in einer Serie lassen es ihre Einstellungen zu.',
    },
    'token-locked': {
      what: 'Der Token weigert sich auch nach einer neuen Anmeldung: Er hat sich gesperrt.',
      now: 'Nimm einen anderen Token. Alte (vor 2025 gebaute) sperren sich nach mehreren missglückten Anmeldungen.',
    },
    refused: {
      what: 'Der Token hat einen Schritt verweigert ({{command}}, Status {{statusWord}}).',
      now: 'Schalte den Token aus und ein, und brenn noch einmal. Passiert es wieder, nimm einen anderen Token.',
    },
    'bad-answer': {
      what: 'Der Token hat eine Antwort gegeben, die keinen Sinn ergibt ({{command}}).',
      now: 'Heb den Token ab, leg ihn flach mitten auf den Leser, und brenn noch einmal.',
    },
    'other-token': {
      what: 'Es wurde ein anderer Token hingelegt ({{found}}) als der, mit dem das Brennen begann ({{expected}}). Er blieb, wie er war.',
      now: 'Brenn den Token {{expected}} noch einmal.',
    },
    'clock-not-kept': {
      what: 'Der Token hat den Seed genommen, aber seine Uhr geht {{clockErrorSeconds}} s anders als die des Computers.',
      now: 'Brenn ihn noch einmal. Passiert es wieder, ist der Token kaputt.',
    },
    'journal-unwritable': {
      what: 'Kiln kann sein Journal {{path}} nicht schreiben ({{reason}}), und ohne brennt es nicht.',
      now: 'Mach Platz auf der Platte, richte die Rechte dieses Ordners, oder wähle einen anderen mit --data.',
      now_ui: 'Mach Platz auf der Platte, oder richte die Rechte dieses Ordners; dann brenn noch einmal.',
      what_EBUSY: 'Ein anderes Programm hält das Journal {{path}} offen: Kiln kann es nicht schreiben.',
      now_EBUSY:
        'Schließ, was es offen hat: ein anderes Kiln, einen Editor, eine Sicherung oder einen Virenscanner. Dann versuch es noch einmal.',
    },
    'journal-unreadable': {
      what: 'Das Journal {{path}} lässt sich nicht lesen ({{reason}}).',
      now: 'Richte die Rechte dieser Datei und ihres Ordners, oder wähle einen anderen Ordner mit --data.',
      now_ui: 'Richte die Rechte dieser Datei und ihres Ordners; dann versuch es noch einmal.',
    },
    cancelled: {
      what: 'Du hast das Brennen angehalten.',
      now: 'Brenn den Token noch einmal, wenn du so weit bist.',
      what_question: 'Du hast bei einer Frage abgebrochen. Es ist nichts geschehen.',
      now_question: 'Gib den Befehl noch einmal ein, wenn du so weit bist.',
    },
    'wrong-code': {
      what: 'Kein getippter Code passt zum Seed.',
      now: 'Schließ die Registrierung nicht ab. Brenn den Token noch einmal, und lies den Code von seiner Anzeige ab.',
    },
    'stale-code': {
      what: 'Das ist ein Code von vor dem Brennen.',
      now: 'Schließ die Registrierung nicht ab. Schalte den Token aus und ein, brenn ihn noch einmal, und lies den neuen Code ab.',
    },
    drift: {
      what: 'Der Code passt zum Seed, aber die Uhr des Tokens geht etwa {{seconds}} s falsch.',
      now: 'Schließ die Registrierung nicht ab. Brenn den Token noch einmal: Das stellt seine Uhr.',
    },
    'no-code': {
      what: 'Der Code wurde nicht geprüft.',
      now: 'Schließ die Registrierung nicht ab, bevor ein Code dieses Tokens geprüft ist. Brenn ihn dazu noch einmal.',
    },
    'screen-refused': {
      what: 'Kiln darf den Bildschirm nicht ansehen.',
      now: 'Erlaube es in den Einstellungen des Systems, dann versuch es noch einmal. Bis dahin: Füge ein Bild des Codes ein.',
      now_macos:
        'Öffne Systemeinstellungen → Datenschutz & Sicherheit → Bildschirm- & Systemaudioaufnahme, erlaube es dort Kiln (oder dem Browser, in dem es läuft), und starte das neu.',
      now_wayland:
        'Drück die Taste noch einmal, und wähle „Teilen“, wenn das System fragt, welchen Bildschirm Kiln sehen darf.',
      now_browser:
        'Drück die Taste noch einmal, und wähle „Teilen“, wenn der Browser fragt, welchen Bildschirm Kiln sehen darf.',
    },
    'screen-unavailable': {
      what: 'Der Bildschirm lässt sich hier nicht ansehen.',
      now: 'Mach ein Bild von der Stelle mit dem Code (einen Screenshot), und füge es hier ein.',
    },
    'screen-nothing-chosen': {
      what: 'Es wurde kein Bildschirm gewählt.',
      now: 'Drück die Taste noch einmal, und wähle den Bildschirm, auf dem der Code steht.',
    },
    'camera-refused': {
      what: 'Kiln darf die Kamera nicht benutzen.',
      now: 'Erlaube es in den Einstellungen des Systems, dann versuch es noch einmal.',
      now_macos:
        'Öffne Systemeinstellungen → Datenschutz & Sicherheit → Kamera, erlaube dort Kiln (oder den Browser, in dem es läuft), und versuch es noch einmal.',
      now_windows:
        'Öffne Einstellungen → Datenschutz und Sicherheit → Kamera, erlaube sie dort für Desktop-Apps, und versuch es noch einmal.',
      now_browser:
        'Drück auf das Kamerazeichen neben der Adresse, erlaube die Kamera für diese Seite, und versuch es noch einmal.',
    },
    'camera-missing': {
      what: 'Es gibt keine Kamera.',
      now: 'Schließ eine an und versuch es noch einmal, oder füge ein Bild des Codes ein.',
    },
    'camera-in-use': {
      what: 'Ein anderes Programm benutzt die Kamera.',
      now: 'Beende es dort (vielleicht einen Videoanruf), dann versuch es noch einmal. Unter Windows sieh auch in Einstellungen → Datenschutz und Sicherheit → Kamera nach.',
    },
    'camera-unavailable': {
      what: 'Die Kamera lässt sich hier nicht benutzen.',
      now: 'Schließ sie noch einmal an und versuch es erneut, oder füge ein Bild des Codes ein.',
    },
    fault: {
      what: 'Ein Fehler in Kiln selbst hat das angehalten ({{error}}).',
      now: 'Gib keinen Token aus, dessen Code nicht geprüft ist: brenn ihn noch einmal. Passiert es wieder, starte Kiln neu, und sag es der Person, die sich darum kümmert.',
    },
    busy: {
      what: 'Gerade wird ein Token gebrannt.',
      now: 'Warte, bis er fertig ist, oder halte es an.',
    },
    'bad-config': {
      what: 'Die Konfiguration {{path}} lässt sich nicht lesen ({{place}}).',
      now: 'Richte sie, oder schieb sie beiseite: Kiln kommt ohne aus.',
    },
    'settings-unwritable': {
      what: 'Die Einstellungen ließen sich nicht in {{path}} speichern ({{reason}}).',
      now: 'Mach Platz auf der Platte, oder richte die Rechte dieses Ordners; dann ändere die Einstellung noch einmal.',
    },
    'port-taken': {
      what: 'Kiln kann auf Port {{port}} nicht lauschen ({{reason}}).',
      now: 'Wähle einen anderen mit --port, oder lass es weg: Dann wird ein freier genommen.',
    },
    usage: usageDe,
  },
  warnings: {
    ...seedWarningsDe,
    'host-clock-unsynchronised':
      'Die Uhr dieses Computers wird nicht abgeglichen, und nach ihr wird der Token gestellt: Prüf sie, oder schalte den Zeitabgleich ein.',
    'parameter-overridden':
      'Gewählt wurde etwas anderes, als im Text steht ({{name}}). Vielleicht werden die Codes nicht angenommen.',
    'other-than-intended':
      'Gebrannt werden sollte für {{wanted}}, dieser Seed ist aber für {{named}}. Es gilt, was im Seed steht.',
  },
  outcomes: {
    untouched: 'Der Token ist, wie er war.',
    blank: 'Im Token steckt jetzt kein brauchbarer Seed: Er muss noch einmal gebrannt werden.',
    blank_keeps:
      'Im Token steckt vielleicht noch der alte Seed, mit neuen Einstellungen: Er muss noch einmal gebrannt werden.',
    seeded: 'Der Token hat den Seed, aber kein Code wurde geprüft.',
    verified: 'Gebrannt und geprüft.',
  },
  steps: {
    identified: 'Token erkannt',
    authenticated: 'Angemeldet',
    configured: 'Uhr und Einstellungen geschrieben',
    seeded: 'Seed geschrieben',
    confirmed: 'Nachgelesen, Uhr geprüft',
    verified: 'Code geprüft',
  },
  burn: {
    interrupted:
      'Die Verbindung ist abgerissen. Leg denselben Token zurück auf den Leser ({{waitSeconds}} s) …',
    'other-token': 'Das ist ein anderer Token ({{serial}}). Er bleibt, wie er ist; leg den ersten zurück …',
    resumed: 'Der Token ist wieder da. Es geht weiter …',
  },
  verdicts: {
    drift:
      'Dieser Code liegt {{seconds}} s daneben: Die Uhr des Tokens geht falsch. Versuche übrig: {{triesLeft}}.',
    'stale-code':
      'Das ist der Code von vor dem Brennen. Schalte den Token aus und ein, dann lies noch einmal. Versuche übrig: {{triesLeft}}.',
    'wrong-code':
      'Dieser Code passt nicht. Schalte den Token aus und ein, dann lies noch einmal. Versuche übrig: {{triesLeft}}.',
    'not-a-code': 'Ein Code hat sechs Ziffern.',
  },
  serve: {
    addressUsed:
      'Diese Adresse wurde schon benutzt: Jede öffnet Kiln einmal. Ist Kiln in diesem Browser offen, geh zurück zu seiner Seite. Ist es das nicht, und du hast es auch nirgends sonst geöffnet, war jemand anderes schneller: Beende Kiln dort, wo du es gestartet hast, und starte es neu.',
    notLetIn: 'Dieser Browser wurde nicht hereingelassen. Öffne die Adresse, die Kiln beim Start nennt.',
    needsScript: 'Kiln braucht JavaScript. Erlaube es für diese Adresse, beende Kiln und starte es neu.',
  },
};

import type { DoctorCatalogue } from './doctor-catalogue.ts';

export const doctorDe: DoctorCatalogue = {
  findings: {
    'addon-ok': { what: 'Kiln kann mit PC/SC sprechen (durch {{binding}}, Node {{nodeVersion}}).' },
    'addon-missing': {
      what: 'Der Teil von Kiln, der mit Lesern spricht ({{binding}}), lädt nicht in Node {{nodeVersion}}: {{detail}}',
      now: 'Installiere ihn: Führ dies im Ordner von Kiln aus.',
    },
    'library-missing': {
      what: 'Die Smartcard-Bibliothek dieses Computers (PC/SC, {{library}}) lädt nicht: {{detail}}',
      now: 'Installiere sie.',
    },
    'node-too-old': {
      what: 'Das ist Node {{nodeVersion}}. Kiln braucht {{neededVersion}} oder neuer.',
      now: 'Installiere ein neueres Node (https://nodejs.org), dann führ „npm install“ im Ordner von Kiln aus.',
    },
    'service-ok': { what: 'Der Smartcard-Dienst läuft.' },
    'service-unknown': {
      what: 'Ob der Smartcard-Dienst läuft, lässt sich erst sagen, wenn der Rest gerichtet ist.',
    },
    'service-missing': {
      what: 'Der Smartcard-Dienst (pcscd) ist nicht installiert.',
      now: 'Installiere pcscd und seinen CCID-Treiber, und starte ihn.',
    },
    'service-stopped': { what: 'Der Smartcard-Dienst (pcscd) läuft nicht.', now: 'Starte ihn.' },
    'service-masked': {
      what: 'Der Smartcard-Dienst (pcscd) ist maskiert: Jemand hat verboten, dass er läuft.',
      now: 'Erlaube ihn wieder, und starte ihn.',
    },
    'service-failed': {
      what: 'Der Smartcard-Dienst (pcscd) ist nicht hochgekommen.',
      now: 'Starte ihn noch einmal. Geht es wieder schief, sagen die letzten Zeilen seines Protokolls, warum.',
    },
    'service-disabled': {
      what: 'Der Dienst „Smartcard“ (SCardSvr) ist in Windows abgeschaltet.',
      now: 'Schalte ihn ein.',
    },
    'service-idle': {
      what: 'Windows hat seinen Dienst „Smartcard“ angehalten: Es sieht keinen Leser. Sobald einer eingesteckt wird, startet es ihn.',
    },
    'service-not-answering': {
      what: 'Der Smartcard-Dienst läuft, antwortet aber nicht.',
      now: 'Zieh den Leser ab, und steck ihn wieder ein. Hilft das nicht, starte den Dienst oder den Computer neu. In Linux liegt es auch daran, wenn pcsc-lite in zwei Versionen installiert ist (in /usr und in /usr/local, oder in einem Flatpak): Entferne eine davon.',
    },
    'permission-ok': { what: 'Du darfst den Smartcard-Dienst benutzen.' },
    'polkit-refused': {
      what: 'polkit lässt {{user}} nicht an den Smartcard-Dienst.',
      what_remote:
        'polkit lässt {{user}} aus der Ferne nicht an den Smartcard-Dienst: Ohne weitere Regel darf nur, wer an diesem Computer sitzt.',
      now: 'Erlaube es mit einer Regel (steht NAME darin, schreib deinen Benutzernamen dorthin), oder arbeite am Computer selbst.',
    },
    'socket-denied': {
      what: '{{user}} darf {{path}} nicht öffnen, die Tür des Smartcard-Dienstes.',
      now: 'Starte den Dienst neu: Er macht seine Tür neu, offen für alle.',
    },
    'service-refused': {
      what: 'Der Smartcard-Dienst weist {{user}} ab.',
      now: 'Bitte den, der diesen Computer betreut, Smartcards für dein Konto zu erlauben.',
    },
    'driver-ok': { what: 'Der Leser hat einen Treiber, der mit PC/SC zusammenarbeitet.' },
    'kernel-driver': {
      what: 'Der eigene NFC-Treiber des Linux-Kernels ({{modules}}) nimmt PC/SC den Leser weg: {{reader}}.',
      now: 'Sorg dafür, dass er nicht mehr geladen wird, und entferne ihn; dann zieh den Leser ab, und steck ihn wieder ein.',
    },
    'driver-missing': {
      what: 'pcscd hat keinen Treiber für USB-Leser (CCID).',
      now: 'Installiere ihn.',
    },
    'driver-wrong': {
      what: 'Windows betreibt den Leser {{reader}} mit einem Treiber, der nicht für Smartcard-Leser ist ({{driver}}). Programme wie Zadig richten das an.',
      now: 'Klick im Geräte-Manager mit der rechten Maustaste auf den Leser, wähle „Gerät deinstallieren“, und hak „Versuchen, den Treiber für dieses Gerät zu entfernen“ an. Dann steck den Leser neu ein.',
    },
    'driver-failed': {
      what: 'Windows konnte den Leser {{reader}} nicht starten ({{problem}}).',
      now: 'Steck ihn an einen anderen USB-Anschluss. Hilft das nicht, installiere den Treiber des Herstellers.',
    },
    'reader-not-taken': {
      what: 'Der Leser {{reader}} ist eingesteckt, aber PC/SC zeigt ihn nicht.',
      now: 'Schließ Programme, die ihn direkt benutzen (libnfc, eine virtuelle Maschine). Dann führ das hier aus, zieh den Leser ab, und steck ihn wieder ein.',
    },
    'reader-ok': { what: 'Leser: {{readers}}.' },
    'no-reader': {
      what: 'Es ist kein Leser eingesteckt.',
      now: 'Steck den Leser ein, und zwar direkt, nicht über einen Hub; versuch es mit einem anderen Kabel oder Anschluss. Der Befehl zeigt, ob der Computer ihn überhaupt sieht. Ohne Leser geht „kiln practice“.',
      now_asks:
        'Steck den Leser ein, und zwar direkt, nicht über einen Hub, und erlaube ihn, wenn der Mac danach fragt (Systemeinstellungen, Datenschutz & Sicherheit, Zubehör). Versuch es mit einem anderen Kabel oder Anschluss. Der Befehl zeigt, ob der Mac ihn überhaupt sieht. Ohne Leser geht „kiln practice“.',
    },
    'no-usb': {
      what: 'Es wurde kein Leser gefunden, und dieses System hat kein USB: Es ist ein Container oder eine virtuelle Maschine.',
      now: 'Reich den Leser dorthin durch, oder benutze Kiln auf dem Computer selbst. Ohne Leser geht „kiln practice“.',
    },
    'wsl-without-reader': {
      what: 'Es wurde kein Leser gefunden. Linux in Windows (WSL) sieht nur die USB-Geräte, die Windows durchreicht.',
      now: 'Benutze Kiln in Windows selbst, oder reich den Leser mit usbipd durch (BUSID ist, was „usbipd list“ für den Leser zeigt).',
    },
    'remote-desktop': {
      what: 'Das ist ein Remotedesktop. Dort zeigt PC/SC nur die Leser des Computers, an dem du sitzt, und der reicht keinen durch.',
      now: 'Schalte in der Remotedesktopverbindung unter „Lokale Ressourcen“ die „Smartcards“ ein, und steck den Leser an den Computer, an dem du sitzt. Oder benutze Kiln dort.',
    },
    'readers-unseen': {
      what: 'PC/SC ließ sich nicht nach seinen Lesern fragen.',
      what_plugged: 'PC/SC ließ sich nicht nach seinen Lesern fragen. Am USB steckt: {{plugged}}.',
    },
    'token-ok': { what: '{{model}} {{serial}} liegt auf „{{reader}}“.' },
    'card-present': { what: 'Auf „{{reader}}“ liegt etwas. „kiln info“ sagt, was es ist.' },
    'no-token': { what: 'Auf keinem Leser liegt ein Token ({{readers}}), also wurde keiner angesehen.' },
    'token-asleep': {
      what: 'Auf „{{reader}}“ liegt etwas, das nicht antwortet: Der Token schläft oder liegt schlecht.',
      now: 'Drück die Taste des Tokens, bis seine Anzeige leuchtet, und leg ihn flach mitten auf den Leser.',
    },
    'token-mute': {
      what: 'Der Token auf „{{reader}}“ antwortet nicht mehr.',
      now: 'Heb ihn ab, schalte ihn aus und ein, und leg ihn wieder auf den Leser.',
    },
    'link-lost': {
      what: 'Die Verbindung zum Token auf „{{reader}}“ ist abgerissen.',
      now: 'Schalte den Token ein, und leg ihn flach mitten auf den Leser, ohne ihn zu bewegen.',
    },
    'not-a-token': {
      what: 'Was auf „{{reader}}“ liegt, ist kein Token, den Kiln brennen kann.',
      'what_security-key':
        'Auf „{{reader}}“ liegt ein Sicherheitsschlüssel, kein Token, den Kiln brennen kann.',
      'what_bank-card': 'Auf „{{reader}}“ liegt eine Bankkarte, kein Token, den Kiln brennen kann.',
      now: 'Leg einen programmierbaren Token mit leuchtender Anzeige dorthin.',
    },
    'classic-token': {
      what: 'Auf „{{reader}}“ liegt ein klassischer {{model}} ({{serial}}): Sein Seed stammt aus der Fabrik und lässt sich nicht ändern.',
      now: 'Nimm einen programmierbaren Token.',
    },
    'unlisted-token': {
      what: 'Auf „{{reader}}“ liegt ein Token, dessen Modell Kiln nicht kennt ({{serial}}).',
      now: 'Bist du sicher, dann brenn mit --allow-unlisted, oder trag den Anfang seiner Seriennummer in die Konfiguration ein.',
    },
    'card-in-use': {
      what: 'Ein anderes Programm benutzt den Token auf „{{reader}}“.',
      what_known: 'Ein anderes Programm benutzt den Token auf „{{reader}}“, vielleicht {{programs}}.',
      now: 'Schließ das andere Programm (etwa eines des Herstellers, GnuPG oder einen Browser), oder heb den Token ab und leg ihn wieder hin.',
    },
    'clock-ok': { what: 'Die Uhr dieses Computers wird abgeglichen.' },
    'clock-unsynchronised': {
      what: 'Die Uhr dieses Computers wird nicht abgeglichen. Token bekommen ihre Zeit von ihr.',
      now: 'Schalte den Zeitabgleich ein.',
    },
    'clock-unknown': {
      what: 'Dieses System sagt nicht, ob seine Uhr abgeglichen wird. Token bekommen ihre Zeit von ihr: Vergleich sie mit einer Uhr, der du traust.',
    },
    'data-ok': { what: 'Kiln kann sein Journal in {{path}} schreiben.' },
    'data-unwritable': {
      what: 'Kiln kann {{path}} nicht schreiben ({{reason}}), und ohne Journal brennt es nicht.',
      now: 'Richte die Rechte dieses Ordners, oder wähle einen anderen mit --data.',
    },
    'disk-full': {
      what: 'Die Platte mit {{path}} ist voll, und ohne Journal brennt Kiln nicht.',
      now: 'Mach Platz, oder wähle einen anderen Ordner mit --data.',
    },
    'disk-nearly-full': {
      what: 'Auf der Platte mit {{path}} sind nur noch {{freeMegabytes}} MB frei.',
      now: 'Mach bald Platz.',
    },
    'bad-config': {
      what: 'Die Konfiguration {{path}} lässt sich nicht lesen ({{place}}).',
      now: 'Richte sie, oder schieb sie beiseite: Kiln kommt ohne aus.',
    },
  },
  checks: {
    addon: 'Kiln selbst',
    service: 'Smartcard-Dienst',
    permission: 'Erlaubnis',
    driver: 'Treiber',
    reader: 'Leser',
    token: 'Token',
    clock: 'Uhr',
    data: 'Datenordner',
  },
  states: { ok: 'in Ordnung', warning: 'Warnung', problem: 'Problem', unknown: 'nicht bekannt' },
  shells: {
    terminal: 'In einem Terminal:',
    administrator: 'In der PowerShell, als Administrator gestartet:',
    'windows-host': 'In Windows, in der PowerShell, als Administrator gestartet:',
  },
};

import type { ShellCatalogue } from './shell-catalogue.ts';

export const shellDe: ShellCatalogue = {
  menu: {
    about: 'Über Kiln',
    services: 'Dienste',
    hide: 'Kiln ausblenden',
    'hide-others': 'Andere ausblenden',
    'show-all': 'Alle einblenden',
    quit: 'Kiln beenden',
    edit: 'Bearbeiten',
    undo: 'Widerrufen',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    'select-all': 'Alles auswählen',
    view: 'Darstellung',
    'zoom-in': 'Vergrößern',
    'zoom-out': 'Verkleinern',
    'actual-size': 'Originalgröße',
    'full-screen': 'Vollbild',
    'developer-tools': 'Entwicklerwerkzeuge',
    window: 'Fenster',
    minimise: 'Minimieren',
    zoom: 'Zoomen',
    close: 'Schließen',
    front: 'Alle nach vorne bringen',
  },
  leaving: {
    what: 'Gerade wird ein Token beschrieben.',
    detail: 'Lass den Token auf dem Leser liegen. Kiln schließt, sobald du ihn gefahrlos wegnehmen kannst.',
    'when-done': 'Danach schließen',
    stay: 'Kiln offen lassen',
  },
  crash: {
    what: 'Das Fenster von Kiln ist mehrmals abgestürzt.',
    detail: 'Was gebrannt und aufgezeichnet wurde, ist sicher. Ein laufender Brennvorgang geht weiter.',
    again: 'Fenster wieder öffnen',
    quit: 'Kiln beenden',
  },
  fault: {
    what: 'Ein Fehler in Kiln selbst: Es muss enden.',
    detail:
      'Was gebrannt wurde, ist aufgezeichnet, so weit es kam. Starte Kiln neu; brenne einen Token, der gerade beschrieben wurde, noch einmal.',
  },
  sandbox: {
    what: 'Dieses System gibt Kiln keine Sandbox.',
    detail:
      'Ohne sie startet Kiln nicht. Installiere das deb, das alles Nötige mitbringt, oder erlaube Programmen eigene User-Namespaces; starte Kiln dann ohne --no-sandbox.',
  },
};

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
    detail:
      'Das Token auf dem Leser liegen lassen. Kiln kann schließen, sobald es gefahrlos weggenommen werden kann.',
    'when-done': 'Danach schließen',
    stay: 'Kiln offen lassen',
  },
  crash: {
    what: 'Das Fenster von Kiln ist mehrmals abgestürzt.',
    detail: 'Was gebrannt und aufgezeichnet wurde, ist sicher. Ein laufender Brennvorgang geht weiter.',
    again: 'Fenster wieder öffnen',
    quit: 'Kiln beenden',
  },
};

import type { ShellCatalogue } from './shell-catalogue.ts';

export const shellEn: ShellCatalogue = {
  menu: {
    about: 'About Kiln',
    services: 'Services',
    hide: 'Hide Kiln',
    'hide-others': 'Hide Others',
    'show-all': 'Show All',
    quit: 'Quit Kiln',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    'select-all': 'Select All',
    view: 'View',
    'zoom-in': 'Zoom In',
    'zoom-out': 'Zoom Out',
    'actual-size': 'Actual Size',
    'full-screen': 'Full Screen',
    'developer-tools': 'Developer Tools',
    window: 'Window',
    minimise: 'Minimise',
    zoom: 'Zoom',
    close: 'Close',
    front: 'Bring All to Front',
  },
  leaving: {
    what: 'A token is being written.',
    detail: 'Keep it on the reader. Kiln can close as soon as the token is safe to lift.',
    'when-done': 'Close when it is done',
    stay: 'Keep Kiln open',
  },
  crash: {
    what: 'Kiln’s window broke down several times.',
    detail: 'What was burned and recorded is safe. A burn that runs goes on.',
    again: 'Open the window again',
    quit: 'Quit Kiln',
  },
  fault: {
    what: 'A fault in Kiln itself: it has to end.',
    detail:
      'What was burned is on record as far as it came. Start Kiln again; burn a token again that was just being written.',
  },
  sandbox: {
    what: 'This system gives Kiln no sandbox.',
    detail:
      'Without one Kiln does not start. Install the deb, which brings what is needed, or allow programs user namespaces of their own; then start Kiln without --no-sandbox.',
  },
};

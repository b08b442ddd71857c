import type { MenuItemConstructorOptions } from 'electron';
import type { ShellCatalogue } from '../src/messages/shell/shell-catalogue.ts';

type Item = MenuItemConstructorOptions;

const SEPARATOR: Item = { type: 'separator' };

/**
 * The menus as the operating system expects them. Windows and Linux never show theirs: it is there for its shortcuts.
 * `withTools`: with the developer tools.
 */
export function menuTemplate(
  platform: NodeJS.Platform,
  menu: ShellCatalogue['menu'],
  withTools: boolean,
): Item[] {
  const isMac = platform === 'darwin';
  return [
    ...(isMac ? [appMenu(menu)] : []),
    editMenu(menu),
    viewMenu(menu, withTools),
    isMac ? macWindowMenu(menu) : windowMenu(menu),
  ];
}

function appMenu(menu: ShellCatalogue['menu']): Item {
  return {
    label: 'Kiln',
    submenu: [
      { role: 'about', label: menu.about },
      SEPARATOR,
      { role: 'services', label: menu.services },
      SEPARATOR,
      { role: 'hide', label: menu.hide },
      { role: 'hideOthers', label: menu['hide-others'] },
      { role: 'unhide', label: menu['show-all'] },
      SEPARATOR,
      { role: 'quit', label: menu.quit },
    ],
  };
}

function editMenu(menu: ShellCatalogue['menu']): Item {
  return {
    label: menu.edit,
    submenu: [
      { role: 'undo', label: menu.undo },
      { role: 'redo', label: menu.redo },
      SEPARATOR,
      { role: 'cut', label: menu.cut },
      { role: 'copy', label: menu.copy },
      { role: 'paste', label: menu.paste },
      { role: 'selectAll', label: menu['select-all'] },
    ],
  };
}

function viewMenu(menu: ShellCatalogue['menu'], withTools: boolean): Item {
  const tools: Item[] = [SEPARATOR, { role: 'toggleDevTools', label: menu['developer-tools'] }];
  return {
    label: menu.view,
    submenu: [
      { role: 'zoomIn', label: menu['zoom-in'] },
      { role: 'zoomOut', label: menu['zoom-out'] },
      { role: 'resetZoom', label: menu['actual-size'] },
      SEPARATOR,
      { role: 'togglefullscreen', label: menu['full-screen'] },
      ...(withTools ? tools : []),
    ],
  };
}

function macWindowMenu(menu: ShellCatalogue['menu']): Item {
  return {
    role: 'window',
    label: menu.window,
    submenu: [
      { role: 'close', label: menu.close },
      { role: 'minimize', label: menu.minimise },
      { role: 'zoom', label: menu.zoom },
      SEPARATOR,
      { role: 'front', label: menu.front },
    ],
  };
}

function windowMenu(menu: ShellCatalogue['menu']): Item {
  return {
    label: menu.window,
    submenu: [
      { role: 'minimize', label: menu.minimise },
      { role: 'close', label: menu.close },
      { role: 'quit', label: menu.quit },
    ],
  };
}

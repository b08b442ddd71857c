import { describe, expect, it } from 'vitest';
import { menuTemplate } from '../../electron/menu.ts';
import { shellWords } from '../../src/messages/shell/shell-words.ts';

type Items = ReturnType<typeof menuTemplate>;

function roles(items: Items): string[] {
  return items.flatMap(({ role, submenu }) => [
    ...(role === undefined ? [] : [role]),
    ...(Array.isArray(submenu) ? roles(submenu) : []),
  ]);
}

function labels(items: Items): (string | undefined)[] {
  return items.flatMap(({ label, type, submenu }) => [
    ...(type === 'separator' ? [] : [label]),
    ...(Array.isArray(submenu) ? labels(submenu) : []),
  ]);
}

describe('menus', () => {
  const { menu } = shellWords('en');

  it('begin with the app’s own on a Mac', () => {
    const template = menuTemplate('darwin', menu, false);
    expect(template.map(({ label }) => label)).toEqual(['Kiln', 'Edit', 'View', 'Window']);
    expect(roles(template)).toEqual(
      expect.arrayContaining(['about', 'services', 'hide', 'hideOthers', 'unhide', 'quit', 'front', 'paste']),
    );
  });

  it.each(['win32', 'linux'] as const)('carry the shortcuts people know on %s', (platform) => {
    const found = roles(menuTemplate(platform, menu, false));
    expect(found).toEqual(
      expect.arrayContaining([
        'undo',
        'cut',
        'copy',
        'paste',
        'selectAll',
        'zoomIn',
        'zoomOut',
        'resetZoom',
        'quit',
      ]),
    );
    expect(found).not.toContain('services');
  });

  it('have developer tools while Kiln is developed, and never a way to load the page again by hand', () => {
    for (const platform of ['darwin', 'win32', 'linux'] as const) {
      expect(roles(menuTemplate(platform, menu, true))).toContain('toggleDevTools');
      const packaged = roles(menuTemplate(platform, menu, false));
      for (const role of ['toggleDevTools', 'reload', 'forceReload']) expect(packaged).not.toContain(role);
    }
  });

  it('are named in full in every language', () => {
    for (const language of ['en', 'en-GB', 'de', 'de-AT', 'fr']) {
      expect(
        labels(menuTemplate('darwin', shellWords(language).menu, true)).filter((label) => !label),
      ).toEqual([]);
    }
    expect(shellWords('de-CH').menu.edit).toBe('Bearbeiten');
    expect(shellWords('fr').menu.edit).toBe('Edit');
    expect(shellWords('constructor').menu.edit).toBe('Edit');
  });
});

import { describe, expect, it } from 'vitest';
import { terminalLanguage } from '../../src/cli/terminal-language.ts';

describe('the language of a terminal', () => {
  it.each([
    [{}, 'en'],
    [{ LANG: 'de_DE.UTF-8' }, 'de-DE'],
    [{ LANG: 'de' }, 'de'],
    [{ LANG: 'de_AT@euro' }, 'de-AT'],
    [{ LANG: 'ast_ES.UTF-8' }, 'ast-ES'],
    // POSIX's order; an empty variable is as good as none.
    [{ LC_MESSAGES: 'de_DE', LANG: 'en_US' }, 'de-DE'],
    [{ LC_ALL: 'en_GB', LC_MESSAGES: 'de_DE', LANG: 'de_DE' }, 'en-GB'],
    [{ LC_ALL: '', LC_MESSAGES: '', LANG: 'de_DE' }, 'de-DE'],
    [{ LC_ALL: 'C', LANG: 'de_DE.UTF-8' }, 'en'],
    [{ LC_ALL: 'C.UTF-8', LANG: 'de_DE' }, 'en'],
    [{ LANG: 'POSIX' }, 'en'],
    // Other categories do not decide about messages.
    [{ LC_TIME: 'de_DE', LC_CTYPE: 'de_DE' }, 'en'],
    [{ LANG: '/usr/share/locale/de' }, 'en'],
    [{ LANG: 'd' }, 'en'],
  ])('%j: %s', (environment, tag) => {
    expect(terminalLanguage(environment, 'linux')).toBe(tag);
  });

  it.each(['win32', 'darwin'] as const)("is the system's on %s, unless a variable says it", (platform) => {
    expect(terminalLanguage({}, platform)).toBe(new Intl.DateTimeFormat().resolvedOptions().locale);
    expect(terminalLanguage({ LANG: 'fr_FR.UTF-8' }, platform)).toBe('fr-FR');
    expect(terminalLanguage({ LC_ALL: 'C' }, platform)).toBe('en');
  });
});

/** A POSIX locale's language and territory: `de_DE.UTF-8`, `sr_RS@latin`. */
const POSIX_LOCALE = /^([a-z]{2,3})(?:_([a-z]{2}))?(?:[.@]|$)/i;

/**
 * The language of this terminal as a BCP 47 tag: what the locale of its messages says, in POSIX's order (an empty
 * variable counts as none). Windows and macOS say it elsewhere where there is no such variable. English unless said.
 *
 * Source: POSIX.1-2017, Base Definitions, 8.2 Internationalization Variables.
 */
export function terminalLanguage(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const locale = LC_ALL || LC_MESSAGES || LANG;
  if (locale) {
    const [, language, territory] = POSIX_LOCALE.exec(locale) ?? [];
    return [language ?? 'en', territory].filter(Boolean).join('-');
  }
  const isElsewhere = platform === 'win32' || platform === 'darwin';
  return isElsewhere ? new Intl.DateTimeFormat().resolvedOptions().locale : 'en';
}

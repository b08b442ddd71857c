import { app } from 'electron';

/** What the operating system's user prefers, as a BCP 47 tag. */
export function systemLanguage(): string {
  return app.getPreferredSystemLanguages()[0] ?? 'en';
}

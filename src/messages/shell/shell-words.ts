import type { ShellCatalogue } from './shell-catalogue.ts';
import { shellDe } from './shell-de.ts';
import { shellEn } from './shell-en.ts';

const CATALOGUES: Readonly<Record<string, ShellCatalogue>> = { en: shellEn, de: shellDe };

/** The desktop app's own words. `language`: a BCP 47 tag. English stands in where there is no catalogue. */
export function shellWords(language: string): ShellCatalogue {
  const primary = language.split('-', 1)[0]?.toLowerCase() ?? '';
  return Object.hasOwn(CATALOGUES, primary) ? (CATALOGUES[primary] ?? shellEn) : shellEn;
}

import type { UiMessages } from '../../src/messages/ui/ui-messages.ts';
import type { SearchPlace } from './finding.ts';

/** What screens and pictures are called by a person. `number` from 1. */
export interface SearchNames {
  /** `name`: its own, '' where it has none. */
  one(name: string, number: number): string;
  page(name: string, number: number): string;
}

/** `isWhole`: the shell photographed every screen; else they are shared one by one, `before` of them before this. */
export function searchNames(
  words: UiMessages,
  place: SearchPlace,
  { isWhole, before }: { readonly isWhole: boolean; readonly before: number },
): SearchNames {
  const key = place === 'pictures' ? 'name/picture' : isWhole ? 'name/screen' : 'name/shared';
  return {
    one: (name, number) => name || words.scan(key, { number: before + number }),
    page: (name, number) => words.scan('name/page', { name, number }),
  };
}

import type { RowSummary } from '../../src/ipc/session.ts';
import type { UiMessages } from '../../src/messages/ui/ui-messages.ts';

/** Whose row it is, for a person: the user, or the row's place where it names none. */
export function userName(words: UiMessages, row: Pick<RowSummary, 'user' | 'place'>): string {
  return row.user === '' ? words.sessions('lane/row', { place: words.number(row.place) }) : row.user;
}

/** A user's name in two parts: what is read from afar, and what stands behind it (`@contoso.example`). */
export function userParts(name: string): readonly [string, string] {
  const at = name.lastIndexOf('@');
  return at <= 0 ? [name, ''] : [name.slice(0, at), name.slice(at)];
}

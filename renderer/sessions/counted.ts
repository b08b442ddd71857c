import type { UiMessages } from '../../src/messages/ui/ui-messages.ts';
import type { UiSessionsKey } from '../../src/messages/ui/ui-sessions-catalogue.ts';

/** A text that counts something: `{{shown}}` is the number as it is written here. */
export function counted(
  words: UiMessages,
  key: UiSessionsKey,
  count: number,
  names: Readonly<Record<string, string | number>> = {},
): string {
  return words.sessions(key, { ...names, count, shown: words.number(count) });
}

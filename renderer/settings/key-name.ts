import type { UiMessages } from '../../src/messages/ui/ui-messages.ts';

const SIGNS: Readonly<Record<string, string>> = { Up: '↑', Down: '↓', Left: '←', Right: '→', Command: '⌘' };
const NAMED = [
  'Control',
  'Shift',
  'Super',
  'Space',
  'Insert',
  'Delete',
  'Home',
  'End',
  'PageUp',
  'PageDown',
] as const;

/** What is printed on a key, for the names that accelerators of Electron's give to keys. */
export function keyName(key: string, words: UiMessages): string {
  const named = NAMED.find((each) => each === key);
  return named === undefined ? (SIGNS[key] ?? key) : words.ui(`settings/key-${named}`);
}

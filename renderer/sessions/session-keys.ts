import type { UiMessages } from '../../src/messages/ui/ui-messages.ts';
import type { Keys } from '../app/keys-panel.tsx';

/** The keys of an open session: what to press, and what it does. */
export function sessionKeys(words: UiMessages): Keys {
  return [
    [words.sessions('keys/space-key'), words.sessions('keys/space')],
    [words.sessions('keys/digits-key'), words.sessions('keys/digits')],
    [words.sessions('keys/undo-key'), words.sessions('keys/undo')],
    [words.sessions('keys/lane-key'), words.sessions('keys/lane')],
    ['P  S  A  E  L', words.sessions('keys/letters')],
    [words.sessions('keys/find-key'), words.sessions('keys/find')],
    ['Esc', words.sessions('keys/escape')],
    ['F1  ?', words.ui('keys/help')],
  ];
}

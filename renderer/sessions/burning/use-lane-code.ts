import { notifications } from '@mantine/notifications';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { LaneView } from '../../../src/ipc/session.ts';
import type { UiMessages } from '../../../src/messages/ui/ui-messages.ts';
import { useStation } from '../../app/station.ts';
import { CODE_DIGITS } from '../../verify/code-digits.ts';

export interface LaneCode {
  readonly digits: string;
  /** The lane that the digits are typed for; undefined while none waits for a code. */
  readonly reader: string | undefined;
  /** How many lanes wait for a code. */
  readonly waiting: number;
  /** Digits that are typed or pasted. */
  add(digits: string): void;
  erase(): void;
  clear(): void;
}

/** What was typed so far, and for which lane. */
const NOTHING = { digits: '', reader: '' };

/**
 * The code that is being typed; the sixth digit hands it over. It is typed for the chosen lane or the first one that
 * waits; whose token shows it, the station knows.
 */
export function useLaneCode(lanes: readonly LaneView[], chosen: number | undefined): LaneCode {
  const { call, words } = useStation();
  const [typed, setTyped] = useState(NOTHING);
  const latest = useRef(typed);
  const waiting = lanes.filter(({ phase, check }) => phase === 'code' && check?.expected === undefined);
  // In the middle of a code it stays whose it was, whichever other lane begins to wait.
  const target =
    waiting.find(({ reader }) => typed.digits !== '' && reader === typed.reader) ??
    waiting.find(({ number }) => number === chosen) ??
    waiting[0];
  const set = useCallback((digits: string, reader = '') => {
    latest.current = { digits, reader };
    setTyped(latest.current);
  }, []);
  const isAsked = target !== undefined;
  useEffect(() => {
    if (!isAsked) set('');
  }, [isAsked, set]);
  const edit = (text: string) => {
    if (!target) return;
    const digits = text.replace(/[^0-9]/g, '').slice(0, CODE_DIGITS);
    if (digits.length < CODE_DIGITS) {
      set(digits, target.reader);
      return;
    }
    // The next token's code may be typed while this one is judged.
    set('');
    void call('giveLaneCode', { reader: target.reader, code: digits }).then((taken) => {
      if (taken === false) sayUnused(words);
    });
  };
  return {
    digits: typed.digits,
    reader: target?.reader,
    waiting: waiting.length,
    add: (text) => edit(latest.current.digits + text),
    erase: () => set(latest.current.digits.slice(0, -1), latest.current.reader),
    clear: () => set(''),
  };
}

/** The lane was paused, put aside or done while the code was typed: nobody is to believe that it was checked. */
function sayUnused(words: UiMessages): void {
  notifications.show({
    id: 'code-unused',
    color: 'red',
    title: words.sessions('lane/code-unused'),
    message: words.sessions('lane/code-unused-now'),
    closeButtonProps: { 'aria-label': words.ui('app/close') },
    autoClose: 12_000,
  });
}

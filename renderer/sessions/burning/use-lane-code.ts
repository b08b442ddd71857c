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
  /** A whole code that fitted none of several, until somebody says whose it is; '' where there is none. */
  readonly homeless: string;
  /** Digits that are typed or pasted. */
  add(digits: string): void;
  erase(): void;
  clear(): void;
  /** The homeless code is this lane's: there it counts as a try. */
  assign(number: number): void;
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
  const [homeless, setHomeless] = useState('');
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
  const isOneOfSeveral = waiting.length > 1;
  useEffect(() => {
    if (!isOneOfSeveral) setHomeless('');
  }, [isOneOfSeveral]);
  const give = (reader: string, code: string, isChosen: boolean) => {
    setHomeless('');
    void call('giveLaneCode', { reader, code, chosen: isChosen }).then((receipt) => {
      if (receipt === 'unused') sayUnused(words);
      else if (receipt === 'whose') setHomeless(code);
    });
  };
  const edit = (text: string) => {
    if (!target) return;
    setHomeless('');
    const digits = text.replace(/[^0-9]/g, '').slice(0, CODE_DIGITS);
    if (digits.length < CODE_DIGITS) {
      set(digits, target.reader);
      return;
    }
    // The next token's code may be typed while this one is judged.
    set('');
    give(target.reader, digits, target.number === chosen);
  };
  return {
    digits: typed.digits,
    reader: target?.reader,
    waiting: waiting.length,
    homeless,
    add: (text) => edit(latest.current.digits + text),
    erase: () => set(latest.current.digits.slice(0, -1), latest.current.reader),
    clear: () => {
      set('');
      setHomeless('');
    },
    assign: (number) => {
      const lane = waiting.find((each) => each.number === number);
      if (lane) give(lane.reader, homeless, true);
    },
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

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Room } from '../../src/ipc/state.ts';
import { useStation, useWork } from '../app/station.ts';
import { CODE_DIGITS } from './code-digits.ts';

export interface CodeEntry {
  /** Up to six digits. */
  readonly code: string;
  edit(code: string): void;
  /** A digit, or several, typed or pasted elsewhere in the window. */
  add(digits: string): void;
  erase(): void;
  /** A code that the camera read. */
  see(code: string): void;
}

/** The code as it is being typed; the sixth digit hands it to the station, which judges it. */
export function useCodeEntry(room: Room): CodeEntry {
  const { call } = useStation();
  const isAsked = useWork(room).burn?.phase === 'code';
  const [code, setCode] = useState('');
  const latest = useRef(code);
  const judging = useRef<Promise<void>>(undefined);

  const set = useCallback((next: string) => {
    latest.current = next;
    setCode(next);
  }, []);
  useEffect(() => {
    if (!isAsked) set('');
  }, [isAsked, set]);

  const give = (digits: string, byCamera?: true) => {
    set(digits);
    judging.current = call('giveCode', { room, code: digits, ...(byCamera && { byCamera }) }).then(() => {
      judging.current = undefined;
      set('');
    });
  };

  const edit = (typed: string) => {
    if (judging.current !== undefined) return;
    const next = typed.replace(/[^0-9]/g, '').slice(0, CODE_DIGITS);
    if (next.length === CODE_DIGITS) give(next);
    else set(next);
  };

  return {
    code,
    edit,
    add: (digits) => edit(latest.current + digits),
    erase: () => set(latest.current.slice(0, -1)),
    // After one that was typed at the same moment.
    see: (seen) => void Promise.resolve(judging.current).then(() => give(seen, true)),
  };
}

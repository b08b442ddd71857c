import { useCallback, useEffect, useRef, useState } from 'react';
import type { Room } from '../../src/ipc/state.ts';
import { useStation, useWork } from '../app/station.ts';

export const CODE_DIGITS = 6;

export interface CodeEntry {
  /** Up to six digits. */
  readonly code: string;
  edit(code: string): void;
  /** A digit, or several, typed or pasted elsewhere in the window. */
  add(digits: string): void;
  erase(): void;
}

/** The code as it is being typed; the sixth digit hands it to the station, which judges it. */
export function useCodeEntry(room: Room): CodeEntry {
  const { call } = useStation();
  const isAsked = useWork(room).burn?.phase === 'code';
  const [code, setCode] = useState('');
  const latest = useRef(code);
  const judging = useRef(false);

  const set = useCallback((next: string) => {
    latest.current = next;
    setCode(next);
  }, []);
  useEffect(() => {
    if (!isAsked) set('');
  }, [isAsked, set]);

  const edit = async (typed: string) => {
    if (judging.current) return;
    const next = typed.replace(/[^0-9]/g, '').slice(0, CODE_DIGITS);
    set(next);
    if (next.length < CODE_DIGITS) return;
    judging.current = true;
    await call('giveCode', { room, code: next });
    judging.current = false;
    set('');
  };

  return {
    code,
    edit: (typed) => void edit(typed),
    add: (digits) => void edit(latest.current + digits),
    erase: () => set(latest.current.slice(0, -1)),
  };
}

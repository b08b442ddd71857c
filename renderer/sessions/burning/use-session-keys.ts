import { useEffect, useRef } from 'react';
import type { LaneView, SessionView } from '../../../src/ipc/session.ts';
import type { Act } from '../../app/use-act.ts';
import { isEditing } from '../../burn/use-burn-keys.ts';
import { laneActs } from './lane-acts.ts';
import type { LaneCode } from './use-lane-code.ts';
import { useUndo } from './use-undo.ts';

interface SessionKeys {
  readonly session: SessionView;
  readonly act: Act['act'];
  readonly onRunOrPause: () => void;
  /** The chosen one. */
  readonly lane: LaneView | undefined;
  readonly code: LaneCode;
  readonly onChoose: (number: number | undefined) => void;
  readonly onAside: (lane: LaneView) => void;
}

/** Keys that work wherever the focus is: space, digits, lanes, and letters at the chosen lane. */
export function useSessionKeys(keys: SessionKeys): void {
  const undo = useUndo(keys.session);
  const typed = useRef(false);
  const led = useRef(false);
  const latest = useRef({ ...keys, undo, typed, led });
  latest.current = { ...keys, undo, typed, led };
  useEffect(() => {
    const end = new AbortController();
    const listen = { signal: end.signal };
    document.addEventListener('keydown', (event) => onKey(event, latest.current), listen);
    document.addEventListener('paste', (event) => onPaste(event, latest.current), listen);
    const press = () => {
      led.current = false;
    };
    document.addEventListener('pointerdown', press, listen);
    return () => end.abort();
  }, []);
}

interface Held extends SessionKeys {
  readonly undo: () => void;
  /** The key before this one was a digit of a code. */
  readonly typed: { current: boolean };
  /** The focus is where the keyboard has led it. */
  readonly led: { current: boolean };
}

function onKey(event: KeyboardEvent, held: Held): void {
  const { key, defaultPrevented, isComposing, altKey, repeat } = event;
  if (defaultPrevented || isComposing || altKey) return;
  if (document.querySelector('dialog[open]')) return;
  if (key === 'Tab') held.led.current = true;
  const target = event.target as Element | null;
  if (isEditing(target)) return;
  const afterCode = held.typed.current;
  held.typed.current = false;
  if (key === 'Enter') {
    // Out of habit after a code, it presses no button that happens to have the focus.
    if (!afterCode) return;
  } else if (event.ctrlKey || event.metaKey) {
    if (key.toLowerCase() !== 'z' || event.shiftKey || repeat) return;
    held.undo();
  } else if (key === ' ') {
    // What the keyboard has led to, the space bar presses; but not what a mouse, or another room, left the focus at.
    if (repeat || (held.led.current && target?.closest('button, a, input'))) return;
    held.onRunOrPause();
  } else if (!onCodeKey(event, held) && !onLaneKey(event, held)) return;
  event.preventDefault();
}

function onCodeKey({ key, shiftKey }: KeyboardEvent, { code, typed, onChoose }: Held): boolean {
  if (key === 'Escape') {
    if (code.digits === '' && code.homeless === '') onChoose(undefined);
    code.clear();
  } else if (key === 'Backspace') code.erase();
  else if (/^[0-9]$/.test(key) && code.reader !== undefined && !shiftKey) {
    typed.current = true;
    code.add(key);
  } else return false;
  return true;
}

/** A lane by its number: with Shift while a code is asked for, and without it too while none is. */
function onLaneKey({ key, code: place, repeat }: KeyboardEvent, held: Held): boolean {
  const number = Number(/^(?:Digit|Numpad)([1-9])$/.exec(place)?.[1] ?? Number.NaN);
  const { session, lane, code, act, onChoose, onAside } = held;
  if (session.lanes.some((each) => each.number === number && each.phase === 'code') && code.homeless !== '') {
    code.assign(number);
    return true;
  }
  if (session.lanes.some((each) => each.number === number)) {
    onChoose(lane?.number === number ? undefined : number);
    return true;
  }
  if (!lane || repeat) return false;
  const acts = laneActs(lane, session.running, act, () => onAside(lane));
  const does = {
    p: acts.pause ?? acts.resume,
    s: acts.skip,
    a: acts.aside,
    e: acts.byEye,
    l: acts.later,
  }[key.toLowerCase()];
  does?.();
  return does !== undefined;
}

function onPaste(event: ClipboardEvent, { code }: Held): void {
  if (isEditing(event.target as Element | null) || code.reader === undefined) return;
  event.preventDefault();
  code.add(event.clipboardData?.getData('text/plain') ?? '');
}

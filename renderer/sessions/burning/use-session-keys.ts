import { useEffect, useRef } from 'react';
import type { LaneView, SessionView } from '../../../src/ipc/session.ts';
import { useStation } from '../../app/station.ts';
import { isEditing } from '../../burn/use-burn-keys.ts';
import { laneActs } from './lane-acts.ts';
import type { LaneCode } from './use-lane-code.ts';
import { useUndo } from './use-undo.ts';

interface SessionKeys {
  /** Only then do keys mean anything here. */
  readonly isFront: boolean;
  readonly session: SessionView;
  /** The chosen one. */
  readonly lane: LaneView | undefined;
  readonly code: LaneCode;
  readonly onChoose: (number: number | undefined) => void;
  readonly onAside: (lane: LaneView) => void;
}

/** Keys that work wherever the focus is: space, digits, lanes, and letters at the chosen lane. */
export function useSessionKeys(keys: SessionKeys): void {
  const { call } = useStation();
  const undo = useUndo(keys.session);
  const latest = useRef({ ...keys, call, undo });
  latest.current = { ...keys, call, undo };
  useEffect(() => {
    const end = new AbortController();
    document.addEventListener('keydown', (event) => onKey(event, latest.current), { signal: end.signal });
    document.addEventListener('paste', (event) => onPaste(event, latest.current), { signal: end.signal });
    return () => end.abort();
  }, []);
}

type Held = SessionKeys & { readonly call: ReturnType<typeof useStation>['call']; readonly undo: () => void };

function onKey(event: KeyboardEvent, held: Held): void {
  const { key, defaultPrevented, isComposing, altKey, repeat } = event;
  if (!held.isFront || defaultPrevented || isComposing || altKey) return;
  if (document.querySelector('dialog[open]')) return;
  const target = event.target as Element | null;
  if (isEditing(target)) return;
  if (event.ctrlKey || event.metaKey) {
    if (key.toLowerCase() !== 'z' || event.shiftKey || repeat) return;
    held.undo();
  } else if (key === ' ') {
    // On a button, the space bar presses it; but not on the one that led here.
    if (repeat || target?.closest('button:not([aria-current]), a, input')) return;
    pauseOrRun(held);
  } else if (!onCodeKey(event, held) && !onLaneKey(event, held)) return;
  event.preventDefault();
}

function pauseOrRun({ session, call }: Held): void {
  void call(session.running ? 'pauseSession' : 'runSession', undefined);
}

function onCodeKey({ key, shiftKey }: KeyboardEvent, { code, onChoose }: Held): boolean {
  if (key === 'Escape') {
    if (code.digits === '') onChoose(undefined);
    code.clear();
  } else if (key === 'Backspace') code.erase();
  else if (/^[0-9]$/.test(key) && code.reader !== undefined && !shiftKey) code.add(key);
  else return false;
  return true;
}

/** A lane by its number: with Shift while a code is asked for, and without it too while none is. */
function onLaneKey({ key, code: place, repeat }: KeyboardEvent, held: Held): boolean {
  const number = Number(/^(?:Digit|Numpad)([1-9])$/.exec(place)?.[1] ?? Number.NaN);
  const { session, lane, call, onChoose, onAside } = held;
  if (session.lanes.some((each) => each.number === number)) {
    onChoose(lane?.number === number ? undefined : number);
    return true;
  }
  if (!lane || repeat) return false;
  const acts = laneActs(lane, session.running, call, () => onAside(lane));
  const act = {
    p: acts.pause ?? acts.resume,
    s: acts.skip,
    a: acts.aside,
    e: acts.byEye,
    l: acts.later,
  }[key.toLowerCase()];
  act?.();
  return act !== undefined;
}

function onPaste(event: ClipboardEvent, { isFront, code }: Held): void {
  if (!isFront || isEditing(event.target as Element | null) || code.reader === undefined) return;
  event.preventDefault();
  code.add(event.clipboardData?.getData('text/plain') ?? '');
}

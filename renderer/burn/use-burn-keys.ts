import { useEffect, useRef } from 'react';
import type { Work } from '../../src/ipc/state.ts';
import { isEmpty } from '../seed/entry.ts';
import type { SeedEntry } from '../seed/use-seed-entry.ts';
import type { CodeEntry } from '../verify/use-code-entry.ts';
import { isWriting } from './stages.ts';
import type { BurnRequest } from './use-burn-request.ts';

interface BurnKeys {
  readonly work: Work;
  readonly seedEntry: SeedEntry;
  readonly codeEntry: CodeEntry;
  readonly request: BurnRequest;
  readonly startOver: () => void;
  /** To the handover slip of the token that was verified; absent where there is none. */
  readonly slip: (() => void) | undefined;
}

/** Keys that work wherever the focus is: Escape, Enter, and digits while a code is asked for. */
export function useBurnKeys(keys: BurnKeys): void {
  const typed = useRef(false);
  const latest = useRef({ ...keys, typed });
  latest.current = { ...keys, typed };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event, latest.current);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

interface Held extends BurnKeys {
  /** The key before this one was a digit of a code. */
  readonly typed: { current: boolean };
}

function onKey(event: KeyboardEvent, keys: Held): void {
  const { ctrlKey, altKey, metaKey, defaultPrevented, isComposing, key } = event;
  if (ctrlKey || altKey || metaKey || defaultPrevented || isComposing) return;
  if (document.querySelector('dialog[open]')) return;
  const target = event.target as Element | null;
  const afterCode = keys.typed.current;
  keys.typed.current = keys.work.burn?.phase === 'code' && /^[0-9]$/.test(key);
  if (key === 'Escape') {
    if (!isWriting(keys.work)) keys.startOver();
  } else if (key === 'Enter') {
    // Out of habit after a code, it leads nowhere: nobody has read yet what the code came to.
    if (!event.repeat && !afterCode && !isEditing(target) && !isPressable(target)) enter(keys);
  } else if (key.toLowerCase() === 'p' && keys.slip && !isEditing(target)) {
    keys.slip();
  } else if (keys.work.burn?.phase === 'code' && !isEditing(target)) {
    if (/^[0-9]$/.test(key)) keys.codeEntry.add(key);
    else if (key === 'Backspace') keys.codeEntry.erase();
  }
}

function enter({ work, seedEntry, request, startOver }: BurnKeys): void {
  if (!isEmpty(seedEntry.entry)) seedEntry.take();
  else if (work.burn?.result?.outcome === 'verified') startOver();
  else if (work.burn === undefined && request.question === undefined) request.press();
}

/** Where keys mean text. */
export function isEditing(target: Element | null): boolean {
  return target?.closest('textarea, select, input:not([type=checkbox], [type=radio])') != null;
}

/** Where Enter already means something. */
function isPressable(target: Element | null): boolean {
  return target?.closest('button, a, input, [role=button]') != null;
}

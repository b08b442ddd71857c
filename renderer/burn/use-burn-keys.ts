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
}

/** Keys that work wherever the focus is: Escape, Enter, and digits while a code is asked for. */
export function useBurnKeys(keys: BurnKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event, latest.current);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function onKey(event: KeyboardEvent, keys: BurnKeys): void {
  const { ctrlKey, altKey, metaKey, defaultPrevented, isComposing, key } = event;
  if (ctrlKey || altKey || metaKey || defaultPrevented || isComposing) return;
  if (document.querySelector('dialog[open]')) return;
  const target = event.target as Element | null;
  if (key === 'Escape') {
    if (!isWriting(keys.work)) keys.startOver();
  } else if (key === 'Enter') {
    if (!event.repeat && !isEditing(target) && !isPressable(target)) enter(keys);
  } else if (keys.work.burn?.phase === 'code' && !isEditing(target)) {
    if (/^[0-9]$/.test(key)) keys.codeEntry.add(key);
    else if (key === 'Backspace') keys.codeEntry.erase();
  }
}

function enter({ work, seedEntry, request }: BurnKeys): void {
  if (!isEmpty(seedEntry.entry)) seedEntry.take();
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

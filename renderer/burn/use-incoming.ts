import { useEffect, useRef, useState } from 'react';
import type { Work } from '../../src/ipc/state.ts';
import type { SeedEntry } from '../seed/use-seed-entry.ts';
import type { CodeEntry } from '../verify/use-code-entry.ts';
import { isEditing } from './use-burn-keys.ts';

interface Incoming {
  readonly work: Work;
  readonly seedEntry: SeedEntry;
  readonly codeEntry: CodeEntry;
}

/** What is pasted or dropped anywhere in the window. Returns whether something is being dragged over it. */
export function useIncoming(incoming: Incoming): boolean {
  const latest = useRef(incoming);
  latest.current = incoming;
  const [isDragging, setDragging] = useState(false);
  useEffect(() => {
    const end = new AbortController();
    const listen = { signal: end.signal };
    document.addEventListener('paste', (event) => onPaste(event, latest.current), {
      ...listen,
      capture: true,
    });
    document.addEventListener(
      'dragover',
      (event) => {
        event.preventDefault();
        setDragging(true);
      },
      listen,
    );
    document.addEventListener(
      'dragleave',
      (event) => event.relatedTarget === null && setDragging(false),
      listen,
    );
    document.addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        setDragging(false);
        if (event.dataTransfer) takeIn(event.dataTransfer, latest.current);
      },
      listen,
    );
    return () => end.abort();
  }, []);
  return isDragging;
}

function onPaste(event: ClipboardEvent, incoming: Incoming): void {
  const target = event.target as Element | null;
  const isSeedField = target?.matches('[data-seed-field]') ?? false;
  const isAsked = incoming.work.burn?.phase === 'code';
  // Into a field with something in it, or one that is for something else, a text goes where the cursor is.
  const isOwn = isAsked ? true : isSeedField ? takesPlace(event, incoming) : !isEditing(target);
  if (!event.clipboardData || (!isOwn && event.clipboardData.files.length === 0)) return;
  event.preventDefault();
  event.stopPropagation();
  takeIn(event.clipboardData, incoming);
}

/** A key may be put together out of parts; the text of a code is whole, and comes in the place of what was wrong. */
function takesPlace({ clipboardData }: ClipboardEvent, { seedEntry }: Incoming): boolean {
  const { text } = seedEntry.entry;
  return text === '' || isOfCode(text) || isOfCode(clipboardData?.getData('text/plain') ?? '');
}

/** `otpauth://…`, `phonefactor://…`, `FIDO:/…`, `https://…` */
function isOfCode(text: string): boolean {
  return /^\s*[a-z][a-z-]*:\//i.test(text);
}

function takeIn(data: DataTransfer, { work, seedEntry, codeEntry }: Incoming): void {
  const phase = work.burn?.phase;
  const text = data.getData('text/plain');
  if (phase === 'code') codeEntry.add(text);
  if (phase !== undefined && phase !== 'done') return;
  if (data.files.length > 0) seedEntry.offerPictures([...data.files]);
  else if (text.trim() !== '') seedEntry.offerText(text);
}

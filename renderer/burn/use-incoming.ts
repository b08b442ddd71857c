import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import type { Work } from '../../src/ipc/state.ts';
import { useWords } from '../app/station.ts';
import { useDropped } from '../app/use-dropped.ts';
import { shotsOf } from '../scan/capture-screens.ts';
import { useScanSource } from '../scan/scan-source.tsx';
import type { Nothing } from '../seed/say-nothing.ts';
import type { SeedEntry } from '../seed/use-seed-entry.ts';
import type { CodeEntry } from '../verify/use-code-entry.ts';
import { isEditing } from './use-burn-keys.ts';

interface Incoming {
  readonly work: Work;
  readonly seedEntry: SeedEntry;
  readonly codeEntry: CodeEntry;
  /** There was nothing to take: said, so that nobody believes that it was passed over. */
  readonly onNothing: (where: Nothing) => void;
}

/**
 * What is pasted or dropped anywhere in the window, and the key that looks at the screens. Returns whether something is
 * being dragged over the window.
 */
export function useIncoming(incoming: Incoming): boolean {
  const latest = useRef(incoming);
  latest.current = incoming;
  useEffect(() => {
    const end = new AbortController();
    const listen = { signal: end.signal };
    document.addEventListener('paste', (event) => onPaste(event, latest.current), {
      ...listen,
      capture: true,
    });
    document.addEventListener('keydown', (event) => onKey(event, latest.current), listen);
    return () => end.abort();
  }, []);
  usePendingCapture(latest);
  return useDropped((data) => takeIn(data, incoming));
}

/** What the shortcut photographed while another program was in front. */
function usePendingCapture(latest: { readonly current: Incoming }): void {
  const words = useWords();
  const { pending, takePending } = useScanSource();
  useEffect(() => {
    if (!pending) return;
    takePending();
    if (hasPlace(latest.current)) return latest.current.seedEntry.scanScreens(shotsOf(pending));
    const { what, now } = words.failure({ code: 'busy' });
    notifications.show({
      id: 'busy',
      title: what,
      message: now,
      closeButtonProps: { 'aria-label': words.ui('app/close') },
    });
  }, [pending, takePending, latest, words]);
}

function onKey(event: KeyboardEvent, incoming: Incoming): void {
  const { key, ctrlKey, altKey, metaKey, shiftKey, repeat } = event;
  if (key !== 'F2' || ctrlKey || altKey || metaKey || shiftKey) return;
  event.preventDefault();
  const isLooking = incoming.seedEntry.entry.finding.kind === 'looking';
  if (!repeat && !isLooking && hasPlace(incoming)) incoming.seedEntry.scanScreens();
}

/** While a token is being written or its code is awaited, another seed has no place. */
function hasPlace({ work }: Incoming): boolean {
  const phase = work.burn?.phase;
  return phase === undefined || phase === 'done';
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
  const { files } = event.clipboardData;
  const isEmpty = files.length === 0 && event.clipboardData.getData('text/plain').trim() === '';
  if (isEmpty) incoming.onNothing('clipboard');
  else takeIn(event.clipboardData, incoming);
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

function takeIn(data: DataTransfer, incoming: Incoming): void {
  const { work, seedEntry, codeEntry } = incoming;
  const text = data.getData('text/plain');
  if (work.burn?.phase === 'code') codeEntry.add(text);
  if (!hasPlace(incoming)) return;
  if (data.files.length > 0) seedEntry.offerPictures([...data.files]);
  else if (text.trim() !== '') seedEntry.offerText(text);
}

import { useCallback, useEffect, useSyncExternalStore } from 'react';

/*
 * What a person has typed, made up or been told about the open session, and what nobody else keeps: it outlives every
 * change of tab and room, and ends when the session is left.
 */

const kept = new Map<string, unknown>();
const listeners = new Set<() => void>();
/** A passphrase that was made up for a session which is being made. */
let madeUpForNext: string | undefined;

function place(session: string, name: string): string {
  return `${session}\n${name}`;
}

function put(key: string, value: unknown): void {
  if (value === undefined) kept.delete(key);
  else kept.set(key, value);
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** As `useState`, kept under a name for as long as the session is open. */
export function useKept<Value>(
  session: string,
  name: string,
  first: Value,
): readonly [Value, (value: Value) => void] {
  const key = place(session, name);
  const value = useSyncExternalStore(listen, () => (kept.has(key) ? (kept.get(key) as Value) : undefined));
  const set = useCallback((next: Value) => put(key, next), [key]);
  return [value ?? first, set];
}

/** The passphrase that was made up for the open session, until it was put away. */
export function useMadeUp(session: string): readonly [string, (text: string) => void] {
  return useKept(session, 'made-up', '');
}

/** A session is being made under this passphrase, which was made up here; undefined: it was not. */
export function keepForNext(passphrase: string | undefined): void {
  madeUpForNext = passphrase;
}

/** Forgets what was kept of sessions that are not open any more. Where the window is, whichever room is shown. */
export function useForgetting(open: string | undefined): void {
  useEffect(() => {
    for (const key of [...kept.keys()]) {
      if (open === undefined || !key.startsWith(place(open, ''))) kept.delete(key);
    }
    if (open === undefined) return;
    if (madeUpForNext !== undefined) put(place(open, 'made-up'), madeUpForNext);
    madeUpForNext = undefined;
  }, [open]);
}

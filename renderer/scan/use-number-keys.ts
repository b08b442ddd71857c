import { useEffect, useRef } from 'react';

/** The first so many things are chosen by their numbers. */
export const NUMBERED = 9;

/** Chooses one of some things by its number, wherever the focus is. */
export function useNumberKeys<Thing>(things: readonly Thing[], choose: (thing: Thing) => void): void {
  const latest = useRef({ things, choose });
  latest.current = { things, choose };
  useEffect(() => {
    const listen = ({ key, ctrlKey, altKey, metaKey, repeat }: KeyboardEvent) => {
      if (ctrlKey || altKey || metaKey || repeat || !/^[1-9]$/.test(key)) return;
      const thing = latest.current.things[Number(key) - 1];
      if (thing !== undefined) latest.current.choose(thing);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

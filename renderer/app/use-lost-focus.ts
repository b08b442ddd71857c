import { type RefObject, useEffect, useRef } from 'react';

/** For what appears in the place of something else: it takes the focus where that took the focus away with it. */
export function useLostFocus<Target extends HTMLElement>(): RefObject<Target | null> {
  const target = useRef<Target>(null);
  useEffect(() => {
    if (document.activeElement === document.body) target.current?.focus();
  }, []);
  return target;
}

import { useEffect, useRef } from 'react';

/** Calls back whenever the page goes out of sight: another tab, a window that is minimised. */
export function useHiding(onHidden: () => void): void {
  const latest = useRef(onHidden);
  latest.current = onHidden;
  useEffect(() => {
    const listen = () => document.hidden && latest.current();
    document.addEventListener('visibilitychange', listen);
    return () => document.removeEventListener('visibilitychange', listen);
  }, []);
}

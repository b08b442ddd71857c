import { useEffect, useRef, useState } from 'react';

/**
 * Takes what is dropped anywhere in the window; undefined while nothing is wanted. Returns whether something that is
 * wanted is being dragged over the window.
 */
export function useDropped(take: ((data: DataTransfer) => void) | undefined): boolean {
  const [isDragging, setDragging] = useState(false);
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const end = new AbortController();
    const listen = { signal: end.signal };
    const over = (event: DragEvent) => {
      event.preventDefault();
      setDragging(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setDragging(false);
    const drop = (event: DragEvent) => {
      // A browser would leave Kiln and show the file.
      event.preventDefault();
      setDragging(false);
      if (event.dataTransfer) latest.current?.(event.dataTransfer);
    };
    document.addEventListener('dragover', over, listen);
    document.addEventListener('dragleave', leave, listen);
    document.addEventListener('drop', drop, listen);
    return () => end.abort();
  }, []);
  return isDragging && take !== undefined;
}

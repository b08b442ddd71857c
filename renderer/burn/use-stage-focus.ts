import { type RefObject, useEffect } from 'react';

/**
 * Moves the focus to the stage that is next, whenever `standing` changes: to what is marked for it there, else to its
 * heading. A hand on the practice desk is not torn off it while it is needed there.
 */
export function useStageFocus(screen: RefObject<HTMLElement | null>, standing: string): void {
  useEffect(() => {
    const [stage, phase] = standing.split(' ');
    const needsDesk = stage === 'token' || phase === 'code';
    if (needsDesk && document.activeElement?.closest('[data-desk]')) return;
    const card = screen.current?.querySelector(`[data-stage="${stage}"]`);
    const next = card?.querySelector<HTMLElement>('[data-stage-focus]') ?? card?.querySelector('h2');
    next?.focus();
  }, [screen, standing]);
}

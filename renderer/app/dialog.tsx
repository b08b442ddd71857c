import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import classes from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Over everything else, until it is answered. Escape closes it. The focus goes to what is marked `data-first`. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // What a dialog would choose by itself is its first button, whatever that does.
    shown?.querySelector<HTMLElement>('[data-first]')?.focus();
    // One that is only taken away would leave the focus nowhere; closed, it gives it back to where it was.
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className={classes['dialog']} aria-labelledby={heading} onClose={onClose}>
      <h2 id={heading}>{title}</h2>
      {children}
    </dialog>
  );
}

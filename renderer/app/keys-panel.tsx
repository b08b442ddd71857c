import { Button, Kbd } from '@mantine/core';
import { useEffect, useRef } from 'react';
import classes from './keys-panel.module.css';
import { useWords } from './station.ts';

/** The keys, over everything else. Escape, or the button, closes it. */
export function KeysPanel({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const keys = [
    [words.ui('keys/key-paste'), words.ui('keys/paste')],
    ['⏎', words.ui('keys/enter')],
    [words.ui('keys/key-digits'), words.ui('keys/digits')],
    [words.ui('keys/key-escape'), words.ui('keys/escape')],
    ['Tab', words.ui('keys/tab')],
    ['F1  ?', words.ui('keys/help')],
  ] as const;
  return (
    <dialog ref={dialog} className={classes['panel']} aria-labelledby="keys" onClose={onClose}>
      <h2 id="keys">{words.ui('keys/title')}</h2>
      <dl>
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              {key.split('  ').map((each) => (
                <Kbd key={each}>{each}</Kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <Button variant="default" onClick={() => dialog.current?.close()}>
        {words.ui('app/close')}
      </Button>
    </dialog>
  );
}

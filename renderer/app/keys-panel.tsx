import { Button, Kbd } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { CAMERA_KEY } from '../camera/camera-host.tsx';
import classes from './keys-panel.module.css';
import { useWords } from './station.ts';

/** Keys, and what they do. Two spaces stand between keys of the same meaning. */
export type Keys = readonly (readonly [keys: string, meaning: string])[];

interface KeysPanelProps {
  /** Those of the room, where it has its own. */
  readonly keys?: Keys | undefined;
  readonly onClose: () => void;
}

/** The keys, over everything else. Escape, or the button, closes it. */
export function KeysPanel({ keys: own, onClose }: KeysPanelProps) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const keys: Keys = own ?? [
    [words.ui('keys/key-paste'), words.ui('keys/paste')],
    ['F2', words.scan('keys/screen')],
    [CAMERA_KEY, words.camera('camera/key')],
    ['1 – 9', words.scan('keys/choose')],
    ['⏎', words.ui('keys/enter')],
    [words.ui('keys/key-digits'), words.ui('keys/digits')],
    [words.ui('keys/key-escape'), words.ui('keys/escape')],
    ['Tab', words.ui('keys/tab')],
    ['F1  ?', words.ui('keys/help')],
  ];
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

import { Button, Kbd } from '@mantine/core';
import { CAMERA_KEY } from '../camera/camera-host.tsx';
import { Dialog } from './dialog.tsx';
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
  const keys: Keys = own ?? [
    [words.ui('keys/key-paste'), words.ui('keys/paste')],
    ['F2', words.scan('keys/screen')],
    [CAMERA_KEY, words.camera('camera/key')],
    ['1 – 9', words.scan('keys/choose')],
    ['⏎', words.ui('keys/enter')],
    ['P', words.ui('keys/slip')],
    [words.ui('keys/key-digits'), words.ui('keys/digits')],
    [words.ui('keys/key-escape'), words.ui('keys/escape')],
    ['Tab', words.ui('keys/tab')],
    ['F1  ?', words.ui('keys/help')],
  ];
  return (
    <Dialog title={words.ui('keys/title')} onClose={onClose}>
      <dl className={classes['keys']}>
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
      <Button variant="default" onClick={onClose}>
        {words.ui('app/close')}
      </Button>
    </Dialog>
  );
}

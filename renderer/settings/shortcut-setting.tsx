import { Button, Kbd } from '@mantine/core';
import { type KeyboardEvent, useEffect, useState } from 'react';
import type { ShortcutStanding } from '../../src/ipc/shortcut.ts';
import { useShell } from '../app/shell.ts';
import { useWords } from '../app/station.ts';
import { Note } from '../words/note.tsx';
import { keyName } from './key-name.ts';
import { Part } from './part.tsx';
import classes from './settings.module.css';
import { keysIn, keysOf, type ShortcutKeys, shortcutOf } from './shortcut-keys.ts';
import type { SettingsInHand } from './use-settings.ts';

/** The shortcut that works in every program: pressed to set it. Only the desktop app can hear one. */
export function ShortcutSetting({ settings, change }: SettingsInHand) {
  const words = useWords();
  const { onShortcut } = useShell();
  const [standing, setStanding] = useState<ShortcutStanding>('off');
  useEffect(() => onShortcut?.(setStanding), [onShortcut]);
  if (!onShortcut) return null;
  const { screenShortcut } = settings;
  return (
    <Part name="shortcut" title={words.ui('settings/shortcut')} about={words.ui('settings/shortcut-about')}>
      <div className={classes['shortcut']}>
        <KeyRecorder shortcut={screenShortcut} onKeys={(shortcut) => change({ screenShortcut: shortcut })} />
        {screenShortcut !== '' && (
          <Button variant="subtle" color="gray" onClick={() => change({ screenShortcut: '' })}>
            {words.ui('settings/shortcut-off')}
          </Button>
        )}
      </div>
      {standing === 'taken' && (
        <Note
          kind="warn"
          what={words.ui('settings/shortcut-taken')}
          now={words.ui('settings/shortcut-taken-now')}
        />
      )}
    </Part>
  );
}

interface KeyRecorderProps {
  readonly shortcut: string;
  readonly onKeys: (shortcut: string) => void;
}

/** Shows the keys. Pressed, it takes the next ones; Escape, Tab or another place leave them as they are. */
function KeyRecorder({ shortcut, onKeys }: KeyRecorderProps) {
  const words = useWords();
  const { suspendShortcut } = useShell();
  const [pressed, setPressed] = useState<ShortcutKeys>();
  const isRecording = pressed !== undefined;
  useEffect(() => {
    if (!isRecording) return;
    void suspendShortcut?.(true);
    return () => void suspendShortcut?.(false);
  }, [isRecording, suspendShortcut]);
  const press = (event: KeyboardEvent) => {
    if (!isRecording) return;
    const isEnd = event.key === 'Escape' || event.key === 'Tab';
    if (event.key !== 'Tab') event.preventDefault();
    // Nothing else in the window hears these keys.
    event.stopPropagation();
    const keys = keysOf(event.nativeEvent);
    const recorded = isEnd ? undefined : shortcutOf(keys);
    setPressed(isEnd || recorded !== undefined ? undefined : keys);
    if (recorded !== undefined) onKeys(recorded);
  };
  const shown = pressed ?? keysIn(shortcut);
  return (
    <Button
      variant="default"
      aria-labelledby="part-shortcut shortcut-keys"
      data-recording={isRecording || undefined}
      onClick={() => setPressed((before) => before ?? [])}
      onBlur={() => setPressed(undefined)}
      onKeyDown={press}
    >
      <span id="shortcut-keys" className={classes['keys']} aria-live="polite">
        {shown.map((key) => (
          <Kbd key={key}>{keyName(key, words)}</Kbd>
        ))}
        {isRecording && (
          <span>{words.ui(shown.length === 0 ? 'settings/shortcut-press' : 'settings/shortcut-more')}</span>
        )}
        {!isRecording && shown.length === 0 && words.ui('settings/shortcut-set')}
      </span>
    </Button>
  );
}

import { SHORTCUT_PATTERN } from '../../src/ipc/shortcut.ts';

/** The keys of a shortcut, each by its name in an accelerator of Electron's. */
export type ShortcutKeys = readonly string[];

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

const IS_MAC = /mac/i.test(navigator.platform);

const CODES: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

/** What is held down, and the key that was pressed with it, where it can be in a shortcut. */
export function keysOf(press: Press): ShortcutKeys {
  const held = [
    press.ctrlKey && 'Control',
    press.altKey && 'Alt',
    press.shiftKey && 'Shift',
    press.metaKey && (IS_MAC ? 'Command' : 'Super'),
  ];
  const key = keyOf(press);
  return [...held, key].filter((each) => typeof each === 'string');
}

/** As the settings keep it; undefined where it is none yet. */
export function shortcutOf(keys: ShortcutKeys): string | undefined {
  const shortcut = keys.join('+');
  return shortcut !== '' && SHORTCUT_PATTERN.test(shortcut) ? shortcut : undefined;
}

export function keysIn(shortcut: string): ShortcutKeys {
  return shortcut === '' ? [] : shortcut.split('+');
}

/** By what is printed on it; by where it lies, when Shift or Alt make another sign of it. */
function keyOf({ key, code }: Press): string | undefined {
  if (/^[a-z0-9]$/i.test(key)) return key.toUpperCase();
  const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  return (
    place ??
    CODES[code] ??
    (/^(?:F\d+|Space|Insert|Delete|Home|End|PageUp|PageDown)$/.test(code) ? code : undefined)
  );
}

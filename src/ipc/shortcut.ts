const MODIFIERS = '(?:Control\\+)?(?:Alt\\+)?(?:Shift\\+)?(?:Command\\+|Super\\+)?';
const FUNCTION_KEY = 'F(?:[1-9]|1[0-9]|2[0-4])';
const OTHER_KEY = '(?:[A-Z0-9]|Space|Insert|Delete|Home|End|PageUp|PageDown|Up|Down|Left|Right)';

/**
 * The screen shortcut: '' or keys that no program misses. That is a function key, by itself or with others, or another
 * key with two of Control, Alt, Shift and Command (macOS) or Super (elsewhere), in this order; each by its name in an
 * accelerator of Electron's.
 */
export const SHORTCUT_PATTERN = new RegExp(
  `^(?:${MODIFIERS}${FUNCTION_KEY}|(?=\\w+\\+\\w+\\+)${MODIFIERS}${OTHER_KEY})?$`,
);

/** `taken`: the operating system did not give the shortcut to Kiln; mostly another program has it. */
export type ShortcutStanding = 'off' | 'on' | 'taken';

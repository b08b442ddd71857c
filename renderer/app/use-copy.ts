import { useState } from 'react';
import { useShell } from './shell.ts';

/** As the desktop shell keeps it. */
const KEPT_MILLISECONDS = 30_000;

/**
 * What became of a text that was to be copied: `copied` for good, `for-a-while` where it is cleared away after 30 s,
 * `stays` where it should be and this browser does not allow it.
 */
export type Copied = 'copied' | 'for-a-while' | 'stays';

/** Copies a text. `isSecret`: it leaves the clipboard after 30 s, if it is still there and that can be seen. */
export function useCopy(isSecret: boolean): {
  readonly copied: { readonly text: string; readonly how: Copied } | undefined;
  readonly copy: (text: string) => void;
} {
  const shell = useShell();
  const [copied, setCopied] = useState<{ readonly text: string; readonly how: Copied }>();
  const work = async (text: string): Promise<Copied> => {
    if (shell.copy) {
      await shell.copy(text, isSecret);
      return isSecret ? 'for-a-while' : 'copied';
    }
    await navigator.clipboard.writeText(text);
    if (!isSecret) return 'copied';
    if (!(await mayReadClipboard())) return 'stays';
    setTimeout(() => void clearUnlessOther(text), KEPT_MILLISECONDS);
    return 'for-a-while';
  };
  // Where the clipboard is not to be had, it can be typed as well.
  const copy = (text: string) =>
    void work(text).then(
      (how) => setCopied({ text, how }),
      () => {},
    );
  return { copied, copy };
}

/** Without asking the person. Firefox and Safari know no such permission, and ask each time. */
async function mayReadClipboard(): Promise<boolean> {
  try {
    const { state } = await navigator.permissions.query({ name: 'clipboard-read' as PermissionName });
    return state === 'granted';
  } catch {
    return false;
  }
}

async function clearUnlessOther(text: string): Promise<void> {
  try {
    if ((await navigator.clipboard.readText()) === text) await navigator.clipboard.writeText('');
  } catch {
    // Only a page that has the focus may: as soon as the person is back.
    window.addEventListener('focus', () => void clearUnlessOther(text), { once: true });
  }
}

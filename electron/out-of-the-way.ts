import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';
import type { ContentProtection } from './content-protection.ts';
import type { OperatingSystem } from './operating-system.ts';

/** Until the desktop is drawn anew without the window: some frames, on a machine that has other things to do. */
const REDRAW_MILLISECONDS = 120;
/** Window managers let a window fade: Mutter and KWin for 150 to 200 ms. */
const FADE_MILLISECONDS = 250;
/** A system that never says that the window is gone keeps nobody waiting. */
const LONGEST_HIDING_MILLISECONDS = 1000;

export interface OutOfTheWayOptions {
  readonly window: BrowserWindow | undefined;
  readonly protection: ContentProtection;
  readonly system: OperatingSystem;
}

/** Does `work` while the window is in no picture of the screens. Afterwards all is as it was, whatever came of it. */
export async function outOfTheWay<Answer>(
  options: OutOfTheWayOptions,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const { window } = options;
  if (window === undefined || !window.isVisible() || window.isMinimized()) return work();
  const comeBack = await goAway(window, options);
  try {
    return await work();
  } finally {
    comeBack();
  }
}

/** Returns what undoes it; the window may be closed by then. */
async function goAway(
  window: BrowserWindow,
  { protection, system }: OutOfTheWayOptions,
): Promise<() => void> {
  switch (system) {
    case 'windows':
      // The person does not see anything of it.
      protection.set('capture', true);
      await sleep(REDRAW_MILLISECONDS);
      return () => protection.set('capture', false);
    case 'macos':
    case 'windows-old': {
      // macOS captures protected windows, too, since ScreenCaptureKit. An invisible one keeps the focus and its place.
      const opacity = window.getOpacity();
      window.setOpacity(0);
      await sleep(REDRAW_MILLISECONDS);
      return () => {
        if (!window.isDestroyed()) window.setOpacity(opacity);
      };
    }
    case 'x11':
    case 'wayland':
      return hide(window, system);
    default:
      return system satisfies never;
  }
}

async function hide(window: BrowserWindow, system: 'x11' | 'wayland'): Promise<() => void> {
  const hadFocus = window.isFocused();
  await new Promise<void>((resolve) => {
    const longest = setTimeout(resolve, LONGEST_HIDING_MILLISECONDS);
    window.once('hide', () => {
      clearTimeout(longest);
      resolve();
    });
    window.hide();
  });
  await sleep(FADE_MILLISECONDS);
  return () => {
    if (window.isDestroyed()) return;
    // Wayland knows no showing without the focus.
    if (hadFocus || system === 'wayland') window.show();
    else window.showInactive();
  };
}

import { dialog, type WebContents } from 'electron';
import type { ShellCatalogue } from '../src/messages/shell/shell-catalogue.ts';

/** So many crashes within this time are no accident. */
const MOST_CRASHES = 3;
const WITHIN_MILLISECONDS = 60_000;

export interface CrashGuardOptions {
  readonly words: () => ShellCatalogue['crash'];
  /** The page is gone, and with it whoever looked at a shown secret. */
  readonly onGone: () => void;
  readonly quit: () => void;
}

/** Draws a page again that broke down. The station lives elsewhere, so that it shows the state as it is. */
export function guardAgainstCrashes(contents: WebContents, options: CrashGuardOptions): void {
  let crashes: number[] = [];
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || contents.isDestroyed()) return;
    options.onGone();
    const now = performance.now();
    crashes = [...crashes.filter((time) => now - time < WITHIN_MILLISECONDS), now];
    // Not while Electron is still telling of the crash.
    if (crashes.length < MOST_CRASHES) setImmediate(reload, contents);
    else void askWhetherAgain(contents, options);
  });
}

async function askWhetherAgain(contents: WebContents, { words, quit }: CrashGuardOptions): Promise<void> {
  const { what, detail, again, quit: leave } = words();
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: what,
    detail,
    buttons: [again, leave],
    cancelId: 0,
  });
  if (response === 1) quit();
  else reload(contents);
}

function reload(contents: WebContents): void {
  if (!contents.isDestroyed()) contents.reload();
}

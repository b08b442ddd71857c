import type { Events } from '../src/ipc/contract.ts';

/* What the page's side (preload.ts) and the main process call their messages. */

export const EVENT_CHANNELS: Readonly<Record<keyof Events, string>> = {
  state: 'kiln:state',
  secretShown: 'kiln:secret-shown',
};

/** What the page asks. */
export const ASK = {
  call: 'kiln:call',
  captureScreens: 'kiln:capture-screens',
  takeScan: 'kiln:take-scan',
  wishCamera: 'kiln:wish-camera',
  openCaptureSettings: 'kiln:open-capture-settings',
  shortcutStanding: 'kiln:shortcut-standing',
  suspendShortcut: 'kiln:suspend-shortcut',
  copy: 'kiln:copy',
} as const;

/** What it is told besides the station's events. The first only says that something waits: see `takeScan`. */
export const TELL = { scan: 'kiln:scan', shortcut: 'kiln:shortcut' } as const;

/** `ok: false`: refused, or a bug; nothing is said of why, since it may hold a secret. */
export type Reply = { readonly ok: true; readonly answer?: unknown } | { readonly ok: false };

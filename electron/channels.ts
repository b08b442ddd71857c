import type { Events } from '../src/ipc/contract.ts';

/** What the page's side (preload.ts) and the main process (bridge.ts) call their messages. */
export const CALL_CHANNEL = 'kiln:call';

export const EVENT_CHANNELS: Readonly<Record<keyof Events, string>> = {
  state: 'kiln:state',
  secretShown: 'kiln:secret-shown',
};

/** `ok: false`: refused, or a bug; nothing is said of why, since it may hold a secret. */
export type CallReply = { readonly ok: true; readonly answer?: unknown } | { readonly ok: false };

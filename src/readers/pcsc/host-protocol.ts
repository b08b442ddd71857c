/*
 * What the reader host (a process of its own that holds the PC/SC addon, host.ts) and its parent tell each other.
 * Both sides come from the same build; messages travel by structured clone, bytes as bytes.
 */

/** Parent to host. Every request gets exactly one reply with its id, however late. */
export type HostRequest =
  /** Connects to the card exclusively, T=0 or T=1. */
  | { readonly id: number; readonly do: 'connect'; readonly reader: string }
  | { readonly id: number; readonly do: 'transmit'; readonly reader: string; readonly bytes: Uint8Array }
  /** Lets the card go without resetting it; waits for a transmit that is still out. */
  | { readonly id: number; readonly do: 'disconnect'; readonly reader: string }
  | { readonly id: number; readonly do: 'ping' };

/** `code` is a PC/SC error number as in pcsc-codes.ts. */
export type HostReply =
  | { readonly reply: number; readonly ok: true; readonly bytes?: Uint8Array }
  | { readonly reply: number; readonly ok: false; readonly code: number };

/** What the host says unasked. */
export type HostReport =
  /** The addon is loaded; the service is asked next, which may hang when there is none. */
  | { readonly report: 'loaded' }
  /** The addon could not be loaded. `absent`: it is not installed at all. */
  | { readonly report: 'addon-missing'; readonly absent: boolean; readonly detail: string }
  /** Every reader of the first list has told its first state. */
  | { readonly report: 'ready' }
  /** SCARD_STATE bits, an event counter in the high 16 bits. */
  | { readonly report: 'state'; readonly reader: string; readonly state: number; readonly atr?: Uint8Array }
  | { readonly report: 'gone'; readonly reader: string }
  /** The service refused or went away; this host is of no further use. */
  | { readonly report: 'service-lost'; readonly code: number };

export type HostMessage = HostReply | HostReport;

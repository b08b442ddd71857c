/*
 * What the reader host (a process of its own that calls PC/SC, host.ts) and its parent tell each other. Both sides come
 * from the same build; messages travel by structured clone, bytes as bytes.
 */
import type { BindingName } from './pcsc-binding.ts';

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

/** Why the host cannot do anything. `detail`: the loader's own words. */
export type Unloadable =
  | { readonly report: 'addon-missing'; readonly binding: BindingName; readonly detail: string }
  /** The binding is there; the system's PC/SC library is not. */
  | { readonly report: 'library-missing'; readonly library: string; readonly detail: string };

/** What the host says unasked. */
export type HostReport =
  | Unloadable
  /** The binding is loaded; the service is asked next, which may hang. */
  | { readonly report: 'loaded' }
  /** The service has answered; first states follow. */
  | { readonly report: 'answered' }
  /** Every reader of the first list has told its first state. */
  | { readonly report: 'ready' }
  /** SCARD_STATE bits, an event counter in the high 16 bits. */
  | { readonly report: 'state'; readonly reader: string; readonly state: number }
  | { readonly report: 'gone'; readonly reader: string }
  /** The service refused or went away; this host is of no further use. */
  | { readonly report: 'service-lost'; readonly code: number };

/** The host's descriptors of direct lines: behind its standard ones and the channel. */
export const FIRST_LINE_DESCRIPTOR = 4;

/**
 * From now on the commands for this reader's card may go over the direct line with this number, past the host's main
 * thread (direct-line.ts).
 */
export interface LineReport {
  readonly report: 'line';
  readonly reader: string;
  readonly line: number;
}

export type HostMessage = HostReply | HostReport;

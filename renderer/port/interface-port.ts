import type { StationPort } from '../../src/ipc/contract.ts';

/** The station as the interface reaches it, and whether it does just now. */
export interface InterfacePort extends StationPort {
  /** Called whenever the connection is lost or taken up again. Returns the function that ends the watch. */
  watchConnection(listener: (connected: boolean) => void): () => void;
}

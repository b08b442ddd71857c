import type { StationPort } from '../../src/ipc/contract.ts';
import type { InterfacePort } from './interface-port.ts';

declare global {
  interface Window {
    /** What the desktop shell's preload exposes. */
    readonly kiln?: StationPort;
  }
}

/** The way through the desktop shell, which lives and dies with its window: it is never lost. */
export function windowPort(kiln: StationPort): InterfacePort {
  return {
    call: (name, args) => kiln.call(name, args),
    on: (name, listener) => kiln.on(name, listener),
    watchConnection: () => () => {},
  };
}

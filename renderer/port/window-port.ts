import type { StationPort } from '../../src/ipc/contract.ts';
import type { InterfacePort, ShellSight } from './interface-port.ts';

declare global {
  interface Window {
    /** What the desktop shell's preload exposes. */
    readonly kiln?: StationPort & ShellSight;
  }
}

/** The way through the desktop shell, which lives and dies with its window: it is never lost. */
export function windowPort(kiln: StationPort & ShellSight): InterfacePort {
  return { ...kiln, watchConnection: () => () => {} };
}

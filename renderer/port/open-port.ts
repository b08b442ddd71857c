import { HttpPort } from './http-port.ts';
import type { InterfacePort } from './interface-port.ts';
import { windowPort } from './window-port.ts';

/** The desktop shell's port where there is one, else the browser shell's. */
export function openPort(): InterfacePort {
  return window.kiln ? windowPort(window.kiln) : new HttpPort();
}

import { createContext, useContext } from 'react';
import type { ShellSight } from '../port/interface-port.ts';

/** What this shell can do beyond the station's calls; a browser can do nothing of it. */
export const ShellContext = createContext<ShellSight>({});

export function useShell(): ShellSight {
  return useContext(ShellContext);
}

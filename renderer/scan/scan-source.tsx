import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { ScreenCapture } from '../../src/ipc/capture.ts';
import type { ShellSight } from '../port/interface-port.ts';
import { captureScreens, type Shots } from './capture-screens.ts';

/** How this shell gets hold of the screens. */
export interface ScanSource {
  /** Whether it photographs all of them by itself; else a person shares one after the other. */
  readonly isWhole: boolean;
  capture(): Promise<Shots>;
  /** Opens the system's settings where Kiln can be allowed to look at screens; absent where there are none. */
  readonly openSettings: (() => void) | undefined;
  /** Photographed by the shortcut that works everywhere, and not looked through yet. */
  readonly pending: ScreenCapture | undefined;
  /** Somebody looks through what is pending. */
  takePending(): void;
}

const ScanContext = createContext<ScanSource | undefined>(undefined);

export function useScanSource(): ScanSource {
  const source = useContext(ScanContext);
  if (!source) throw new Error('outside of the scan source');
  return source;
}

interface ScanSourceProviderProps {
  readonly port: ShellSight;
  readonly children: ReactNode;
}

export function ScanSourceProvider({ port, children }: ScanSourceProviderProps) {
  const [pending, setPending] = useState<ScreenCapture>();
  useEffect(() => port.onScan?.(setPending), [port]);
  const takePending = useCallback(() => setPending(undefined), []);
  const source = useMemo(
    () => ({
      isWhole: port.captureScreens !== undefined,
      capture: () => captureScreens(port.captureScreens),
      openSettings: port.openCaptureSettings && (() => void port.openCaptureSettings?.('screen')),
      pending,
      takePending,
    }),
    [port, pending, takePending],
  );
  return <ScanContext value={source}>{children}</ScanContext>;
}

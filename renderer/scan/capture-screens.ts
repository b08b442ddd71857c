import type { CaptureFailure, ScreenCapture } from '../../src/ipc/capture.ts';
import type { Shot } from './look-through.ts';
import { shareScreen } from './share-screen.ts';

export type Shots =
  | { readonly ok: true; readonly shots: readonly Shot[] }
  | { readonly ok: false; readonly failure: CaptureFailure };

/** Every monitor, where the shell photographs them; what a person shares, where only the browser can. Never rejects. */
export async function captureScreens(byShell: (() => Promise<ScreenCapture>) | undefined): Promise<Shots> {
  if (!byShell) return await shareScreen();
  try {
    return shotsOf(await byShell());
  } catch {
    return { ok: false, failure: { code: 'screen-unavailable' } };
  }
}

export function shotsOf(capture: ScreenCapture): Shots {
  if (!capture.ok) return capture;
  const shots = capture.screens.map(({ label, url, width, height }) => ({
    name: label,
    sight: { kind: 'capture', url, width, height } as const,
  }));
  return { ok: true, shots };
}

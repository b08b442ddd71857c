import type { CaptureFailure, CaptureSystem } from '../../src/ipc/capture.ts';
import { operatingSystem } from '../scan/operating-system.ts';

/** Why `getUserMedia` rejected. `system`: whose settings decide where Kiln runs. */
export function cameraFailure(error: unknown, system: CaptureSystem): CaptureFailure {
  const { name, message } = error instanceof Error ? error : { name: '', message: '' };
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      // Chromium's words where the operating system keeps the camera from it, whatever the page may do.
      return { code: 'camera-refused', system: /by system/i.test(message) ? operatingSystem() : system };
    case 'NotFoundError':
    case 'OverconstrainedError':
      return { code: 'camera-missing' };
    case 'NotReadableError':
    case 'AbortError':
      return { code: 'camera-in-use' };
    default:
      return { code: 'camera-unavailable' };
  }
}

/** Whose settings say who may use the camera: the system's around a desktop shell, the browser's around a page. */
export function cameraSystem(): CaptureSystem {
  return window.kiln === undefined ? 'browser' : operatingSystem();
}

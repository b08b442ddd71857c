import type { CaptureSystem } from '../../src/ipc/capture.ts';

/** The system below a browser or shell, as far as its settings decide who may look at screens and use cameras. */
export function operatingSystem(): CaptureSystem {
  if (/Macintosh|Mac OS X/.test(navigator.userAgent)) return 'macos';
  return /Windows/.test(navigator.userAgent) ? 'windows' : 'other';
}

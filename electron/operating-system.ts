import { release } from 'node:os';

/** What decides how screens are captured, and who is asked whether they may be. */
export type OperatingSystem = 'macos' | 'windows' | 'windows-old' | 'x11' | 'wayland';

/** The first Windows that leaves protected windows out of captures (10, version 2004); older ones blacken them. */
const FIRST_BUILD_THAT_LEAVES_OUT = 19_041;

/** `kernel`: as `os.release()` says it. Anything unknown is taken for a Linux with X11. */
export function operatingSystem(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  kernel: string = release(),
): OperatingSystem {
  if (platform === 'darwin') return 'macos';
  if (platform === 'win32') {
    const build = Number(kernel.split('.')[2]);
    return build >= FIRST_BUILD_THAT_LEAVES_OUT ? 'windows' : 'windows-old';
  }
  // As Chromium decides it.
  const isWayland =
    environment['XDG_SESSION_TYPE']?.startsWith('wayland') === true &&
    (environment['WAYLAND_DISPLAY'] ?? '') !== '';
  return isWayland ? 'wayland' : 'x11';
}

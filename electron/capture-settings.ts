import { shell } from 'electron';

export type Sight = 'screen' | 'camera';

/** Where each system lets people decide who may look. Linux has no such place. */
const PANES: Readonly<Partial<Record<NodeJS.Platform, Readonly<Partial<Record<Sight, string>>>>>> = {
  darwin: {
    screen: 'x-apple.systempreferences:com.apple.preference.security?Privacy_ScreenCapture',
    camera: 'x-apple.systempreferences:com.apple.preference.security?Privacy_Camera',
  },
  win32: { camera: 'ms-settings:privacy-webcam' },
};

export function isSight(value: unknown): value is Sight {
  return value === 'screen' || value === 'camera';
}

/** Opens the operating system's own settings where Kiln can be allowed to look; false where there are none. */
export async function openCaptureSettings(sight: Sight, platform = process.platform): Promise<boolean> {
  const pane = PANES[platform]?.[sight];
  if (pane === undefined) return false;
  await shell.openExternal(pane);
  return true;
}

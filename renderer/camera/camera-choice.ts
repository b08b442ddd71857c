const KEY = 'kiln.camera';

/** A camera that can be chosen. */
export interface Camera {
  readonly deviceId: string;
  /** As the operating system calls it; '' where it does not say. */
  readonly label: string;
}

/** The cameras there are. Only known once one of them runs. */
export async function listCameras(): Promise<readonly Camera[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ deviceId, label }));
}

/** The id of the camera that was chosen last; '' where none was, or the browser keeps nothing. */
export function rememberedCamera(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

export function rememberCamera(deviceId: string): void {
  try {
    localStorage.setItem(KEY, deviceId);
  } catch {
    // It is asked for again next time.
  }
}

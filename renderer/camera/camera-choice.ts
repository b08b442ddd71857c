/** A camera that can be chosen. */
export interface Camera {
  /** Of this page only: browsers give the same camera another one elsewhere, and the next time. */
  readonly deviceId: string;
  /** As the operating system calls it; '' where it does not say. */
  readonly label: string;
}

/** The cameras there are. Only known once one of them may be used. Never rejects. */
export async function listCameras(): Promise<readonly Camera[]> {
  const devices = await navigator.mediaDevices?.enumerateDevices().catch(() => []);
  return (devices ?? [])
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ deviceId, label }));
}

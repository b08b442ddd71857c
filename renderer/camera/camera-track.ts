/** What is to be known of a camera that runs. */
export interface CameraTrack {
  /** '' while none runs. */
  readonly deviceId: string;
  /** Shown as in a mirror: what is held in front of the screen moves the way the hand does. */
  readonly mirrored: boolean;
  /** Whether the camera's light is on; undefined where it has none. */
  readonly torch: boolean | undefined;
}

export const NO_TRACK: CameraTrack = { deviceId: '', mirrored: false, torch: undefined };

export function trackOf(track: MediaStreamTrack): CameraTrack {
  const { deviceId = '', facingMode } = track.getSettings();
  return {
    deviceId,
    mirrored: facingMode !== 'environment',
    torch: hasTorch(track) ? false : undefined,
  };
}

/** Switches a camera's light. Resolves to whether it is on now. */
export async function setTorch(track: MediaStreamTrack, on: boolean): Promise<boolean> {
  const torch: TorchCapability & MediaTrackConstraintSet = { torch: on };
  try {
    await track.applyConstraints({ advanced: [torch] });
    return on;
  } catch {
    return !on;
  }
}

/** Not in TypeScript's types: https://www.w3.org/TR/image-capture/#dom-mediatrackcapabilities-torch */
interface TorchCapability {
  readonly torch?: boolean;
}

function hasTorch(track: MediaStreamTrack): boolean {
  // Firefox has had it only since 132.
  const capabilities: object & TorchCapability = track.getCapabilities?.() ?? {};
  return capabilities.torch === true;
}

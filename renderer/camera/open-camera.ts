import { fail, type Result, succeed } from '../../src/base/result.ts';
import type { CaptureFailure } from '../../src/ipc/capture.ts';
import { cameraFailure, cameraSystem } from './camera-failure.ts';

/** Enough for a transfer code that fills half of the picture; more would only take longer to look through. */
const IDEAL = { width: { ideal: 1920 }, height: { ideal: 1080 } } as const;

/**
 * Starts a camera: the one of this id, or whichever there is where that one is gone or `deviceId` is ''. Sound is never
 * asked for. The caller stops the stream.
 */
export async function openCamera(deviceId: string): Promise<Result<MediaStream, CaptureFailure>> {
  // Absent where a page is not served from this machine or over TLS.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices === undefined) return fail({ code: 'camera-unavailable' });
  const which =
    deviceId === '' ? { facingMode: { ideal: 'environment' } } : { deviceId: { exact: deviceId } };
  try {
    return succeed(await devices.getUserMedia({ video: { ...IDEAL, ...which } }));
  } catch (error) {
    const failure = cameraFailure(error, cameraSystem());
    return failure.code === 'camera-missing' && deviceId !== '' ? openCamera('') : fail(failure);
  }
}

import { fail, type Result, succeed } from '../../src/base/result.ts';
import type { CaptureFailure } from '../../src/ipc/capture.ts';
import { type Camera, listCameras } from './camera-choice.ts';
import { cameraFailure, cameraSystem } from './camera-failure.ts';

/** Enough for a transfer code that fills half of the picture; more would only take longer to look through. */
const IDEAL = { width: { ideal: 1920 }, height: { ideal: 1080 } } as const;

type Opened = Result<MediaStream, CaptureFailure>;

/**
 * Starts a camera: the one of this id, without an id the one of this name, and whichever there is where that is gone or
 * nothing is named. Sound is never asked for. The caller stops the stream.
 */
export async function openCamera({ deviceId, label }: Camera): Promise<Opened> {
  const id = deviceId || (await idOf(label));
  const opened = await open(id);
  if (!opened.ok) {
    return opened.failure.code === 'camera-missing' && id !== '' ? await open('') : opened;
  }
  // Only now that one may be used do browsers tell their names.
  const named = id === '' ? await idOf(label) : '';
  const tracks = opened.value.getTracks();
  if (named === '' || tracks[0]?.getSettings().deviceId === named) return opened;
  for (const track of tracks) track.stop();
  return await open(named);
}

/** The id of the camera of this name; '' where there is none, or names are not told. */
async function idOf(label: string): Promise<string> {
  if (label === '') return '';
  return (await listCameras()).find((camera) => camera.label === label)?.deviceId ?? '';
}

async function open(deviceId: string): Promise<Opened> {
  // Absent where a page is not served from this machine or over TLS.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices === undefined) return fail({ code: 'camera-unavailable' });
  const which =
    deviceId === '' ? { facingMode: { ideal: 'environment' } } : { deviceId: { exact: deviceId } };
  try {
    return succeed(await devices.getUserMedia({ video: { ...IDEAL, ...which } }));
  } catch (error) {
    return fail(cameraFailure(error, cameraSystem()));
  }
}

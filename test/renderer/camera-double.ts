import type { Page } from 'playwright-core';
import { type PictureOfCode, qrPicture } from './qr-picture.ts';

/** The size of the pictures that the cameras take. */
export const CAMERA_SIZE = { width: 1280, height: 720 } as const;

/**
 * Stands in for the browser's cameras in a page: they film a canvas that a test draws on, are named only once one of
 * them was allowed, and keep account of every track that was ever handed out, and of every picture that goes to a decoder.
 */
export const CAMERA_DOUBLE = `{
  const canvas = document.createElement('canvas');
  Object.assign(canvas, ${JSON.stringify(CAMERA_SIZE)});
  const context = canvas.getContext('2d');
  const cameras = {
    devices: [{ deviceId: 'desk', label: 'Desk camera' }],
    tracks: [], wishes: [], torch: [], pictures: [], failure: undefined, isAllowed: false,
    looked: 0, atOnce: 0, mostAtOnce: 0,
  };
  window.cameras = cameras;
  let turn = 0;
  // A hand is never still.
  setInterval(() => {
    turn += 1;
    context.fillStyle = '#787c82';
    context.fillRect(0, 0, canvas.width, canvas.height);
    for (const { image, x, y, size, height } of cameras.pictures) {
      context.drawImage(image, x + Math.sin(turn) * 2, y + Math.cos(turn) * 2, size, height);
    }
  }, 50);
  const made = (name, message) => new DOMException(message, name);
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    cameras.wishes.push(constraints);
    if (cameras.failure) throw made(cameras.failure.name, cameras.failure.message);
    const wanted = constraints.video.deviceId?.exact;
    const device = cameras.devices.find(({ deviceId }) => wanted === undefined || deviceId === wanted);
    if (!device) throw made(wanted === undefined ? 'NotFoundError' : 'OverconstrainedError', '');
    cameras.isAllowed = true;
    if (device.isBusy) throw made('NotReadableError', 'Could not start video source');
    const stream = canvas.captureStream(20);
    const [track] = stream.getVideoTracks();
    track.getSettings = () => ({ deviceId: device.deviceId, facingMode: device.facingMode });
    track.getCapabilities = () => (device.torch ? { torch: true } : {});
    track.applyConstraints = async (changes) => void cameras.torch.push(changes);
    cameras.tracks.push(track);
    return stream;
  };
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (...parts) {
    if (parts[0]?.sight?.kind === 'frame') {
      cameras.looked += 1;
      cameras.atOnce += 1;
      cameras.mostAtOnce = Math.max(cameras.mostAtOnce, cameras.atOnce);
      this.addEventListener('message', () => { cameras.atOnce -= 1; }, { once: true });
    }
    return post.apply(this, parts);
  };
  navigator.mediaDevices.enumerateDevices = async () =>
    cameras.devices.map((device) => {
      const named = cameras.isAllowed ? device : { deviceId: '', label: '' };
      return { kind: 'videoinput', groupId: '', ...named };
    });
}`;

export interface Shown {
  readonly text?: string;
  /** A picture that is there already, instead of one that says `text`. */
  readonly picture?: PictureOfCode;
  readonly x?: number;
  readonly y?: number;
  readonly size?: number;
  /** As wide where it is left out. */
  readonly height?: number;
}

/** Holds these codes in front of the cameras, and nothing else. */
export async function hold(page: Page, ...codes: readonly Shown[]): Promise<void> {
  const pictures = await Promise.all(
    codes.map(async ({ text = '', picture, x = 480, y = 200, size = 320, height = size }) => {
      const { bytes, type } = picture ?? (await qrPicture(text));
      return { x, y, size, height, source: `data:${type};base64,${Buffer.from(bytes).toString('base64')}` };
    }),
  );
  await page.evaluate(`Promise.all(${JSON.stringify(pictures)}.map(async ({ source, ...place }) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    return { image, ...place };
  })).then((pictures) => { window.cameras.pictures = pictures; })`);
}

/** How every track that a page ever got stands, in the order they were asked for: `live` or `ended`. */
export function trackStates(page: Page): Promise<string[]> {
  return page.evaluate('window.cameras.tracks.map(({ readyState }) => readyState)');
}

/** How many pictures went to a decoder. */
export function picturesLookedAt(page: Page): Promise<number> {
  return page.evaluate('window.cameras.looked');
}

/** How many of them it has not answered yet. */
export function picturesUnderWay(page: Page): Promise<number> {
  return page.evaluate('window.cameras.atOnce');
}

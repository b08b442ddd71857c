import type { Pixels } from '../../src/qr/pixels.ts';
import type { Sight } from './decoder-protocol.ts';

/** In a worker: the pixels of a picture that the browser holds already, which is closed. */
export function pixelsOfFrame(frame: ImageBitmap | VideoFrame): Pixels {
  const [width, height] =
    frame instanceof ImageBitmap ? [frame.width, frame.height] : [frame.displayWidth, frame.displayHeight];
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.drawImage(frame, 0, 0, width, height);
  frame.close();
  return context.getImageData(0, 0, width, height);
}

/** In a worker: what the shell photographed; undefined when it is gone, or is not what it was said to be. */
export async function pixelsOfCapture({
  url,
  width,
  height,
}: Extract<Sight, { kind: 'capture' }>): Promise<Pixels | undefined> {
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok) return undefined;
  const bytes = await response.arrayBuffer();
  if (bytes.byteLength !== 4 * width * height) return undefined;
  swapRedAndBlue(new Uint32Array(bytes));
  return { width, height, data: new Uint8ClampedArray(bytes) };
}

/** From a screen's order of bytes to a picture's, nothing see-through. Whatever Kiln runs on is little-endian. */
function swapRedAndBlue(pixels: Uint32Array): void {
  for (let index = 0; index < pixels.length; index++) {
    const pixel = pixels[index] as number;
    pixels[index] = 0xff000000 | ((pixel & 0xff) << 16) | (pixel & 0xff00) | ((pixel >>> 16) & 0xff);
  }
}

import type { Corners, Pixels } from '../../src/qr/pixels.ts';

/** Edges in pixels: twice what they are shown at, for screens with small pixels. */
const THUMBNAIL_EDGE = 640;
const CUT_OUT_EDGE = 320;
/** What stands around a code belongs to it: the name of the service, most often. */
const SURROUNDINGS = 0.3;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A whole page, small. */
export function thumbnailOf(pixels: Pixels): Promise<ImageBitmap> {
  return bitmapOf(pixels, { left: 0, top: 0, width: pixels.width, height: pixels.height }, THUMBNAIL_EDGE);
}

/** A code with what stands around it. */
export function cutOutOf(pixels: Pixels, corners: Corners): Promise<ImageBitmap> {
  return bitmapOf(pixels, surroundingsOf(pixels, corners), CUT_OUT_EDGE);
}

function surroundingsOf({ width, height }: Pixels, corners: Corners): Box {
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const margin =
    SURROUNDINGS * Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  const left = Math.max(0, Math.floor(Math.min(...xs) - margin));
  const top = Math.max(0, Math.floor(Math.min(...ys) - margin));
  const right = Math.min(width, Math.ceil(Math.max(...xs) + margin));
  const bottom = Math.min(height, Math.ceil(Math.max(...ys) + margin));
  return { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}

/** A part of a picture, its longer edge at most so long; what is small already stays as it is. */
function bitmapOf(pixels: Pixels, { left, top, width, height }: Box, edge: number): Promise<ImageBitmap> {
  const scale = Math.min(1, edge / Math.max(width, height));
  return createImageBitmap(imageDataOf(pixels), left, top, width, height, {
    resizeWidth: Math.max(1, Math.round(width * scale)),
    resizeHeight: Math.max(1, Math.round(height * scale)),
    resizeQuality: 'medium',
  });
}

function imageDataOf({ width, height, data }: Pixels): ImageData {
  const isGrey = data.length === width * height;
  const bytes = isGrey
    ? inColour(data)
    : new Uint8ClampedArray(data.buffer as ArrayBuffer, data.byteOffset, data.length);
  return new ImageData(bytes, width, height);
}

function inColour(grey: Pixels['data']): Uint8ClampedArray<ArrayBuffer> {
  const colour = new Uint8ClampedArray(4 * grey.length).fill(255);
  for (const [index, value] of grey.entries()) colour.fill(value, 4 * index, 4 * index + 3);
  return colour;
}

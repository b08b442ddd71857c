import type { Luminance } from './pixels.ts';

/** What the header of a picture may take, in bytes. */
const HEADER_ROOM = 32;
/** Memory that begins with room for a header. */
const withRoom = new WeakSet<ArrayBufferLike>();

/** Memory for a picture of so many pixels that needs no copy to become a picture file. */
export function greyPixels(count: number): Uint8Array {
  const data = new Uint8Array(HEADER_ROOM + count).subarray(HEADER_ROOM);
  withRoom.add(data.buffer);
  return data;
}

/** A picture file that takes one byte a pixel to hand over, where plain pixels would take four: binary PGM. It may share the memory. */
export function greyMap({ width, height, data }: Luminance): Uint8Array {
  const header = `P5 ${width} ${height} 255\n`;
  const hasRoom = withRoom.has(data.buffer) && data.byteOffset === HEADER_ROOM;
  const file = hasRoom
    ? new Uint8Array(data.buffer, HEADER_ROOM - header.length, header.length + data.length)
    : new Uint8Array(header.length + data.length);
  for (let index = 0; index < header.length; index++) file[index] = header.charCodeAt(index);
  if (!hasRoom) file.set(data, header.length);
  return file;
}

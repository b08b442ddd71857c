import { constants, deflateRawSync } from 'node:zlib';
import { pictureFile } from './decoders.ts';

/** Files that are made to take a computer's time and memory, or to be understood wrongly. Each is small. */

const CRC = new Uint32Array(256).map((_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (CRC[(value ^ byte) & 255] as number) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

function chunk(type: string, content: Uint8Array): Buffer {
  const bytes = Buffer.alloc(12 + content.length);
  bytes.writeUInt32BE(content.length);
  bytes.write(type, 4, 'latin1');
  bytes.set(content, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + content.length)), 8 + content.length);
  return bytes;
}

/** A grey PNG of one bit a pixel whose unpacked data is `unpackedBytes` zeros: black, unfiltered rows. */
export function png(width: number, height: number, unpackedBytes: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const data = deflatedZeros(unpackedBytes);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Uint8Array.from(
    Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', new Uint8Array())]),
  );
}

/** So many zeros as zlib packs them (RFC 1950), without ever having them all: one block of them, again and again. */
function deflatedZeros(count: number): Buffer {
  const blockBytes = 16_000_000;
  const block = deflateRawSync(Buffer.alloc(blockBytes), { finishFlush: constants.Z_FULL_FLUSH });
  const blocks = Array.from({ length: Math.floor(count / blockBytes) }, () => block);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(((count % 65_521) * 65_536 + 1) % 2 ** 32);
  const rest = deflateRawSync(Buffer.alloc(count % blockBytes));
  return Buffer.concat([Buffer.from('78da', 'hex'), ...blocks, rest, checksum]);
}

/** A whole black PNG. */
export function blackPng(width: number, height: number): Uint8Array {
  return png(width, height, (1 + Math.ceil(width / 8)) * height);
}

/** A JPEG that claims another size than it has: decoders fill up what is missing. */
export function jpegOfSize(width: number, height: number): Uint8Array {
  const bytes = Buffer.from(pictureFile('baseline.jpg'));
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(height, frame + 5);
  bytes.writeUInt16BE(width, frame + 7);
  return Uint8Array.from(bytes);
}

/** A GIF of frames that are each one row and column smaller than the canvas, or as large as said. */
export function gif(
  width: number,
  height: number,
  frames: number,
  frame = { width: 1, height: 1 },
): Uint8Array {
  const head = Buffer.alloc(13 + 6);
  head.write('GIF89a');
  head.writeUInt16LE(width, 6);
  head.writeUInt16LE(height, 8);
  head[10] = 0x80;
  head.fill(255, 16);
  const image = Buffer.alloc(10);
  image[0] = 0x2c;
  image.writeUInt16LE(frame.width, 5);
  image.writeUInt16LE(frame.height, 7);
  // Two bits a colour; clear, the colour 1, end.
  const data = Buffer.from([2, 2, 0x4c, 0x01, 0]);
  const each = Buffer.concat([image, data]);
  return Uint8Array.from(
    Buffer.concat([head, ...Array.from({ length: frames }, () => each), Buffer.from(';')]),
  );
}

/** A bitmap of 24 bits that claims a size and has no pixels. */
export function emptyBmp(width: number, height: number): Uint8Array {
  const bytes = Buffer.from(pictureFile('bits24.bmp')).subarray(0, 100);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  return Uint8Array.from(bytes);
}

/** A WebP that claims a size of a canvas. */
export function webpOfSize(width: number, height: number): Uint8Array {
  const bytes = Buffer.from(pictureFile('lossless-clear.webp'));
  const at = bytes.indexOf('VP8L') + 9;
  bytes.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, at);
  return Uint8Array.from(bytes);
}

/** An animated WebP of 10 by 10 whose frames of one pixel hold nothing. */
export function webpOfFrames(frames: number): Uint8Array {
  const chunk = (name: string, content: Uint8Array) => {
    const head = Buffer.alloc(8);
    head.write(name);
    head.writeUInt32LE(content.length, 4);
    return Buffer.concat([head, content]);
  };
  const canvas = chunk('VP8X', Uint8Array.of(2, 0, 0, 0, 9, 0, 0, 9, 0, 0));
  const frame = chunk('ANMF', new Uint8Array(16));
  return Uint8Array.from(
    chunk(
      'RIFF',
      Buffer.concat([Buffer.from('WEBP'), canvas, ...Array.from({ length: frames }, () => frame)]),
    ),
  );
}

/** A PDF of these objects, numbered from 1; the first is its catalogue. */
export function pdf(objects: readonly (string | Buffer)[]): Uint8Array {
  const parts = [Buffer.from('%PDF-1.5\n')];
  const offsets: number[] = [];
  let length = 9;
  for (const [index, object] of objects.entries()) {
    offsets.push(length);
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(part);
    length += part.length;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Uint8Array.from(Buffer.concat(parts));
}

/** A PDF with one page. `box`: its corners; `resources`: from object 5 on. */
export function onePage(
  box: string,
  content: string,
  resources = '',
  more: readonly Buffer[] = [],
): Uint8Array {
  return pdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[${box}]/Resources<<${resources}>>/Contents 4 0 R>>`,
    pdfStream('', Buffer.from(content)),
    ...more,
  ]);
}

export function pdfStream(dictionary: string, content: Uint8Array): Buffer {
  const head = `<<${dictionary}/Length ${content.length}>>\nstream\n`;
  return Buffer.concat([Buffer.from(head), content, Buffer.from('\nendstream')]);
}

/** A PDF that has the same empty page again and again. */
export function manyPages(count: number): Uint8Array {
  const kids = '3 0 R '.repeat(count);
  return pdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${count}>>`,
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 60 80]>>',
  ]);
}

/** A PDF whose forms each draw the next one ten times, thirty deep. */
export function nestedForms(): Uint8Array {
  const form = (index: number) =>
    pdfStream(
      `/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</A ${index < 29 ? index + 6 : 5} 0 R>>>>`,
      Buffer.from('/A Do '.repeat(10)),
    );
  return onePage(
    '0 0 600 800',
    '/A Do',
    '/XObject<</A 5 0 R>>',
    Array.from({ length: 30 }, (_, index) => form(index)),
  );
}

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';

export function svg(attributes: string, content: string): Uint8Array {
  return new Uint8Array(Buffer.from(`${SVG} ${attributes}>${content}</svg>`));
}

/** Each group holds the one before it twice. */
export function doublingSvg(): Uint8Array {
  const groups = Array.from(
    { length: 40 },
    (_, index) => `<g id="g${index + 1}"><use xlink:href="#g${index}"/><use xlink:href="#g${index}"/></g>`,
  );
  const defs = `<defs><rect id="g0" width="1" height="1"/>${groups.join('')}</defs>`;
  return svg('width="9" height="9"', `${defs}<use xlink:href="#g40"/>`);
}

/** "A billion laughs": entities of ten entities each. */
export function laughingSvg(): Uint8Array {
  const entity = (index: number) => `<!ENTITY e${index} "${`&e${index - 1};`.repeat(10)}">`;
  const entities = Array.from({ length: 10 }, (_, index) => entity(index + 1)).join('');
  const type = `<!DOCTYPE svg [<!ENTITY e0 "ha">${entities}]>`;
  return new Uint8Array(Buffer.from(`${type}${SVG} width="9" height="9"><text>&e10;</text></svg>`));
}

/** Filters that take minutes to draw. */
export function slowSvg(): Uint8Array {
  const effects =
    '<feTurbulence baseFrequency="0.05" numOctaves="1000"/><feGaussianBlur stdDeviation="200"/>'.repeat(50);
  const filter = `<filter id="f" x="0" y="0" width="1" height="1">${effects}</filter>`;
  return svg(
    'width="1000" height="1000"',
    `${filter}${'<rect width="1000" height="1000" filter="url(#f)"/>'.repeat(50)}`,
  );
}

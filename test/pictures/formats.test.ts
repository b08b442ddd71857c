import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJpegHeader } from '../../src/pictures/jpeg/jpeg-header.ts';
import { pdfAround } from '../../src/pictures/jpeg/pdf-around.ts';
import { openPicture } from '../../src/pictures/open-picture.ts';
import { putOnPaper } from '../../src/pictures/paper.ts';
import { openPdf } from '../../src/pictures/pdf/open-pdf.ts';
import type { Picture } from '../../src/pictures/picture.ts';
import type { Pixels } from '../../src/qr/pixels.ts';
import { pictureFile, testDecoders } from './decoders.ts';

type Answer = { readonly sha256: string } | { readonly pixels: string };

/** What ImageMagick reads in each of these files: files/make.sh. */
const ANSWERS = JSON.parse(readFileSync(new URL('files/answers.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, readonly Answer[]>
>;
const FORMATS = { png: 'PNG', jpg: 'JPEG', webp: 'WebP', gif: 'GIF', bmp: 'BMP' } as const;
/** Where both round on their own, on the way to 8 bits and onto white. */
const MOST_DIFFERENCE = 2;

const { wasm } = testDecoders();

async function opened(bytes: Uint8Array): Promise<Picture> {
  const picture = await openPicture(bytes, wasm);
  if (!picture.ok) throw new Error(JSON.stringify(picture.failure));
  return picture.value;
}

async function pageOf(picture: Picture, index: number): Promise<Pixels> {
  const page = await picture.page(index);
  if (!page.ok) throw new Error(JSON.stringify(page.failure));
  putOnPaper(page.value, 'white');
  return page.value;
}

function expectAnswer({ width, height, data }: Pixels, answer: Answer | undefined): void {
  expect([width, height, data.length]).toEqual([37, 29, 37 * 29 * 4]);
  if (answer === undefined) throw new Error('no answer');
  if ('sha256' in answer) {
    expect(createHash('sha256').update(data).digest('hex')).toBe(answer.sha256);
    return;
  }
  const wanted = inflateSync(Buffer.from(answer.pixels, 'base64'));
  const differences = Array.from(data, (value, at) => Math.abs(value - (wanted[at] as number)));
  expect(Math.max(...differences)).toBeLessThanOrEqual(MOST_DIFFERENCE);
}

describe('pixels are those that ImageMagick reads', () => {
  it.each(Object.entries(ANSWERS))('%s', async (name, answers) => {
    const picture = await opened(pictureFile(name));
    const ending = name.slice(name.lastIndexOf('.') + 1) as keyof typeof FORMATS;
    expect(picture).toMatchObject({
      format: FORMATS[ending],
      pageCount: answers.length,
      pagesLeftOut: 0,
    });
    for (let index = 0; index < answers.length; index++) {
      expectAnswer(await pageOf(picture, index), answers[index]);
    }
    picture.close();
  });

  it.each(['moving.gif', 'moving.webp'])('%s, whichever frame is asked for first', async (name) => {
    const picture = await opened(pictureFile(name));
    for (const index of [2, 0, 3, 1]) {
      expectAnswer(await pageOf(picture, index), ANSWERS[name]?.[index]);
    }
  });
});

describe('a JPEG as the page of a PDF, which the largest are drawn as', () => {
  it.each(['baseline.jpg', 'progressive.jpg'])('has its colours: %s', async (name) => {
    const bytes = pictureFile(name);
    const picture = await openPdf(pdfAround(bytes, readJpegHeader(bytes)), wasm);
    if (!picture.ok) throw new Error(JSON.stringify(picture.failure));
    const { width, height, data } = await pageOf(picture.value, 0);
    picture.value.close();
    // Those that ImageMagick reads, as the test above has it.
    const { data: wanted } = await pageOf(await opened(bytes), 0);
    // Each pixel is many here: its middle has its colour, or nearly where they run into each other.
    let difference = 0;
    for (let pixel = 0; pixel < 37 * 29; pixel++) {
      const [x, y] = [((pixel % 37) + 0.5) / 37, (Math.floor(pixel / 37) + 0.5) / 29];
      const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 4;
      for (let channel = 0; channel < 3; channel++) {
        difference += Math.abs((data[at + channel] as number) - (wanted[pixel * 4 + channel] as number));
      }
    }
    expect(difference / (37 * 29 * 3)).toBeLessThan(8);
  });
});

describe('what a page is', () => {
  it('is the caller’s to keep: the next one does not change it', async () => {
    const picture = await opened(pictureFile('moving.gif'));
    const first = await pageOf(picture, 0);
    await pageOf(picture, 3);
    expectAnswer(first, ANSWERS['moving.gif']?.[0]);
  });

  it('is one of those that there are', async () => {
    const picture = await opened(pictureFile('rgb8.png'));
    expect(() => picture.page(1)).toThrow(RangeError);
    expect(() => picture.page(-1)).toThrow(RangeError);
    expect(() => picture.page(0.5)).toThrow(RangeError);
  });

  it('is turned as the camera was held', async () => {
    const upright = await pageOf(await opened(pictureFile('baseline.jpg')), 0);
    const turned = await pageOf(await opened(withOrientation(pictureFile('baseline.jpg'), 6)), 0);
    expect([turned.width, turned.height]).toEqual([29, 37]);
    // Orientation 6: the file's first row is the right-hand column, its first column the top row.
    const pixel = ({ data, width }: Pixels, x: number, y: number) =>
      data.slice((y * width + x) * 4, (y * width + x) * 4 + 4);
    for (const [x, y] of [
      [0, 0],
      [36, 0],
      [5, 20],
    ] as const) {
      expect(pixel(turned, 28 - y, x)).toEqual(pixel(upright, x, y));
    }
  });
});

/** EXIF 2.32, 4.6.4: an APP1 segment with tag 0x0112 alone. */
function withOrientation(jpeg: Uint8Array, orientation: number): Uint8Array {
  const tiff = Buffer.from(`4d4d002a00000008000101120003000000010000000000000000`, 'hex');
  tiff.writeUInt16BE(orientation, 18);
  const content = Buffer.concat([Buffer.from('Exif\0\0'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, content.length + 2]);
  return Uint8Array.from(Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]));
}

describe('decoders', () => {
  it.each([
    ['rgb8.png', []],
    ['moving.gif', []],
    ['bits8.bmp', []],
    ['baseline.jpg', ['jpeg']],
    ['lossy.webp', ['webp']],
    ['moving.webp', ['webp']],
    ['code.pdf', ['pdfium']],
  ])('of %s: no other is loaded than %j', async (name, engines) => {
    const decoders = testDecoders();
    const picture = await openPicture(pictureFile(name), decoders.wasm);
    if (picture.ok) await picture.value.page(0);
    expect(decoders.asked).toEqual(engines);
  });
});

/** Microsoft, "Bitmap Compression": the examples of 8 and 4 bits, with what they say they unpack to. */
describe('run-length coded bitmaps are unpacked as Microsoft’s own examples', () => {
  const RLE8 = '03 04 05 06 00 03 45 56 67 00 02 78 00 02 05 01 02 78 00 00 09 1E 00 01';
  const RLE4 = '03 04 05 06 00 06 45 56 67 00 04 78 00 02 05 01 04 78 00 00 09 1E 00 01';
  it.each([
    [8, RLE8, ['04 04 04 06 06 06 06 06 45 56 67 78 78', '78 78 ', '1E 1E 1E 1E 1E 1E 1E 1E 1E']],
    [4, RLE4, ['0 4 0 0 6 0 6 0 4 5 5 6 6 7 7 8 7 8', '7 8 7 8', '1 E 1 E 1 E 1 E 1']],
  ] as const)('%i bits', async (bits, packed, rows) => {
    const [width, height] = [32, 4];
    const picture = await opened(bitmap(bits, width, height, Buffer.from(packed.replaceAll(' ', ''), 'hex')));
    const { data } = await pageOf(picture, 0);
    const row = (fromBottom: number) =>
      Array.from({ length: width }, (_, x) => data[((height - 1 - fromBottom) * width + x) * 4] as number);
    const values = (text: string | undefined) =>
      (text ?? '')
        .trim()
        .split(' ')
        .map((digits) => Number.parseInt(digits, 16));
    const scale = bits === 8 ? 1 : 17;
    const shown = (text: string | undefined) => values(text).map((value) => value * scale);
    expect(row(0).slice(0, values(rows[0]).length)).toEqual(shown(rows[0]));
    // "Move five right and one down", in the coordinates of the example: on from where the first row ended.
    expect(row(1).filter((value) => value !== 0)).toEqual(shown(rows[1]).filter((value) => value !== 0));
    expect(row(2).slice(0, 9)).toEqual(shown(rows[2]));
  });
});

/** A packed bitmap whose colours are grey, from black to white. */
function bitmap(bits: 4 | 8, width: number, height: number, packed: Uint8Array): Uint8Array {
  const colours = 2 ** bits;
  const dataAt = 14 + 40 + colours * 4;
  const file = Buffer.alloc(dataAt + packed.length);
  file.write('BM');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(dataAt, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(bits, 28);
  file.writeUInt32LE(bits === 8 ? 1 : 2, 30);
  for (let colour = 0; colour < colours; colour++) {
    file.fill((colour * 255) / (colours - 1), 54 + colour * 4, 54 + colour * 4 + 3);
  }
  file.set(packed, dataAt);
  return Uint8Array.from(file);
}

describe('damaged files', () => {
  const OWN = ['rgba8.png', 'palette4.png', 'rgb8-interlaced.png', 'moving.gif', 'rle8.bmp', 'bits32-v5.bmp'];
  it('never make the readers throw, nor run on', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...OWN.map(pictureFile)),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }),
        fc.option(fc.nat()),
        async (file, changes, cut) => {
          const bytes = file.slice(0, cut === null ? file.length : (cut % file.length) + 1);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          const picture = await openPicture(bytes, wasm);
          if (!picture.ok) return;
          // A size of another order is judged elsewhere.
          const first = await picture.value.page(0);
          if (first.ok) expect(first.value.data.length).toBe(first.value.width * first.value.height * 4);
          else expect(first.failure.code).toBe('picture-broken');
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(['rgb8.png', 'bits24.bmp', 'baseline.jpg', 'lossy.webp', 'code.pdf'])(
    '%s cut off after its header is broken, not white',
    async (name) => {
      const picture = await openPicture(pictureFile(name).slice(0, 60), wasm);
      const answer = picture.ok ? await picture.value.page(0) : picture;
      expect(answer).toMatchObject({ ok: false, failure: { code: 'picture-broken' } });
    },
  );
});

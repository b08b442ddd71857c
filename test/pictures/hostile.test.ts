// @module-tag heavy
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openPicture } from '../../src/pictures/open-picture.ts';
import { SEED } from '../parts/seed.ts';
import { SeededRandom } from '../seeded-random.ts';
import { pictureFile, testDecoders } from './decoders.ts';
import {
  blackPng,
  doublingSvg,
  emptyBmp,
  gif,
  jpegOfSize,
  laughingSvg,
  manyPages,
  nestedForms,
  onePage,
  pdf,
  pdfStream,
  png,
  svg,
  webpOfFrames,
  webpOfSize,
} from './hostile-files.ts';

const { wasm } = testDecoders();
const random = new SeededRandom(SEED);

const LIMIT_MILLISECONDS = 2000;

/** Of the processor, which other programs on the machine do not make longer. */
function milliseconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

/** What becomes of a file when its first page is asked for, and how long that took. */
async function firstPage(bytes: Uint8Array) {
  const start = process.cpuUsage();
  const picture = await openPicture(bytes, wasm);
  const page = picture.ok ? await picture.value.page(0) : picture;
  if (picture.ok) picture.value.close();
  return { picture, page, milliseconds: milliseconds(start) };
}

describe('a size that is too large is told from the header: nothing is decoded', () => {
  it.each([
    ['a PNG of 100 megapixels', () => blackPng(10_000, 10_000), 100],
    ['the largest PNG that there can be', () => png(2 ** 31 - 1, 2 ** 31 - 1, 100), 4611686014133],
    ['a JPEG of 65535 by 65535', () => jpegOfSize(65_535, 65_535), 4295],
    ['a JPEG of 100 megapixels', () => jpegOfSize(12_000, 8_340), 101],
    ['a GIF', () => gif(65_535, 65_535, 1), 4295],
    ['a frame larger than its GIF', () => gif(10, 10, 1, { width: 65_535, height: 65_535 }), 4295],
    ['a bitmap', () => emptyBmp(2 ** 31 - 1, 1), 2148],
    ['a bitmap from the top', () => emptyBmp(30_000, -30_000), 900],
    ['a WebP', () => webpOfSize(16_384, 16_384), 269, 36],
    ['a WebP beyond an 8K screen', () => webpOfSize(8_000, 4_501), 37, 36],
  ])('%s', async (_, file, megapixels, mostMegapixels = 70) => {
    const { picture, milliseconds } = await firstPage(file());
    expect(picture).toEqual({
      ok: false,
      failure: { code: 'picture-too-large', megapixels, mostMegapixels },
    });
    expect(milliseconds).toBeLessThan(LIMIT_MILLISECONDS);
  });

  it('one of the largest that phones make is not too large', async () => {
    expect(await openPicture(jpegOfSize(9_280, 6_944), wasm)).toMatchObject({ ok: true });
  });

  it('a JPEG that would be too much in memory is drawn smaller', async () => {
    const { page } = await firstPage(jpegOfSize(8_000, 4_600));
    if (!page.ok) throw new Error(JSON.stringify(page.failure));
    const { width, height, data } = page.value;
    expect(width * height).toBeLessThanOrEqual(16_000_000);
    expect(width / height).toBeCloseTo(8_000 / 4_600, 2);
    expect(data).toHaveLength(width * height * 4);
  });
});

describe('a JPEG that could be taken in two ways is broken: no decoder sees it', () => {
  const plain = Buffer.from(pictureFile('baseline.jpg'));
  const frameAt = plain.indexOf(Buffer.from([0xff, 0xc0]));
  const frame = plain.subarray(frameAt, frameAt + 2 + plain.readUInt16BE(frameAt + 2));
  const behindStart = (...bytes: number[]) =>
    Uint8Array.from(Buffer.concat([plain.subarray(0, 2), Buffer.from(bytes), plain.subarray(2)]));

  it.each([
    ['FF 00 for a segment', () => behindStart(0xff, 0x00, 0, 4, 0, 0)],
    ['a marker that is none', () => behindStart(0xff, 0x02, 0, 4, 0, 0)],
    ['the last one that is none', () => behindStart(0xff, 0xbf, 0, 4, 0, 0)],
    ['a second beginning', () => behindStart(0xff, 0xd8)],
    ['an end before the frame', () => behindStart(0xff, 0xd9)],
    [
      'bytes between segments',
      () =>
        Uint8Array.from(Buffer.concat([plain.subarray(0, frameAt), Buffer.of(0), plain.subarray(frameAt)])),
    ],
    ['a segment shorter than its own length', () => behindStart(0xff, 0xfe, 0, 1)],
    ['a scan before the frame', () => behindStart(0xff, 0xda, 0, 2)],
    [
      'a second frame header',
      () => Uint8Array.from(Buffer.concat([plain.subarray(0, frameAt), frame, plain.subarray(frameAt)])),
    ],
    ['nothing behind its frame', () => Uint8Array.from(plain.subarray(0, frameAt + frame.length))],
  ])('%s', async (_, file) => {
    expect(await openPicture(file(), wasm)).toEqual({
      ok: false,
      failure: { code: 'picture-broken', format: 'JPEG' },
    });
  });

  it.each([
    ['restart markers and filling bytes', () => behindStart(0xff, 0xd0, 0xff, 0x01, 0xff, 0xff, 0xfe, 0, 2)],
    ['a comment', () => behindStart(0xff, 0xfe, 0, 4, 0xff, 0xc0)],
  ])('%s are taken in one way only', async (_, file) => {
    const { page } = await firstPage(file());
    expect(page).toMatchObject({ ok: true, value: { width: 37, height: 29 } });
  });
});

describe('bombs', () => {
  it('a small PNG that unpacks to a gigabyte: no more is unpacked than it shows', async () => {
    const { page, milliseconds } = await firstPage(png(100, 100, 1_000_000_000));
    expect(page).toMatchObject({ ok: true, value: { width: 100, height: 100 } });
    expect(milliseconds).toBeLessThan(LIMIT_MILLISECONDS);
  });

  it.each([
    ['a PNG with less than it shows', () => png(8_000, 8_000, 100)],
    ['a bitmap without pixels', () => emptyBmp(8_000, 8_000)],
    ['SVG groups that double', doublingSvg],
    ['a billion laughs', laughingSvg],
    [
      'SVG groups 100 000 deep',
      () => svg('width="9" height="9"', '<g>'.repeat(100_000) + '</g>'.repeat(100_000)),
    ],
    ['an SVG of no size', () => svg('width="0" height="0"', '')],
    ['a PDF without pages', () => pdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[]/Count 0>>'])],
    ['a PDF of its mark alone', () => new Uint8Array(Buffer.from('%PDF-1.7\n%%EOF'))],
  ])('%s: broken', async (_, file) => {
    const { page, milliseconds } = await firstPage(file());
    expect(page).toMatchObject({ ok: false, failure: { code: 'picture-broken' } });
    expect(milliseconds).toBeLessThan(LIMIT_MILLISECONDS);
  });

  it('a PDF of forms within forms ends where its memory does', async () => {
    const { page } = await firstPage(nestedForms());
    expect(page).toEqual({
      ok: false,
      failure: { code: 'picture-broken', format: 'PDF', reason: 'too-much' },
    });
  });

  it.each([
    ['an SVG of a billion pixels a side', () => svg('width="1e9" height="1e9"', '')],
    ['a PDF page of 14 miles', () => onePage('0 0 1000000 1000000', '')],
    ['a PDF page of a hair', () => onePage('0 0 0.001 0.001', '')],
    ['a PDF page as thin as a line', () => onePage('0 0 1000000 1', '')],
    [
      'a picture of ten gigabytes in a PDF',
      () => {
        const packed = deflateSync(deflateSync(Buffer.alloc(400_000_000), { level: 9 }), { level: 9 });
        const image =
          '/Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceRGB/BitsPerComponent 8';
        const resources = '/XObject<</I 5 0 R>>';
        return onePage('0 0 600 800', 'q 600 0 0 800 0 0 cm /I Do Q', resources, [
          pdfStream(`${image}/Filter[/FlateDecode/FlateDecode]`, packed),
        ]);
      },
    ],
  ])('%s is drawn within bounds', async (_, file) => {
    const { page, milliseconds } = await firstPage(file());
    if (!page.ok) throw new Error(JSON.stringify(page.failure));
    expect(page.value.width * page.value.height).toBeLessThanOrEqual(16_000_000);
    expect(page.value.data).toHaveLength(page.value.width * page.value.height * 4);
    expect(milliseconds).toBeLessThan(LIMIT_MILLISECONDS);
  });
});

describe('more than anybody looks at', () => {
  it('a GIF of 20 000 frames: 50 of them, from the first to the last', async () => {
    const { picture, milliseconds } = await firstPage(gif(100, 100, 20_000));
    expect(picture).toMatchObject({ ok: true, value: { pageCount: 50, pagesLeftOut: 19_950 } });
    expect(milliseconds).toBeLessThan(LIMIT_MILLISECONDS);
  });

  it('a GIF of 2000 large frames: those that are reached without unpacking too much', async () => {
    const file = gif(5_000, 5_000, 2_000, { width: 5_000, height: 5_000 });
    const start = process.cpuUsage();
    const picture = await openPicture(file, wasm);
    if (!picture.ok) throw new Error(JSON.stringify(picture.failure));
    expect(picture.value).toMatchObject({ pageCount: 4, pagesLeftOut: 1_996 });
    await picture.value.page(0);
    expect(milliseconds(start)).toBeLessThan(LIMIT_MILLISECONDS);
  });

  it('an animation so large that two of its frames are too much: the first one', async () => {
    const { picture, page } = await firstPage(gif(6_000, 5_000, 3, { width: 6_000, height: 5_000 }));
    expect(picture).toMatchObject({ ok: true, value: { pageCount: 1, pagesLeftOut: 2 } });
    expect(page).toMatchObject({ ok: true, value: { width: 6_000, height: 5_000 } });
  });

  it('a WebP of 200 000 frames: they are not even counted', async () => {
    const { picture, milliseconds } = await firstPage(webpOfFrames(200_000));
    expect(picture).toMatchObject({ ok: true, value: { pageCount: 50, pagesLeftOut: 99_950 } });
    expect(milliseconds).toBeLessThan(LIMIT_MILLISECONDS);
  });

  it('a PDF of 5000 pages: the first 200', async () => {
    const { picture, milliseconds } = await firstPage(manyPages(5_000));
    expect(picture).toMatchObject({ ok: true, value: { pageCount: 200, pagesLeftOut: 4_800 } });
    expect(milliseconds).toBeLessThan(LIMIT_MILLISECONDS);
  });

  it('a PDF that lies about how many it has', async () => {
    const liar = pdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 2000000000>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 60 80]>>',
    ]);
    const { page, milliseconds } = await firstPage(liar);
    expect(page).toMatchObject({ ok: true });
    expect(milliseconds).toBeLessThan(LIMIT_MILLISECONDS);
  });
});

describe('locked, and random', () => {
  it('a PDF with a password says so', async () => {
    expect((await firstPage(pictureFile('locked.pdf'))).picture).toEqual({
      ok: false,
      failure: { code: 'picture-locked' },
    });
  });

  it('random bytes are nothing', async () => {
    for (let round = 0; round < 50; round++) {
      const bytes = Uint8Array.from({ length: 5_000 }, () => random.between(0, 255));
      // What a zip, a text or a JPEG XL begins with can come up by chance.
      bytes.set([0x9c, 0x3f, 0x00], 0);
      expect(await openPicture(bytes, wasm)).toMatchObject({
        ok: false,
        failure: { code: 'picture-unknown', what: 'other' },
      });
    }
  });

  it('a format’s first bytes and then random ones are a broken picture of it', async () => {
    for (const name of [
      'rgb8.png',
      'baseline.jpg',
      'plain.gif',
      'bits24.bmp',
      'lossy.webp',
      'code.svg',
      'code.pdf',
    ]) {
      const bytes = Uint8Array.from({ length: 20_000 }, () => random.between(0, 255));
      bytes.set(pictureFile(name).subarray(0, name.endsWith('pdf') ? 8 : 20));
      const { page, milliseconds } = await firstPage(bytes);
      expect(page, name).toMatchObject({ ok: false });
      expect(milliseconds, name).toBeLessThan(LIMIT_MILLISECONDS);
    }
  });

  it('nothing outside of an SVG is asked for', async () => {
    const outside = svg(
      'width="50" height="50"',
      '<image href="file:///etc/hostname" width="50" height="50"/><image href="http://127.0.0.1:9/x.png" width="50" height="50"/>',
    );
    const { page } = await firstPage(outside);
    if (!page.ok) throw new Error('no page');
    // See-through everywhere.
    expect(page.value.data.every((value) => value === 0)).toBe(true);
  });
});

import { readFileSync } from 'node:fs';
import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { findCodes } from '../../src/pictures/find-codes.ts';
import { openPicture } from '../../src/pictures/open-picture.ts';
import type { Picture } from '../../src/pictures/picture.ts';
import { drawPng } from '../../src/pictures/png/draw-png.ts';
import type { Pixels } from '../../src/qr/pixels.ts';
import { Work } from '../../src/qr/work.ts';
import { canvas, codeOf, draw, SEED_TEXT } from '../qr/drawn-code.ts';
import { testEngines } from '../qr/engines.ts';
import { pictureFile, testDecoders } from './decoders.ts';

const { wasm } = testDecoders();
/** What the codes in test/pictures/files say: see make.sh there. */
const FILE_TEXT =
  'otpauth://totp/Contoso:jo@example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso';

const isUsable = (text: string) => text.startsWith('otpauth:');

async function find(picture: Picture, work?: Work) {
  return findCodes(picture, await testEngines(), { isUsable, ...(work && { work }) });
}

async function opened(bytes: Uint8Array): Promise<Picture> {
  const picture = await openPicture(bytes, wasm);
  if (!picture.ok) throw new Error(JSON.stringify(picture.failure));
  return picture.value;
}

/** An animation or document with these pages of 200 by 200 pixels; '' has no code. */
async function pagesOf(format: 'GIF' | 'PDF', texts: readonly string[]): Promise<Picture> {
  const pages = await Promise.all(
    texts.map(async (text, index) => {
      const page = canvas(200, 200);
      if (text !== '') draw(page, await codeOf(text), 20, 20, 3);
      // No page is quite like another.
      else page.data[index] = 0;
      return page;
    }),
  );
  return {
    format,
    pageCount: pages.length,
    pagesLeftOut: 0,
    page: async (index) => ({ ok: true, value: pages[index] as (typeof pages)[number] }),
    close: () => {},
  };
}

describe('codes in drawings', () => {
  it.each([
    // 45 units a side, of which 4 are white: enlarged to 1600 pixels.
    ['code.svg', 0, [142, 142, 1458, 1458]],
    // A CSS pixel a module is two pixels at 200 dots an inch.
    ['code.pdf', 0, [25, 217, 102, 294]],
    ['second-page.pdf', 1, [25, 113, 102, 190]],
  ])('%s', async (name, page, box) => {
    const picture = await opened(pictureFile(name));
    const { pages, failure, pagesLeftOut } = await find(picture);
    picture.close();
    expect({ failure, pagesLeftOut }).toEqual({ failure: undefined, pagesLeftOut: 0 });
    const found = pages.flatMap(({ index, codes }) => codes.map((code) => ({ index, ...code })));
    expect(found.map(({ index, text }) => ({ index, text }))).toEqual([{ index: page, text: FILE_TEXT }]);
    const [topLeft, , bottomRight] = found[0]?.corners ?? [];
    for (const [index, value] of [...(topLeft ?? []), ...(bottomRight ?? [])].entries()) {
      expect(Math.abs(value - (box[index] ?? 0))).toBeLessThan(4);
    }
  });
});

describe('codes of several pages', () => {
  it('an animation shows the same code again: it is named once, another one too', async () => {
    const { pages } = await find(
      await pagesOf('GIF', ['', SEED_TEXT, SEED_TEXT, 'https://example.org', SEED_TEXT]),
    );
    expect(pages.flatMap(({ index, codes }) => codes.map(({ text }) => [index, text]))).toEqual([
      [1, SEED_TEXT],
      [3, 'https://example.org'],
    ]);
  });

  it('an animation shows the parts of a split code one after the other: each is named once', async () => {
    const parts = await Promise.all(
      [1, 2, 3].map((number) =>
        drawPng(readFileSync(new URL(`../qr/split-codes/qrencode-0${number}.png`, import.meta.url))),
      ),
    );
    const blank = await pagesOf('GIF', ['']);
    const frames = [0, 1, 0, 2, 1].map((place) => parts[place] as Pixels);
    const { pages } = await find({
      ...blank,
      pageCount: frames.length,
      page: async (index) => ({ ok: true, value: frames[index] as Pixels }),
    });
    const codes = pages.flatMap(({ codes }) => codes);
    expect(codes.map(({ text, part }) => [text, part?.number])).toEqual([
      ['', 1],
      ['', 2],
      ['', 3],
    ]);
  });

  it('a document has it on each page that shows it', async () => {
    const { pages } = await find(await pagesOf('PDF', [SEED_TEXT, '', SEED_TEXT]));
    expect(pages.map(({ codes }) => codes.length)).toEqual([1, 0, 1]);
  });

  it('when as much is done as may be, pages are left out and counted', async () => {
    const pages = await pagesOf('GIF', ['', '', '', '', '', '', '', '']);
    // Each has 40,000 pixels.
    const { pages: seen, pagesLeftOut } = await find(pages, new Work(200_000));
    expect(seen.length).toBeGreaterThan(0);
    expect(pagesLeftOut).toBe(8 - seen.length);
    expect(pagesLeftOut).toBeGreaterThan(0);
  });

  it('a page that cannot be drawn does not hide the others, and is counted', async () => {
    const whole = await pagesOf('PDF', ['', SEED_TEXT]);
    const broken = { code: 'picture-broken', format: 'PDF' } as const;
    const { pages, failure, pagesLeftOut } = await find({
      ...whole,
      page: async (index) => (index === 0 ? { ok: false, failure: broken } : whole.page(index)),
    });
    expect({ failure, pagesLeftOut }).toEqual({ failure: broken, pagesLeftOut: 1 });
    expect(pages.map(({ index, codes }) => [index, codes.map(({ text }) => text)])).toEqual([
      [1, [SEED_TEXT]],
    ]);
  });
});

/** A code's modules in two colours with their opacities, on nothing at all. */
async function seeThroughPicture(light: readonly number[], dark: readonly number[]) {
  const code = await codeOf(SEED_TEXT);
  const [module, margin] = [5, 20];
  const side = code.size * module + 2 * margin;
  const data = new Uint8Array(side * side * 4);
  code.modules.forEach((value, index) => {
    const [left, top] = [
      margin + (index % code.size) * module,
      margin + Math.floor(index / code.size) * module,
    ];
    for (let y = top; y < top + module; y++) {
      for (let x = left; x < left + module; x++) data.set(value === 1 ? dark : light, (y * side + x) * 4);
    }
  });
  return { width: side, height: side, data };
}

const NOTHING = [0, 0, 0, 0];
const SEE_THROUGH = {
  'white modules on nothing': [NOTHING, [255, 255, 255, 255]],
  'light modules on nothing that was white': [
    [255, 255, 255, 0],
    [230, 240, 255, 255],
  ],
  'black modules on nothing': [NOTHING, [0, 0, 0, 255]],
  'a white card with holes for modules': [[255, 255, 255, 255], NOTHING],
  'a black card with holes for modules': [[0, 0, 0, 255], NOTHING],
  'weak white modules': [NOTHING, [255, 255, 255, 60]],
  'weak black modules': [NOTHING, [0, 0, 0, 60]],
} as const;

describe('codes that can be seen through', () => {
  it.each(Object.entries(SEE_THROUGH))('%s', async (_, [light, dark]) => {
    const pixels = await seeThroughPicture(light, dark);
    const png = await opened(encode({ ...pixels, channels: 4, depth: 8 }));
    const opacities: number[] = [];
    const { pages } = await findCodes(png, await testEngines(), {
      isUsable,
      onPage: async (_page, { data }) => {
        for (let at = 3; at < data.length; at += 4) opacities.push(data[at] as number);
      },
    });
    expect(pages.flatMap(({ codes }) => codes.map(({ text }) => text))).toEqual([SEED_TEXT]);
    // What is shown of the page is on the paper that the code was found on.
    expect(new Set(opacities)).toEqual(new Set([255]));
  });

  it.each(['white', 'black', '#e0e0ff'])('a drawing with modules in %s and no ground', async (colour) => {
    const { size, modules } = await codeOf(SEED_TEXT);
    const squares = Array.from(modules, (value, index) =>
      value === 1 ? `M${index % size} ${Math.floor(index / size)}h1v1h-1z` : '',
    );
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 ${size + 8} ${size + 8}" width="400" height="400"><path fill="${colour}" d="${squares.join('')}"/></svg>`;
    const { pages } = await find(await opened(new TextEncoder().encode(svg)));
    expect(pages.flatMap(({ codes }) => codes.map(({ text }) => text))).toEqual([SEED_TEXT]);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/base/clock.ts';
import { findCodes } from '../../src/pictures/find-codes.ts';
import { openPicture } from '../../src/pictures/open-picture.ts';
import type { Picture } from '../../src/pictures/picture.ts';
import { drawPng } from '../../src/pictures/png/draw-png.ts';
import type { Pixels } from '../../src/qr/pixels.ts';
import { canvas, codeOf, draw, SEED_TEXT } from '../qr/drawn-code.ts';
import { testEngines } from '../qr/engines.ts';
import { pictureFile, testDecoders } from './decoders.ts';

const { wasm } = testDecoders();
/** What the codes in test/pictures/files say: see make.sh there. */
const FILE_TEXT =
  'otpauth://totp/Contoso:jo@example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso';

const clock: Clock = {
  nowMilliseconds: () => Date.now(),
  elapsedMilliseconds: () => performance.now(),
  sleep: async () => {},
};
const isUsable = (text: string) => text.startsWith('otpauth:');

async function find(picture: Picture, time = clock) {
  return findCodes(picture, await testEngines(), { clock: time, isUsable });
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

  it('when the time is over, pages are left out and counted', async () => {
    let milliseconds = 0;
    const hurried: Clock = {
      ...clock,
      elapsedMilliseconds: () => {
        milliseconds += 400;
        return milliseconds;
      },
    };
    const { pages, pagesLeftOut } = await find(
      await pagesOf('GIF', ['', '', '', '', '', '', '', '']),
      hurried,
    );
    expect(pages.length).toBeGreaterThan(0);
    expect(pagesLeftOut).toBe(8 - pages.length);
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

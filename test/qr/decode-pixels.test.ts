import { beforeAll, describe, expect, it } from 'vitest';
import { decodePixels } from '../../src/qr/decode-pixels.ts';
import type { QrEngines } from '../../src/qr/engines.ts';
import type { Luminance, Point } from '../../src/qr/pixels.ts';
import { Work } from '../../src/qr/work.ts';
import { canvas, codeOf, draw, fill, type Matrix, numbersFrom, SEED_TEXT } from './drawn-code.ts';
import { testEngines } from './engines.ts';

const LINK = 'https://www.example.org/welcome?utm=512669';
const MODULE = 4;
let engines: QrEngines;
let seed: Matrix;
let link: Matrix;

beforeAll(async () => {
  engines = await testEngines();
  [seed, link] = [await codeOf(SEED_TEXT), await codeOf(LINK)];
});

const isSeed = (text: string) => text.startsWith('otpauth://');
const textsIn = async (picture: Luminance, isUsable = isSeed) =>
  (await decodePixels(engines, picture, { isUsable })).map(({ text }) => text);

describe('a code in a picture', () => {
  it('is found where it is, its corners clockwise from its own top left', async () => {
    const picture = canvas(600, 400);
    draw(picture, seed, 200, 100, MODULE);
    const [code] = await decodePixels(engines, picture);
    expect(code).toMatchObject({ text: SEED_TEXT, decoder: 'zxing' });
    const far = seed.size * MODULE;
    expectNear(code?.corners, [
      [200, 100],
      [200 + far, 100],
      [200 + far, 100 + far],
      [200, 100 + far],
    ]);
  });

  it('upside down has its own top left at the bottom right', async () => {
    const turned = { size: seed.size, modules: seed.modules.slice().reverse() };
    const picture = canvas(600, 400);
    draw(picture, turned, 200, 100, MODULE);
    const [code] = await decodePixels(engines, picture);
    const far = seed.size * MODULE;
    expectNear(code?.corners, [
      [200 + far, 100 + far],
      [200, 100 + far],
      [200, 100],
      [200 + far, 100],
    ]);
  });

  it('is found in colours as in grey, and see-through places are paper', async () => {
    const grey = canvas(300, 300);
    draw(grey, seed, 60, 60, MODULE);
    const data = new Uint8ClampedArray(grey.data.length * 4);
    grey.data.forEach((value, index) => {
      // Dark blue modules; everything light is not painted at all.
      if (value === 0) data.set([0, 0, 120, 255], index * 4);
    });
    const codes = await decodePixels(engines, { width: 300, height: 300, data });
    expect(codes.map(({ text }) => text)).toEqual([SEED_TEXT]);
  });

  it('several are all found', async () => {
    const others = await Promise.all(['A', 'B', 'C'].map((name) => codeOf(`${SEED_TEXT}${name}`)));
    const picture = canvas(1200, 400);
    others.forEach((code, index) => {
      draw(picture, code, 40 + index * 300, 60, MODULE);
    });
    expect((await textsIn(picture)).sort()).toEqual(['A', 'B', 'C'].map((name) => SEED_TEXT + name));
  });

  it('the same twice is two codes', async () => {
    const picture = canvas(900, 400);
    draw(picture, seed, 40, 60, MODULE);
    draw(picture, seed, 500, 60, MODULE);
    expect(await textsIn(picture)).toEqual([SEED_TEXT, SEED_TEXT]);
  });
});

describe('a code that zxing does not see', () => {
  it.each([
    ['top left', 0, 0],
    ['top right', 1, 0],
    ['bottom left', 0, 1],
  ] as const)(
    'with its %s finder pattern covered is mended, beside a code of no use',
    async (_, right, down) => {
      const picture = canvas(900, 400);
      draw(picture, link, 40, 60, MODULE);
      draw(picture, seed, 400, 60, MODULE);
      const far = (seed.size - 7) * MODULE;
      fill(picture, 400 + right * far, 60 + down * far, 7 * MODULE, 7 * MODULE, 200);
      expect((await engines.zxing(picture)).map(({ text }) => text)).toEqual([LINK]);
      const codes = await decodePixels(engines, picture, { isUsable: isSeed });
      expect(codes.map(({ text, decoder }) => [text, decoder])).toEqual([
        [LINK, 'zxing'],
        [SEED_TEXT, 'mended'],
      ]);
      const all = seed.size * MODULE;
      expectNear(codes[1]?.corners, [
        [400, 60],
        [400 + all, 60],
        [400 + all, 60 + all],
        [400, 60 + all],
      ]);
    },
  );

  it('light on dark with a finder pattern covered is mended', async () => {
    const picture = canvas(500, 400, 20);
    draw(picture, seed, 100, 60, MODULE, [20, 230]);
    fill(picture, 100, 60, 7 * MODULE, 7 * MODULE, 120);
    expect(await textsIn(picture)).toEqual([SEED_TEXT]);
  });
});

describe('the search', () => {
  it('ends with the first text where any is usable', async () => {
    const picture = canvas(900, 400);
    draw(picture, link, 40, 60, MODULE);
    draw(picture, seed, 400, 60, MODULE);
    fill(picture, 400, 60, 7 * MODULE, 7 * MODULE, 200);
    expect(await textsIn(picture, () => true)).toEqual([LINK]);
    expect(await textsIn(picture, () => false)).toEqual([LINK, SEED_TEXT]);
  });

  it('does no more than it may', async () => {
    const picture = canvas(500, 400);
    draw(picture, seed, 100, 60, MODULE);
    fill(picture, 100, 60, 7 * MODULE, 7 * MODULE, 200);
    const within = async (looks: number) => {
      const work = new Work(looks);
      return { codes: await decodePixels(engines, picture, { work }), work };
    };
    expect(await within(0)).toMatchObject({ codes: [], work: { spent: 0 } });
    const { codes, work } = await within(100_000_000);
    expect(codes).toHaveLength(1);
    // What it took is the same every time: what is found does not hang on the computer.
    expect(await within(work.spent)).toMatchObject({ codes, work: { spent: work.spent } });
  });

  it('looks once, however little it may do', async () => {
    const picture = canvas(500, 400);
    draw(picture, seed, 100, 60, MODULE);
    expect(await decodePixels(engines, picture, { work: new Work(0) })).toHaveLength(1);
  });
});

describe('pictures without codes', () => {
  it.each([
    [0, 0],
    [0, 5],
    [1, 1],
    [3, 2],
    [20, 20],
    [21, 4000],
    [640, 480],
  ])('of %i × %i pixels and one colour hold nothing', async (width, height) => {
    for (const value of [0, 128, 255]) expect(await textsIn(canvas(width, height, value))).toEqual([]);
  });

  it('noise of every coarseness holds nothing', async () => {
    const next = numbersFrom(20);
    for (const block of [1, 2, 3, 4, 6, 9]) {
      const picture = canvas(320, 240);
      for (let y = 0; y < 240; y += block) {
        for (let x = 0; x < 320; x += block) {
          fill(picture, x, y, Math.min(block, 320 - x), Math.min(block, 240 - y), next() < 0.5 ? 0 : 255);
        }
      }
      expect(await textsIn(picture, () => false)).toEqual([]);
    }
  });

  it('data of another length than the size says is refused', async () => {
    for (const length of [0, 99, 101, 399, 401]) {
      const pixels = { width: 10, height: 10, data: new Uint8Array(length) };
      await expect(decodePixels(engines, pixels)).rejects.toThrow(RangeError);
    }
    const negative = { width: -1, height: -1, data: new Uint8Array(1) };
    await expect(decodePixels(engines, negative)).rejects.toThrow(RangeError);
  });
});

describe('a picture of 100 megapixels', () => {
  it('gives its large code, and its small ones wherever they are, once each', async () => {
    const picture = canvas(10_000, 10_000);
    draw(picture, seed, 6000, 7000, 30);
    const large = await decodePixels(engines, picture, { isUsable: isSeed });
    expectNear(large[0]?.corners.slice(0, 1), [[6000, 7000]], 30);

    fill(picture, 6000, 7000, 3000, 3000, 255);
    draw(picture, seed, 3500, 500, 3);
    draw(picture, link, 9000, 9500, 3);
    const small = await decodePixels(engines, picture);
    expect(small.map(({ text }) => text).sort()).toEqual([LINK, SEED_TEXT].sort());
    expectNear(small.find(({ text }) => isSeed(text))?.corners.slice(0, 1), [[3500, 500]], 3);
  });
});

function expectNear(
  corners: readonly Point[] | undefined,
  wanted: readonly Point[],
  pixels = MODULE * 0.75,
): void {
  expect(corners).toHaveLength(wanted.length);
  corners?.forEach(([x, y], index) => {
    const [wantedX, wantedY] = wanted[index] as Point;
    expect(Math.hypot(x - wantedX, y - wantedY), `corner ${index}: ${x}, ${y}`).toBeLessThanOrEqual(pixels);
  });
}

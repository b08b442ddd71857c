import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import jsQr from 'jsqr';
import { decodePixels } from '../../src/qr/decode-pixels.ts';
import { loadEngines, type QrEngines } from '../../src/qr/engines.ts';
import type { Luminance } from '../../src/qr/pixels.ts';
import { readPng } from '../../test/qr/read-png.ts';
import { type Round, spreadOf } from '../measure.ts';
import { type Line, type Section, Unable } from '../report.ts';

const ROOT = join(__dirname, '..', '..');
const FOLDER = join(ROOT, 'test', 'qr', 'samples');
const WASM_FILE = join(ROOT, 'node_modules', 'zxing-wasm', 'dist', 'reader', 'zxing_reader.wasm');
/** Every picture is read so often; the first time warms up. */
const ROUNDS = 3;
/** The size that the issue sets times for. */
const LARGEST = '3840x2160';

interface Sample {
  readonly file: string;
  readonly kind: string;
  readonly set: string;
  readonly size: string;
  readonly expect: readonly string[];
  readonly others: readonly string[];
}

/** What one decoder did with one picture. */
interface Reading extends Round {
  readonly isFound: 0 | 1;
  readonly wrong: number;
}

/** Codes in the labelled samples: how many are found and how long it takes, against jsqr alone, by kind and size. */
export const section: Section = async () => {
  if (!existsSync(WASM_FILE)) throw new Unable('zxing-wasm is not installed: npm ci');
  const engines = await loadEngines({ zxingWasm: readFileSync(WASM_FILE) });
  const samples = JSON.parse(readFileSync(join(FOLDER, 'labels.json'), 'utf8')) as Sample[];
  const readings: { sample: Sample; kiln: Reading; floor: Reading }[] = [];
  /** Of the largest size: what the first decoder finds, and everything, with nothing that ends the search. */
  const [first, longest]: [Reading[], Reading[]] = [[], []];
  for (const sample of samples) {
    const picture = readPng(readFileSync(join(FOLDER, sample.file)));
    for (let round = 0; round < ROUNDS; round++) {
      const kiln = await readByKiln(engines, picture, sample);
      const floor = readByJsqr(picture, sample);
      if (round > 0) readings.push({ sample, kiln, floor });
      if (round > 0 && sample.size === LARGEST) {
        if (await isFoundFirst(engines, picture, sample)) first.push(kiln);
        longest.push(await readByKiln(engines, picture, sample, () => false));
      }
    }
  }
  const lines = groupsOf(samples).map(({ what, isIn }): Line => {
    const some = readings.filter(({ sample }) => isIn(sample));
    const [kiln, floor] = [some.map((one) => one.kiln), some.map((one) => one.floor)];
    return {
      what: `${what}: ${share(kiln)}, jsqr ${share(floor)}`,
      kiln: spreadOf(kiln),
      floor: spreadOf(floor),
    };
  });
  lines.push({ what: `${LARGEST}, where zxing finds the seed`, kiln: spreadOf(first) });
  lines.push({ what: `${LARGEST}, where everything is tried`, kiln: spreadOf(longest) });
  const wrong = (side: 'kiln' | 'floor') => readings.reduce((sum, reading) => sum + reading[side].wrong, 0);
  return {
    title: 'qr: seeds found in screens and camera frames (share), and the time of a picture (ms)',
    lines,
    notes: [
      `aims for ${LARGEST} at the 95th percentile: 150 where zxing finds the seed, 600 where everything is tried`,
      'a picture counts as found when every seed in it is; the floor is jsqr 1.4.0 alone, which reads one code',
      `wrong texts: Kiln ${wrong('kiln')}, jsqr ${wrong('floor')}`,
    ],
  };
};

function groupsOf(samples: readonly Sample[]): { what: string; isIn: (sample: Sample) => boolean }[] {
  const unique = (values: readonly string[]) => [...new Set(values)];
  return [
    ...unique(samples.map(({ set }) => set)).map((set) => ({
      what: set,
      isIn: (sample: Sample) => sample.set === set,
    })),
    ...unique(samples.map(({ size }) => size)).map((size) => ({
      what: size,
      isIn: (sample: Sample) => sample.size === size,
    })),
    ...unique(samples.map(({ kind }) => kind)).map((kind) => ({
      what: kind,
      isIn: (sample: Sample) => sample.kind === kind,
    })),
  ];
}

function share(readings: readonly Reading[]): string {
  const found = readings.filter(({ isFound }) => isFound === 1).length;
  return `${((found / readings.length) * 100).toFixed(1)} %`;
}

async function readByKiln(
  engines: QrEngines,
  picture: Luminance,
  sample: Sample,
  isUsable = (text: string) => text.startsWith('otpauth://'),
): Promise<Reading> {
  const pixels = { width: picture.width, height: picture.height, data: inColour(picture) };
  const start = performance.now();
  const codes = await decodePixels(engines, pixels, { isUsable });
  const total = performance.now() - start;
  return judged(
    codes.map(({ text }) => text),
    sample,
    total,
  );
}

/** Whether zxing alone finds the seeds in a picture: no time, no second attempt. */
async function isFoundFirst(engines: QrEngines, picture: Luminance, { expect }: Sample): Promise<boolean> {
  const clock = { nowMilliseconds: () => 0, elapsedMilliseconds: () => 0, sleep: async () => {} };
  const codes = await decodePixels(engines, picture, { limit: { clock, milliseconds: 0 } });
  return expect.length > 0 && expect.every((wanted) => codes.some(({ text }) => text === wanted));
}

function readByJsqr(picture: Luminance, sample: Sample): Reading {
  const pixels = inColour(picture);
  const start = performance.now();
  const code = jsQr(pixels, picture.width, picture.height);
  const total = performance.now() - start;
  return judged(code === null ? [] : [code.data], sample, total);
}

function judged(texts: readonly string[], { expect, others }: Sample, total: number): Reading {
  const isFound = expect.every((text) => texts.includes(text)) ? 1 : 0;
  const wrong = texts.filter((text) => !expect.includes(text) && !others.includes(text)).length;
  return { total, isFound, wrong };
}

/** Four bytes a pixel, as every capture is. */
function inColour({ data }: Luminance): Uint8ClampedArray {
  const colours = new Uint8ClampedArray(data.length * 4);
  data.forEach((value, index) => {
    colours.set([value, value, value, 255], index * 4);
  });
  return colours;
}

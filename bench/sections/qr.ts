import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import jsQr from 'jsqr';
import { decodePixels } from '../../src/qr/decode-pixels.ts';
import { loadEngines, type QrEngines } from '../../src/qr/engines.ts';
import type { Luminance, Pixels } from '../../src/qr/pixels.ts';
import { codeOf } from '../../test/qr/drawn-code.ts';
import { KINDS, photograph } from '../../test/qr/photographs/photograph.ts';
import { readPng } from '../../test/qr/read-png.ts';
import { type EarlierSearch, earlierSearch } from '../earlier-search.ts';
import { type Round, spreadOf } from '../measure.ts';
import { type Line, type Section, Unable } from '../report.ts';

const ROOT = join(__dirname, '..', '..');
const FOLDER = join(ROOT, 'test', 'qr', 'samples');
const WASM_FILE = join(ROOT, 'node_modules', 'zxing-wasm', 'dist', 'reader', 'zxing_reader.wasm');
/** The search before it was bounded by work: what the new one is held against. */
const EARLIER = 'ad49a69';
/** Every picture is read so often; the first time warms up. */
const ROUNDS = 3;
/** Of the screens of these sizes everything is tried as well. The second is made of the screens that it doubles. */
const LARGE = '3840x2160';
const [LARGEST, HALF_OF_LARGEST] = ['5120x2880', '2560x1440'];
/** Photographs of each kind, from seeds that nothing was tuned with. */
const CHECKING_SEEDS = [1001, 1002, 1003];

interface Sample {
  readonly file: string;
  readonly kind: string;
  readonly set: string;
  readonly size: string;
  readonly expect: readonly string[];
  readonly others: readonly string[];
}

/** What one decoder did with one picture; times are the processor's, in milliseconds. */
interface Reading extends Round {
  readonly isFound: 0 | 1;
  readonly wrong: number;
}

type Decode = (pixels: Pixels) => Promise<readonly { readonly text: string }[]>;

const isSeed = (text: string) => text.startsWith('otpauth://');
const nothing = () => false;

/** Codes in labelled screens, camera frames and photographs: how many are found, and what that takes. */
export const section: Section = async () => {
  if (!existsSync(WASM_FILE)) throw new Unable('zxing-wasm is not installed: npm ci');
  const zxingWasm = readFileSync(WASM_FILE);
  const engines = await loadEngines({ zxingWasm });
  const earlier = await earlierSearch(ROOT, EARLIER, zxingWasm);
  const samples = JSON.parse(readFileSync(join(FOLDER, 'labels.json'), 'utf8')) as Sample[];
  const found = await findSeeds(engines, samples);
  const photographs = await findInPhotographs(engines);
  return {
    title:
      'qr: seeds found in screens and camera frames (share), and the processor’s time for a picture (ms)',
    lines: [...found.lines, ...(await tryEverything(engines, earlier, samples)), ...photographs.lines],
    notes: [
      `where everything is tried, the floor is the search of ${EARLIER}, in turn on the same pictures` +
        `${earlier ? '' : '; this clone does not have it'}; ${LARGEST} is to take 500 ms at most`,
      'a picture counts as found when every seed in it is; elsewhere the floor is jsqr 1.4.0, which reads one code',
      'photographs are made in test/qr/photographs, of codes of any text; everything is tried; the floor is zxing alone',
      `wrong texts: Kiln ${found.wrong + photographs.wrong}, jsqr ${found.wrongOfFloor}`,
    ],
  };
};

async function findSeeds(engines: QrEngines, samples: readonly Sample[]) {
  const readings: { sample: Sample; kiln: Reading; floor: Reading }[] = [];
  for (const sample of samples) {
    const pixels = pixelsOf(sample);
    for (let round = 0; round < ROUNDS; round++) {
      const kiln = await timed((of) => decodePixels(engines, of, { isUsable: isSeed }), pixels, sample);
      const floor = await timed(readByJsqr, pixels, sample);
      if (round > 0) readings.push({ sample, kiln, floor });
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
  const wrong = (side: 'kiln' | 'floor') => readings.reduce((sum, reading) => sum + reading[side].wrong, 0);
  return { lines, wrong: wrong('kiln'), wrongOfFloor: wrong('floor') };
}

/** With nothing that ends the search. */
async function tryEverything(
  engines: QrEngines,
  earlier: EarlierSearch | undefined,
  samples: readonly Sample[],
): Promise<Line[]> {
  const lines: Line[] = [];
  for (const size of [LARGE, LARGEST]) {
    const [kiln, floor]: [Reading[], Reading[]] = [[], []];
    for (const sample of samples) {
      if (sample.size !== (size === LARGEST ? HALF_OF_LARGEST : size)) continue;
      const pixels = size === LARGEST ? doubled(pixelsOf(sample)) : pixelsOf(sample);
      for (let round = 0; round < ROUNDS; round++) {
        const now = await timed((of) => decodePixels(engines, of, { isUsable: nothing }), pixels, sample);
        const then = earlier && (await timed((of) => earlier.decode(of, nothing), pixels, sample));
        if (round > 0) kiln.push(now);
        if (round > 0 && then) floor.push(then);
      }
    }
    lines.push({
      what: `${size}, everything tried: ${share(kiln)}`,
      kiln: spreadOf(kiln),
      ...(floor.length > 0 && { floor: spreadOf(floor), target: { kind: 'ratio', atMost: 0.5 } }),
    });
  }
  return lines;
}

async function findInPhotographs(engines: QrEngines): Promise<{ lines: Line[]; wrong: number }> {
  const lines: Line[] = [];
  const all = { kiln: [] as Reading[], floor: [] as Reading[] };
  const counts = { codes: 0, kiln: 0, floor: 0 };
  let wrong = 0;
  for (const kind of KINDS) {
    const [kiln, floor]: [Reading[], Reading[]] = [[], []];
    for (const seed of CHECKING_SEEDS) {
      const { picture, texts } = await photograph(kind, seed, codeOf);
      const label = { expect: texts, others: [] };
      const read = async (decode: Decode, into: Reading[]) => {
        let seen: readonly string[] = [];
        const reading = await timed(
          async (pixels) => {
            const codes = await decode(pixels);
            seen = codes.map(({ text }) => text);
            return codes;
          },
          picture,
          label,
        );
        into.push(reading);
        return texts.filter((text) => seen.includes(text)).length;
      };
      counts.codes += texts.length;
      counts.kiln += await read((of) => decodePixels(engines, of, { isUsable: nothing }), kiln);
      counts.floor += await read((of) => engines.zxing(of as Luminance), floor);
    }
    wrong += kiln.reduce((sum, reading) => sum + reading.wrong, 0);
    all.kiln.push(...kiln);
    all.floor.push(...floor);
    lines.push({
      what: `photograph, ${kind}: ${share(kiln)}, zxing ${share(floor)}`,
      kiln: spreadOf(kiln),
      floor: spreadOf(floor),
      isPart: true,
    });
  }
  const percent = (count: number) => `${((count / counts.codes) * 100).toFixed(1)} %`;
  const what = `${counts.codes} codes in photographs: ${percent(counts.kiln)}, zxing ${percent(counts.floor)}`;
  return { lines: [{ what, kiln: spreadOf(all.kiln), floor: spreadOf(all.floor) }, ...lines], wrong };
}

function groupsOf(samples: readonly Sample[]): { what: string; isIn: (sample: Sample) => boolean }[] {
  const by = (key: 'set' | 'size' | 'kind') =>
    [...new Set(samples.map((sample) => sample[key]))].map((what) => ({
      what,
      isIn: (sample: Sample) => sample[key] === what,
    }));
  return [...by('set'), ...by('size'), ...by('kind')];
}

function share(readings: readonly Reading[]): string {
  const found = readings.filter(({ isFound }) => isFound === 1).length;
  return `${((found / readings.length) * 100).toFixed(1)} %`;
}

async function timed(
  decode: Decode,
  pixels: Pixels,
  { expect, others }: Pick<Sample, 'expect' | 'others'>,
): Promise<Reading> {
  const start = process.cpuUsage();
  const texts = (await decode(pixels)).map(({ text }) => text);
  const { user, system } = process.cpuUsage(start);
  const isFound = expect.every((text) => texts.includes(text)) ? 1 : 0;
  const wrong = texts.filter((text) => !expect.includes(text) && !others.includes(text)).length;
  return { total: (user + system) / 1000, isFound, wrong };
}

const readByJsqr: Decode = async ({ data, width, height }) => {
  const code = jsQr(data as Uint8ClampedArray, width, height);
  return code === null ? [] : [{ text: code.data }];
};

/** Four bytes a pixel, as every capture has. */
function pixelsOf({ file }: Sample): Pixels {
  const { width, height, data } = readPng(readFileSync(join(FOLDER, file)));
  const colours = new Uint8ClampedArray(data.length * 4);
  data.forEach((value, index) => {
    colours.fill(value, index * 4, index * 4 + 3);
    colours[index * 4 + 3] = 255;
  });
  return { width, height, data: colours };
}

/** Twice as wide and high, as a screen with pixels half as large shows the same. */
function doubled({ width, height, data }: Pixels): Pixels {
  const [from, to] = [new Uint32Array(data.buffer), new Uint32Array(width * height * 4)];
  for (let index = 0; index < to.length; index++) {
    const [x, y] = [index % (width * 2), Math.floor(index / (width * 2))];
    to[index] = from[(y >> 1) * width + (x >> 1)] as number;
  }
  return { width: width * 2, height: height * 2, data: new Uint8ClampedArray(to.buffer) };
}

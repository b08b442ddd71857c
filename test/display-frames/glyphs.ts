import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { type Bar, barsOf, HOOKED_SEVEN, isOn, LIT, type SegmentStyle } from './segment-shapes.ts';

/** How much of each pixel something covers, 0 to 1, row by row. */
export interface Cover {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** Draws what a digit's segments (bits 0 to 6) cover, upright and exactly `height` pixels high. */
export interface DigitFace {
  readonly name: string;
  draw(segments: number, height: number): Cover;
}

const SAMPLES = 3;

/** A face of segments that are drawn here. */
export function drawnFace(name: string, style: SegmentStyle): DigitFace {
  const bars = barsOf(style);
  return {
    name,
    draw(segments, height) {
      const width = Math.max(1, Math.round(style.width * height));
      const data = new Float32Array(width * height);
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) data[y * width + x] = share(style, bars, segments, x, y, height);
      }
      return { width, height, data };
    },
  };
}

function share(
  style: SegmentStyle,
  bars: readonly Bar[],
  segments: number,
  x: number,
  y: number,
  height: number,
): number {
  let hits = 0;
  for (let index = 0; index < SAMPLES * SAMPLES; index++) {
    const u = (x + ((index % SAMPLES) + 0.5) / SAMPLES) / height;
    const v = (y + (Math.floor(index / SAMPLES) + 0.5) / SAMPLES) / height;
    for (let segment = 0; segment < 7; segment++) {
      if (segments & (1 << segment) && isOn(style, bars[segment] as Bar, u, v)) {
        hits++;
        break;
      }
    }
  }
  return hits / (SAMPLES * SAMPLES);
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What the font is drawn at before it is made smaller. */
const MASTER = 240;
let ready: Promise<void> | undefined;

/**
 * A face of the font DSEG (keshikan, OFL), such as `DSEG7-Classic/DSEG7Classic-Bold`. It has digits, not segments: whatever
 * else is asked for is drawn as the 8, with nothing for no segments.
 */
export async function fontFace(file: string): Promise<DigitFace> {
  ready ??= initWasm(readFileSync(join(ROOT, 'node_modules/@resvg/resvg-wasm/index_bg.wasm')));
  await ready;
  const font = readFileSync(join(ROOT, `node_modules/dseg/fonts/${file}.ttf`));
  const masters = new Map<number, Cover>();
  const box = boxOf(drawn(font, '8'));
  for (let digit = 0; digit <= 9; digit++) masters.set(digit, cut(drawn(font, String(digit)), box));
  return {
    name: file,
    draw(segments, height) {
      const master = masters.get(digitOf(segments)) as Cover;
      return segments === 0
        ? shrunk({ ...master, data: master.data.map(() => 0) }, height)
        : shrunk(master, height);
    },
  };
}

function digitOf(segments: number): number {
  if (segments === HOOKED_SEVEN) return 7;
  const digit = LIT.indexOf(segments);
  return digit < 0 ? 8 : digit;
}

function drawn(font: Uint8Array, text: string): Cover {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${MASTER * 1.4}" height="${MASTER * 1.4}">` +
    `<text x="20" y="${MASTER * 1.2}" font-size="${MASTER}">${text}</text></svg>`;
  const image = new Resvg(svg, { font: { fontBuffers: [font] } }).render();
  const { width, height, pixels } = image;
  const data = new Float32Array(width * height).map((_, index) => (pixels[index * 4 + 3] as number) / 255);
  image.free();
  return { width, height, data };
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function boxOf({ width, data }: Cover): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
  data.forEach((value, index) => {
    if (value < 0.5) return;
    const [x, y] = [index % width, Math.floor(index / width)];
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
  });
  return { left, top, right, bottom };
}

function cut(from: Cover, { left, top, right, bottom }: Box): Cover {
  const [width, height] = [right - left, bottom - top];
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      data[y * width + x] = from.data[(y + top) * from.width + x + left] as number;
    }
  }
  return { width, height, data };
}

/** Each pixel the mean of what it covers. */
function shrunk(from: Cover, height: number): Cover {
  const scale = from.height / height;
  const width = Math.max(1, Math.round(from.width / scale));
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let index = 0; index < 9; index++) {
        const fromX = Math.min(from.width - 1, Math.floor((x + ((index % 3) + 0.5) / 3) * scale));
        const fromY = Math.min(from.height - 1, Math.floor((y + (Math.floor(index / 3) + 0.5) / 3) * scale));
        sum += from.data[fromY * from.width + fromX] as number;
      }
      data[y * width + x] = sum / 9;
    }
  }
  return { width, height, data };
}

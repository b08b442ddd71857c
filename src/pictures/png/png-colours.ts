import { BrokenPicture } from '../broken-picture.ts';
import { channelsOf, type PngParts } from './png-parts.ts';

/** Paints the samples of one row into RGBA pixels: `count` of them, from byte `at` on, `step` bytes apart. */
export type PaintRow = (
  samples: Uint8Array,
  count: number,
  pixels: Uint8Array,
  at: number,
  step: number,
) => void;

/** How rows of this picture become colours, each with its opacity. */
export function rowPainter(parts: PngParts): PaintRow {
  const paint = parts.colour === 'palette' ? paletteColour(parts) : sampleColour(parts);
  return (samples, count, pixels, at, step) => {
    for (let index = 0, place = at; index < count; index++, place += step) {
      paint(samples, index, pixels, place);
    }
  };
}

type PaintPixel = (samples: Uint8Array, index: number, pixels: Uint8Array, place: number) => void;

function paletteColour({ depth, palette, transparency }: PngParts): PaintPixel {
  if (palette.length === 0) throw new BrokenPicture('no palette');
  const sample = sampleReader(depth);
  return (samples, index, pixels, place) => {
    const colour = sample(samples, index);
    // Colours beyond the palette are black, as elsewhere.
    pixels[place] = palette[colour * 3] ?? 0;
    pixels[place + 1] = palette[colour * 3 + 1] ?? 0;
    pixels[place + 2] = palette[colour * 3 + 2] ?? 0;
    pixels[place + 3] = transparency[colour] ?? 255;
  };
}

function sampleColour(parts: PngParts): PaintPixel {
  const channels = channelsOf(parts);
  const opacityChannel = parts.colour === 'rgba' ? 3 : parts.colour === 'grey-alpha' ? 1 : undefined;
  const [green, blue] = channels >= 3 ? [1, 2] : [0, 0];
  if (parts.depth < 8) return greyOfFewBits(parts);
  const bytes = parts.depth / 8;
  const isSeeThrough = seeThroughColour(parts, channels * bytes);
  return (samples, index, pixels, place) => {
    // Of 16 bits, the first byte.
    const from = index * channels * bytes;
    pixels[place] = samples[from] as number;
    pixels[place + 1] = samples[from + green * bytes] as number;
    pixels[place + 2] = samples[from + blue * bytes] as number;
    pixels[place + 3] = isSeeThrough?.(samples, from)
      ? 0
      : opacityChannel === undefined
        ? 255
        : (samples[from + opacityChannel * bytes] as number);
  };
}

function greyOfFewBits({ depth, transparency }: PngParts): PaintPixel {
  const sample = sampleReader(depth);
  const seeThrough = transparency.length >= 2 ? transparency[1] : undefined;
  const largest = 2 ** depth - 1;
  return (samples, index, pixels, place) => {
    const value = sample(samples, index);
    pixels.fill(Math.round((value * 255) / largest), place, place + 3);
    pixels[place + 3] = value === seeThrough ? 0 : 255;
  };
}

/** Whether the pixel at a byte has the one colour that is see-through; undefined where there is none. */
function seeThroughColour({ depth, colour, transparency }: PngParts, pixelBytes: number) {
  const samples = colour === 'grey' ? 1 : colour === 'rgb' ? 3 : 0;
  if (samples === 0 || transparency.length < samples * 2) return undefined;
  // Two bytes a sample, of which pictures of 8 bits use the second.
  const wanted = Array.from(transparency.subarray(0, samples * 2)).filter(
    (_, at) => depth === 16 || at % 2 === 1,
  );
  return (row: Uint8Array, from: number) => {
    for (let at = 0; at < pixelBytes; at++) if (row[from + at] !== wanted[at]) return false;
    return true;
  };
}

/** Reads a sample of up to 8 bits; the first pixel has the highest bits of a byte. */
function sampleReader(depth: number): (samples: Uint8Array, index: number) => number {
  if (depth === 8) return (samples, index) => samples[index] as number;
  const mask = 2 ** depth - 1;
  return (samples, index) => {
    const bit = index * depth;
    return ((samples[bit >> 3] as number) >> (8 - depth - (bit & 7))) & mask;
  };
}

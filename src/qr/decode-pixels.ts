import type { Clock } from '../base/clock.ts';
import { drawMatrix } from './draw-matrix.ts';
import type { QrEngines, ZxingCode } from './engines.ts';
import { enlarged } from './enlarged.ts';
import { cornersOf, type Grid } from './grid.ts';
import { halved } from './halved.ts';
import { locateGrids } from './locate-grids.ts';
import { luminanceOf } from './luminance.ts';
import { mendMatrix } from './mend-matrix.ts';
import type { Corners, Decoder, FoundCode, Luminance, Pixels, Point } from './pixels.ts';
import { sampleGrid } from './sample-grid.ts';
import { textOf } from './split-code.ts';
import { type Scene, survey } from './survey.ts';
import { tilesOf } from './tiles.ts';

export interface DecodeOptions {
  /**
   * Whether a text is what is looked for: the search goes on, by slower ways, until one is. Without it the first text
   * ends it. `() => false` tries everything.
   */
  readonly isUsable?: (text: string) => boolean;
  /** After the first attempt, no further one is started after so long; the one that runs is finished. */
  readonly limit?: { readonly clock: Clock; readonly milliseconds: number };
}

/** A code that zxing should see is enlarged where the whole picture stays below so many pixels. */
const LARGEST_ENLARGED = 1_000_000;
/** Pictures of more pixels are looked at smaller, and then in tiles. */
const LARGEST_WHOLE = 16_000_000;
/** How much blur is undone, one after the other: a share of what a module differs from its neighbours. */
const SHARPENINGS = [0, 0.6, 1.2] as const;

/**
 * All QR codes in a picture, in the order they were found. First as zxing sees them; where nothing usable is among them,
 * by slower ways: the picture enlarged, and Kiln's own search, which mends what is covered, blurred or washed out.
 * Every text has passed a code's own error correction, and a mended one with more than noise could have.
 * Throws a RangeError where `data` does not fit the size.
 */
export async function decodePixels(
  engines: QrEngines,
  pixels: Pixels,
  options: DecodeOptions = {},
): Promise<FoundCode[]> {
  const search = new Search(engines, options);
  const luminance = luminanceOf(pixels);
  if (luminance.width * luminance.height <= LARGEST_WHOLE) {
    await search.read(luminance, identity);
    await search.lookCloser(luminance, identity);
  } else {
    await search.readSmaller(luminance);
    await search.inTiles(luminance, (tile, place) => search.read(tile, place));
    await search.inTiles(luminance, (tile, place) => search.lookCloser(tile, place));
  }
  return search.found;
}

/** From a place in what was looked at to the place in the picture. */
type Place = (point: Point) => Point;
const identity: Place = (point) => point;

class Search {
  readonly found: FoundCode[] = [];
  readonly #engines: QrEngines;
  readonly #isUsable: (text: string) => boolean;
  readonly #isLate: () => boolean;
  #hasUsable = false;

  constructor(engines: QrEngines, { isUsable = () => true, limit }: DecodeOptions) {
    this.#engines = engines;
    this.#isUsable = isUsable;
    const end = limit && limit.clock.elapsedMilliseconds() + limit.milliseconds;
    this.#isLate = () => limit !== undefined && limit.clock.elapsedMilliseconds() >= (end ?? 0);
  }

  /** Whether there is nothing more to do: a usable text, or no time left. */
  get #isOver(): boolean {
    return this.#hasUsable || this.#isLate();
  }

  /** What zxing sees in a picture or a part of one. */
  async read(luminance: Luminance, place: Place): Promise<void> {
    await this.#readAsItIs(luminance, 'zxing', place);
  }

  /** What zxing sees in a picture too large to be looked at whole, made smaller. */
  async readSmaller(luminance: Luminance): Promise<void> {
    let [small, scale] = [luminance, 1];
    while (small.width * small.height > LARGEST_WHOLE) [small, scale] = [halved(small), scale * 2];
    await this.read(small, ([x, y]) => [x * scale, y * scale]);
  }

  /** Looks by every other way, one after the other, until one gives something usable. */
  async lookCloser(luminance: Luminance, place: Place): Promise<void> {
    if (this.#isOver) return;
    if (luminance.width * luminance.height <= LARGEST_ENLARGED) {
      await this.#readAsItIs(enlarged(luminance), 'zxing-prepared', ([x, y]) => place([x / 2, y / 2]));
    }
    if (!this.#isOver) await this.#readMended(luminance, place);
  }

  /** Looks at a large picture in parts, until there is no time left. */
  async inTiles(luminance: Luminance, look: (tile: Luminance, place: Place) => Promise<void>): Promise<void> {
    for (const { left, top, tile } of tilesOf(luminance)) {
      if (this.#isLate()) return;
      await look(tile, ([x, y]) => [x + left, y + top]);
    }
  }

  async #readAsItIs(luminance: Luminance, decoder: Decoder, place: Place): Promise<void> {
    for (const code of await this.#engines.zxing(luminance)) {
      this.#add({ ...code, corners: moved(code.corners, place), decoder });
    }
  }

  async #readMended(luminance: Luminance, place: Place): Promise<void> {
    if (luminance.width < SMALLEST_SIDE || luminance.height < SMALLEST_SIDE) return;
    const isOver = () => this.#isOver;
    const scene = survey(luminance, isOver);
    const isTaken = (middle: Point) => this.#isTaken(place(middle));
    for (const grid of locateGrids(scene, { isTaken, isOver })) {
      if (this.#isOver) return;
      const code = await this.#codeIn(scene, grid);
      if (code !== undefined) {
        this.#add({ ...code, corners: moved(cornersOf(grid), place), decoder: 'mended' });
      }
    }
  }

  /** The code that lies in a grid, if it can be repaired and zxing reads it then. */
  async #codeIn({ sums }: Scene, grid: Grid): Promise<ZxingCode | undefined> {
    for (const sharpening of SHARPENINGS) {
      const matrix = mendMatrix(grid.layout, sampleGrid(sums, grid, sharpening));
      if (matrix === undefined) continue;
      const [code] = await this.#engines.zxing(drawMatrix(matrix, grid.layout.size));
      if (code !== undefined) return code;
    }
    return undefined;
  }

  #add(code: FoundCode): void {
    const isKnown = this.found.some(
      ({ text, corners }) => text === code.text && isInside(middleOf(code.corners), corners),
    );
    if (isKnown) return;
    this.found.push(code);
    const parts = this.found.flatMap(({ part }) => part ?? []);
    const text = textOf(code, parts);
    this.#hasUsable ||= text.ok && this.#isUsable(text.value);
  }

  #isTaken(place: Point): boolean {
    return this.found.some(({ corners }) => isInside(place, corners));
  }
}

/** The side of the smallest code in pixels, at one pixel a module. */
const SMALLEST_SIDE = 21;

function moved(corners: Corners, place: Place): Corners {
  const [a, b, c, d] = corners;
  return [place(a), place(b), place(c), place(d)];
}

function middleOf(corners: Corners): Point {
  const sum = (axis: 0 | 1) => corners.reduce((total, corner) => total + corner[axis], 0);
  return [sum(0) / 4, sum(1) / 4];
}

/** Whether a place lies within a convex shape. */
function isInside([x, y]: Point, corners: Corners): boolean {
  const sides = corners.map(([fromX, fromY], index) => {
    const [toX, toY] = corners[(index + 1) % 4] as Point;
    return Math.sign((toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX));
  });
  return sides.every((side) => side >= 0) || sides.every((side) => side <= 0);
}

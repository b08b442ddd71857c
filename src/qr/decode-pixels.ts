import { bend } from './bend-grid.ts';
import { drawMatrix } from './draw-matrix.ts';
import type { QrEngines, ZxingCode } from './engines.ts';
import { enlarged } from './enlarged.ts';
import { cornersOf, type Grid } from './grid.ts';
import { halved } from './halved.ts';
import { isAllDrawn } from './is-drawn.ts';
import { gridsWithin, locateGrids } from './locate-grids.ts';
import { luminanceOf } from './luminance.ts';
import { Means } from './means.ts';
import { mendMatrix } from './mend-matrix.ts';
import type { Corners, FoundCode, Luminance, Paper, Pixels, Point } from './pixels.ts';
import { evened, sharpened } from './prepared.ts';
import { samplesOf } from './sample-grid.ts';
import { textOf } from './split-code.ts';
import { type Scene, sceneOf, survey } from './survey.ts';
import { tilesOf } from './tiles.ts';
import { Work } from './work.ts';

export interface DecodeOptions {
  /**
   * Whether a text is what is looked for: the search goes on, by slower ways, until one is. Without it the first text
   * ends it. `() => false` tries everything.
   */
  readonly isUsable?: (text: string) => boolean;
  /** What see-through places show: white unless said otherwise. */
  readonly paper?: Paper;
  /** How much the slower ways may do, for several pictures together where they share it. The first look is always taken. */
  readonly work?: Work;
}

/** What one picture is worth. */
export const LOOKS_A_PICTURE = 200_000_000;
/** What is made ready for zxing to look again has at most so many pixels. */
const LARGEST_PREPARED = 1_000_000;
/** Pictures of more pixels are looked at smaller, and then in tiles. */
const LARGEST_WHOLE = 16_000_000;
/** How many looks a pixel takes when finder patterns are looked for. */
const LOOKS_A_PIXEL = 1;
/** How many of the places where zxing saw something are looked at more closely. */
const MOST_UNREAD = 24;
/** The significance of a grid that is worth bending: there is a code. */
const WORTH_BENDING = 5;

/**
 * All QR codes in a picture, in the order they were found. First as zxing sees them; where nothing usable is among them,
 * by slower ways: where zxing saw one that it could not read, the picture enlarged, and Kiln's own search, which mends what is
 * covered, blurred, bent or washed out. What is found is the same on every computer, however busy.
 * Every text has passed a code's own error correction, and a mended one with more than noise could have.
 * Throws a RangeError where `data` does not fit the size.
 */
export async function decodePixels(
  engines: QrEngines,
  pixels: Pixels,
  options: DecodeOptions = {},
): Promise<FoundCode[]> {
  const search = new Search(engines, options);
  const luminance = luminanceOf(pixels, options.paper);
  if (luminance.width * luminance.height <= LARGEST_WHOLE) {
    await search.lookCloser(luminance, identity, await search.read(luminance, identity));
  } else {
    await search.readSmaller(luminance);
    const unread: (readonly Corners[])[] = [];
    await inTiles(luminance, async (tile, place) => {
      unread.push(await search.read(tile, place));
    });
    await inTiles(luminance, (tile, place) => search.lookCloser(tile, place, unread.shift() ?? []));
  }
  return search.found;
}

/** From a place in what was looked at to the place in the picture. */
type Place = (point: Point) => Point;
const identity: Place = (point) => point;

/** Looks at a large picture in parts. */
async function inTiles(
  luminance: Luminance,
  look: (tile: Luminance, place: Place) => Promise<void>,
): Promise<void> {
  for (const { left, top, tile } of tilesOf(luminance)) await look(tile, shifted(identity, left, top));
}

function shifted(place: Place, left: number, top: number): Place {
  return ([x, y]) => place([x + left, y + top]);
}

class Search {
  readonly found: FoundCode[] = [];
  readonly #engines: QrEngines;
  readonly #isUsable: (text: string) => boolean;
  readonly #work: Work;
  #hasUsable = false;

  constructor(
    engines: QrEngines,
    { isUsable = () => true, work = new Work(LOOKS_A_PICTURE) }: DecodeOptions,
  ) {
    this.#engines = engines;
    this.#isUsable = isUsable;
    this.#work = work;
  }

  /** Whether there is nothing more to do: a usable text, or all work done. */
  get #isOver(): boolean {
    return this.#hasUsable || this.#work.isSpent;
  }

  /** Takes what zxing sees in a picture or a part of one; where it saw more than it could read. */
  async read(luminance: Luminance, place: Place): Promise<readonly Corners[]> {
    const { codes, unread } = await this.#engines.zxingWithUnread(luminance);
    for (const code of codes) this.#add({ ...code, corners: moved(code.corners, place), decoder: 'zxing' });
    return unread;
  }

  /** What zxing sees in a picture too large to be looked at whole, made smaller. */
  async readSmaller(luminance: Luminance): Promise<void> {
    let [small, scale] = [luminance, 1];
    while (small.width * small.height > LARGEST_WHOLE) [small, scale] = [halved(small), scale * 2];
    await this.read(small, ([x, y]) => [x * scale, y * scale]);
  }

  /** Looks by every other way, one after the other, until one gives something usable. */
  async lookCloser(luminance: Luminance, place: Place, unread: readonly Corners[]): Promise<void> {
    if (luminance.width < SMALLEST_SIDE || luminance.height < SMALLEST_SIDE) return;
    const means = new Means(luminance);
    const surroundings = sceneOf(means, this.#work);
    for (const corners of unread.slice(0, MOST_UNREAD)) {
      if (this.#isOver) return;
      if (!this.#isTaken(place(middleOf(corners)))) await this.#readWithin(surroundings, place, corners);
    }
    if (this.#isOver) return;
    await this.#readPrepared(means, place);
    if (this.#isOver) return;
    this.#work.spend(luminance.width * luminance.height * LOOKS_A_PIXEL);
    const scene = survey(means, this.#work);
    const isTaken = (middle: Point) => this.#isTaken(place(middle));
    for (const grid of locateGrids(scene, isTaken)) {
      if (!isTaken(middleOf(cornersOf(grid)))) await this.#readGrid(scene, grid, place);
      if (this.#isOver) return;
    }
  }

  /** What lies between corners that zxing saw. */
  async #readWithin(scene: Scene, place: Place, corners: Corners): Promise<void> {
    for (const grid of gridsWithin(scene, corners)) {
      if (this.#isOver || (await this.#readGrid(scene, grid, place))) return;
    }
  }

  /** What zxing sees in a picture that was made ready for it: enlarged, sharper, under even light. */
  async #readPrepared(means: Means, place: Place): Promise<void> {
    const { picture } = means;
    const isSmall = picture.width * picture.height <= LARGEST_PREPARED;
    let small = isSmall ? picture : means.half;
    while (small.width * small.height > LARGEST_PREPARED) small = halved(small);
    const isSharp = !isSmall && isAllDrawn(picture);
    const ways: (() => Luminance)[] = [
      ...(isSmall ? [() => enlarged(small), () => enlarged(sharpened(small))] : []),
      ...(isSmall || isSharp ? [] : [() => sharpened(small)]),
      () => evened(small),
    ];
    for (const prepare of ways) {
      if (this.#isOver) return;
      const prepared = prepare();
      this.#work.spend(prepared.width * prepared.height * LOOKS_A_PIXEL);
      const share = picture.width / prepared.width;
      const toPicture: Place = ([x, y]) => place([x * share, y * share]);
      for (const code of await this.#engines.zxing(prepared)) {
        this.#add({ ...code, corners: moved(code.corners, toPicture), decoder: 'zxing-prepared' });
      }
    }
  }

  /** Whether there is a code in a grid that can be mended. */
  async #readGrid(scene: Scene, grid: Grid, place: Place): Promise<boolean> {
    const corners = moved(cornersOf(grid), place);
    const code = (await this.#codeIn(scene, grid)) ?? (await this.#codeInBent(scene, grid));
    if (code === undefined) return false;
    this.#add({ ...code, corners, decoder: 'mended' });
    return true;
  }

  async #codeInBent(scene: Scene, grid: Grid): Promise<ZxingCode | undefined> {
    if (grid.significance < WORTH_BENDING) return undefined;
    return this.#codeIn(scene, bend(scene.means, grid, this.#work));
  }

  /** The code that lies in a grid, if it can be repaired and zxing reads it then. */
  async #codeIn({ means }: Scene, grid: Grid): Promise<ZxingCode | undefined> {
    for (const samples of samplesOf(means, grid)) {
      this.#work.spend(samples.darkness.length * LOOKS_A_SAMPLE);
      const matrix = mendMatrix(grid.layout, samples);
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
/** What sampling a module and repairing its byte takes. */
const LOOKS_A_SAMPLE = 20;

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

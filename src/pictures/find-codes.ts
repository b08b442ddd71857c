import type { Clock } from '../base/clock.ts';
import { decodePixels } from '../qr/decode-pixels.ts';
import type { QrEngines } from '../qr/engines.ts';
import type { FoundCode, Pixels } from '../qr/pixels.ts';
import { isSameContent } from '../qr/split-code.ts';
import { SEARCH_MILLISECONDS } from './limits.ts';
import type { Picture } from './picture.ts';
import type { PictureFailure } from './picture-failure.ts';

/** A page that was looked at. `width` and `height`: its pixels, which the corners of codes are counted in. */
export interface SearchedPage {
  /** From 0. */
  readonly index: number;
  readonly width: number;
  readonly height: number;
  readonly codes: readonly FoundCode[];
}

export interface PictureSearch {
  readonly pages: readonly SearchedPage[];
  /** How many pages or frames nobody saw: there are too many, the time was over, or they could not be drawn. */
  readonly pagesLeftOut: number;
  /** Why pages could not be drawn, the first of them. */
  readonly failure?: PictureFailure;
}

export interface SearchOptions {
  readonly clock: Clock;
  /** Whether a text is what is looked for: until one is, slower ways are tried. */
  readonly isUsable: (text: string) => boolean;
  /** Told of each page while its pixels are at hand; the search waits. */
  readonly onPage?: (page: SearchedPage, pixels: Pixels) => Promise<void>;
}

/** An animation as a whole, of which every frame has to be drawn as well, is looked at for less than a picture. */
const ANIMATION_MILLISECONDS = 800;
/** Each further page of a document may be searched for so much more, all together no longer than that. */
const PAGE_MILLISECONDS = 250;
const MOST_MILLISECONDS = 10_000;

/**
 * Looks for codes on all pages of a picture, as long as there is time: every page gets its share of what is left. A code that an
 * animation shows in several frames is named in the first one only.
 */
export async function findCodes(
  picture: Picture,
  engines: QrEngines,
  { clock, isUsable, onPage }: SearchOptions,
): Promise<PictureSearch> {
  const isAnimation = picture.format !== 'PDF' && picture.pageCount > 1;
  const limit = isAnimation ? ANIMATION_MILLISECONDS : limitOf(picture.pageCount);
  // On a slow computer a document takes longer before any of its pages is left out.
  const end = clock.elapsedMilliseconds() + (isAnimation ? limit : MOST_MILLISECONDS);
  let forSearch = limit;
  const pages: SearchedPage[] = [];
  let failure: PictureFailure | undefined;
  let before: Pixels | undefined;
  let notDrawn = 0;
  let index = 0;
  for (; index < picture.pageCount; index++) {
    if (index > 0 && clock.elapsedMilliseconds() >= end) break;
    const drawn = await picture.page(index);
    if (!drawn.ok) {
      failure ??= drawn.failure;
      if (isAnimation) break;
      notDrawn++;
      continue;
    }
    const pixels = drawn.value;
    if (before !== undefined && isSame(before, pixels)) continue;
    if (isAnimation) before = pixels;
    const began = clock.elapsedMilliseconds();
    const milliseconds = Math.max(1, forSearch / (picture.pageCount - index));
    const found = await decodePixels(engines, pixels, { isUsable, limit: { clock, milliseconds } });
    forSearch -= clock.elapsedMilliseconds() - began;
    const isKnown = (code: FoundCode) =>
      isAnimation && pages.some(({ codes }) => codes.some((other) => isSameContent(code, other)));
    const codes = found.filter((code) => !isKnown(code));
    const page = { index, width: pixels.width, height: pixels.height, codes };
    pages.push(page);
    await onPage?.(page, pixels);
  }
  const pagesLeftOut = picture.pagesLeftOut + notDrawn + picture.pageCount - index;
  return { pages, pagesLeftOut, ...(failure !== undefined && { failure }) };
}

function limitOf(pageCount: number): number {
  return Math.min(MOST_MILLISECONDS, SEARCH_MILLISECONDS + (pageCount - 1) * PAGE_MILLISECONDS);
}

function isSame(one: Pixels, other: Pixels): boolean {
  return one.data.every((value, at) => other.data[at] === value);
}

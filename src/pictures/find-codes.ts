import { decodePixels, LOOKS_A_PICTURE } from '../qr/decode-pixels.ts';
import type { QrEngines } from '../qr/engines.ts';
import type { FoundCode, Pixels } from '../qr/pixels.ts';
import { isSameContent } from '../qr/split-code.ts';
import { Work } from '../qr/work.ts';
import { MOST_LOOKS } from './limits.ts';
import { isSeeThrough, putOnPaper } from './paper.ts';
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
  /** How many pages or frames nobody saw: there are too many, or they could not be drawn. */
  readonly pagesLeftOut: number;
  /** Why pages could not be drawn, the first of them. */
  readonly failure?: PictureFailure;
}

/** What drawing a pixel and the first look at it take. */
const LOOKS_A_PIXEL = 2;

export interface SearchOptions {
  /** Whether a text is what is looked for: until one is, slower ways are tried. */
  readonly isUsable: (text: string) => boolean;
  /** Told of each page while its pixels, with nothing see-through, are at hand; the search waits. */
  readonly onPage?: (page: SearchedPage, pixels: Pixels) => Promise<void>;
  /** How much may be done in all: as much as any picture is worth, unless said otherwise. */
  readonly work?: Work;
}

/**
 * Looks for codes on all pages of a picture, until as much is done as a picture is worth, however fast the computer is: every page
 * gets its share of what is left. What is see-through is looked at on white paper, and if nothing usable is found, on black. A code
 * that an animation shows in several frames is named in the first one only.
 */
export async function findCodes(
  picture: Picture,
  engines: QrEngines,
  { isUsable, onPage, work = new Work(MOST_LOOKS) }: SearchOptions,
): Promise<PictureSearch> {
  const isAnimation = picture.format !== 'PDF' && picture.pageCount > 1;
  const forAll = isAnimation ? LOOKS_A_PICTURE : Math.min(MOST_LOOKS, LOOKS_A_PICTURE * picture.pageCount);
  const pages: SearchedPage[] = [];
  let failure: PictureFailure | undefined;
  let before: Pixels | undefined;
  let notDrawn = 0;
  let forSearch = forAll;
  let index = 0;
  for (; index < picture.pageCount; index++) {
    if (index > 0 && work.isSpent) break;
    const drawn = await picture.page(index);
    if (!drawn.ok) {
      failure ??= drawn.failure;
      if (isAnimation) break;
      notDrawn++;
      continue;
    }
    const pixels = drawn.value;
    work.spend(pixels.width * pixels.height * LOOKS_A_PIXEL);
    if (before !== undefined && isSame(before, pixels)) continue;
    // What is see-through is put on paper below.
    if (isAnimation) before = isSeeThrough(pixels) ? { ...pixels, data: pixels.data.slice() } : pixels;
    const share = new Work(Math.min(LOOKS_A_PICTURE, forSearch / (picture.pageCount - index)));
    const found = await onEitherPaper(engines, pixels, isUsable, share);
    work.spend(share.spent);
    forSearch -= share.spent;
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

/** A code may be drawn for a dark page, and not be there at all on a light one. The picture is put on the paper that shows more. */
async function onEitherPaper(
  engines: QrEngines,
  pixels: Pixels,
  isUsable: (text: string) => boolean,
  work: Work,
): Promise<FoundCode[]> {
  const onWhite = await decodePixels(engines, pixels, { isUsable, work, paper: 'white' });
  if (!isSeeThrough(pixels)) return onWhite;
  const isEnough = onWhite.some(({ text }) => isUsable(text));
  const onBlack = isEnough ? [] : await decodePixels(engines, pixels, { isUsable, work, paper: 'black' });
  const isBetter = onBlack.some(({ text }) => isUsable(text)) || onBlack.length > onWhite.length;
  putOnPaper(pixels, isBetter ? 'black' : 'white');
  return isBetter ? onBlack : onWhite;
}

function isSame({ data: one }: Pixels, { data: other }: Pixels): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

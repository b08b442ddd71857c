import { fail, type Result, succeed } from '../../base/result.ts';
import type { DisplayFailure, DisplayOptions, DisplayReading } from '../../display/display-reading.ts';
import { readDisplays } from '../../display/read-display.ts';
import type { PictureFileFailure } from '../../ipc/picture-file-failure.ts';
import { MOST_FRAMES } from '../../pictures/limits.ts';
import type { Picture } from '../../pictures/picture.ts';
import type { PictureFailure } from '../../pictures/picture-failure.ts';

/** A display that was read in a picture. */
export interface PictureDisplay extends DisplayReading {
  /** From 1, as people count. */
  readonly page: number;
}

/** All displays of a picture that could be read. */
export interface DisplayPages {
  readonly displays: readonly PictureDisplay[];
  readonly pageCount: number;
}

export type DisplayAnswer = Result<DisplayPages, DisplayFailure | PictureFailure | PictureFileFailure>;

/**
 * Reads the displays on the pages of a picture, the first ones where there are many; fails with what is in the way on the first page
 * where nothing was read. `onPage` is called before each page.
 */
export async function readDisplayPages(
  picture: Picture,
  options: DisplayOptions,
  onPage: () => void,
): Promise<DisplayAnswer> {
  const displays: PictureDisplay[] = [];
  let failure: DisplayFailure | PictureFailure | undefined;
  for (let index = 0; index < Math.min(picture.pageCount, MOST_FRAMES); index++) {
    onPage();
    const page = await picture.page(index);
    if (!page.ok) {
      failure ??= page.failure;
      continue;
    }
    const read = readDisplays(page.value, options);
    displays.push(...read.readings.map((reading) => ({ ...reading, page: index + 1 })));
    if (read.readings.length === 0) failure ??= read.failure;
  }
  if (displays.length === 0) return fail(failure ?? { code: 'no-display-found' });
  return succeed({ displays, pageCount: picture.pageCount });
}

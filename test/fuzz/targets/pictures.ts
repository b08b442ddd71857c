import { readdirSync } from 'node:fs';
import { openPicture } from '../../../src/pictures/open-picture.ts';
import { pictureFile, testDecoders } from '../../pictures/decoders.ts';
import { attackOn, claim } from '../attack.ts';
import { mutated } from '../mutate.ts';
import { TESTS } from '../places.ts';
import type { Target } from '../target.ts';
import { claimWords } from '../words.ts';

/** Of the formats that are decoded where they are read; drawings and documents have a thread: see picture-files.ts. */
const HERE = /\.(png|gif|bmp|jpg|webp)$/;
/** Pixels that any page may have. */
const MOST_PIXELS = 70_000_000;

export function pictureSamples(which: RegExp): Uint8Array[] {
  return readdirSync(`${TESTS}pictures/files`)
    .filter((name) => which.test(name))
    .map(pictureFile);
}

/** Pictures, decoded in this process. */
export const pictures: Target = {
  name: 'pictures',
  share: 250,
  isTimeless: true,
  start: async () => {
    const { wasm } = testDecoders();
    return attackOn({
      arbitrary: mutated(pictureSamples(HERE), ['RIFF', 'VP8X', 'IDAT', 'PLTE', 'GIF89a', 'BM']),
      attempt: async (bytes) => {
        const picture = await openPicture(bytes, wasm);
        if (!picture.ok) return claimWords(picture.failure);
        const { pageCount } = picture.value;
        claim(pageCount >= 1 && pageCount <= 200, `${pageCount} pages`);
        try {
          const page = await picture.value.page(0);
          if (!page.ok) return claimWords(page.failure);
          const { width, height, data } = page.value;
          claim(width > 0 && height > 0 && width * height <= MOST_PIXELS, `${width} by ${height} pixels`);
          claim(data.length === 4 * width * height, 'pixels are missing');
        } finally {
          picture.value.close();
        }
      },
    });
  },
};

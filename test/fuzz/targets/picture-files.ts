import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPictureFile } from '../../../src/station/picture-codes/read-picture-file.ts';
import { attackOn } from '../attack.ts';
import { mutated } from '../mutate.ts';
import { ownFolder, TESTS } from '../places.ts';
import type { Target } from '../target.ts';
import { claimWords } from '../words.ts';
import { pictureSamples } from './pictures.ts';

const WORDS = [
  ...[
    '<g>',
    '</g>',
    '<use href="#a"/>',
    'width="1e9"',
    'transform="scale(1e30)"',
    'xlink:href="file:///etc/hostname"',
  ],
  ...[
    ' 0 obj',
    'endobj',
    'stream',
    'endstream',
    '/Kids[1 0 R]',
    '/Length 999999',
    '<<',
    '>>',
    'trailer',
    'xref',
  ],
];

/** Picture files of every kind as Kiln reads them: in a thread of their own, the codes in them looked for. */
export const pictureFiles: Target = {
  name: 'picture-files',
  share: 4,
  start: async () => {
    const folder = ownFolder();
    const path = join(folder, 'picture');
    const workerFile = join(TESTS, '..', 'dist', 'picture-worker.mjs');
    return attackOn({
      arbitrary: mutated(pictureSamples(/\.(svg|pdf|png|jpg|webp)$/), WORDS),
      attempt: async (bytes) => {
        writeFileSync(path, bytes);
        const read = await readPictureFile(path, { workerFile });
        if (!read.ok) claimWords(read.failure);
      },
      end: async () => rmSync(folder, { recursive: true, force: true }),
    });
  },
};

/* Reads one picture in a thread of its own: it can be ended, whatever the file does to it, and its memory goes with it. */
import { open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { fail, type Result, succeed } from '../../base/result.ts';
import type { PictureFileFailure } from '../../ipc/picture-file-failure.ts';
import { findCodes } from '../../pictures/find-codes.ts';
import { openPicture } from '../../pictures/open-picture.ts';
import { PICTURE_WASM_FILES, type PictureWasm } from '../../pictures/picture.ts';
import type { PictureFailure } from '../../pictures/picture-failure.ts';
import { loadEngines } from '../../qr/engines.ts';
import { systemClock } from '../system-clock.ts';
import type { PictureReading } from './picture-reading.ts';

/** What the thread is started with. */
export interface PictureWork {
  readonly path: string;
}

export type PictureAnswer = Result<PictureReading, PictureFailure | PictureFileFailure>;

/** Larger than any picture that Kiln decodes; nothing is read beyond it. */
const MOST_FILE_BYTES = 128 * 2 ** 20;

/** The decoders' files lie beside this one. */
const folder = dirname(fileURLToPath(import.meta.url));

async function read({ path }: PictureWork): Promise<PictureAnswer> {
  const bytes = await readBounded(path);
  if (!bytes.ok) return bytes;
  const picture = await openPicture(bytes.value, wasm);
  if (!picture.ok) return picture;
  const zxingWasm = await readFile(join(folder, 'zxing_reader.wasm'));
  const engines = await loadEngines({ zxingWasm });
  const { pages, pagesLeftOut, failure } = await findCodes(picture.value, engines, {
    clock: systemClock,
    isUsable: looksLikeSeed,
  });
  const codes = pages.flatMap(({ index, codes }) =>
    codes.map(({ text, corners }) => ({ text, corners, page: index + 1 })),
  );
  if (codes.length === 0) return fail(failure ?? { code: 'no-code-found' });
  return succeed({ codes, pages: pages.map(({ width, height }) => ({ width, height })), pagesLeftOut });
}

/** Enough to stop the search: what it really is, is judged outside. */
function looksLikeSeed(text: string): boolean {
  return /^otpauth/i.test(text);
}

const wasm: PictureWasm = async (engine) => {
  const file = await readFile(join(folder, PICTURE_WASM_FILES[engine]));
  return Uint8Array.from(file).buffer;
};

/** A whole file; of one that is too large, or never ends, only its beginning is read. */
async function readBounded(path: string): Promise<Result<Uint8Array, PictureFileFailure>> {
  try {
    const file = await open(path, 'r');
    try {
      const pieces: Buffer[] = [];
      let length = 0;
      for await (const piece of file.createReadStream({ autoClose: false, highWaterMark: 2 ** 20 })) {
        pieces.push(piece as Buffer);
        length += (piece as Buffer).length;
        if (length > MOST_FILE_BYTES) {
          return fail({ code: 'picture-file-too-large', mostMegabytes: MOST_FILE_BYTES / 2 ** 20 });
        }
      }
      return succeed(Buffer.concat(pieces));
    } finally {
      await file.close();
    }
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    return fail({ code: 'picture-unreadable', path, reason });
  }
}

// Last: what stands above has to be there when it runs.
parentPort?.postMessage(await read(workerData as PictureWork));

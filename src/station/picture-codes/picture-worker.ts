/* Reads one picture in a thread of its own: it can be ended, whatever the file does to it, and its memory goes with it. */
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { fail, type Result, succeed } from '../../base/result.ts';
import type { DisplayOptions } from '../../display/display-reading.ts';
import type { PictureFileFailure } from '../../ipc/picture-file-failure.ts';
import { findCodes } from '../../pictures/find-codes.ts';
import { LONGEST_SECONDS, MOST_FILE_MEGABYTES } from '../../pictures/limits.ts';
import { looksLikeSeed } from '../../pictures/looks-like-seed.ts';
import { openPicture } from '../../pictures/open-picture.ts';
import { PICTURE_WASM_FILES, type PictureWasm } from '../../pictures/picture.ts';
import type { PictureFailure } from '../../pictures/picture-failure.ts';
import { recogniseFormat } from '../../pictures/recognise-format.ts';
import { loadEngines } from '../../qr/engines.ts';
import type { PictureReading } from './picture-reading.ts';
import { type DisplayAnswer, readDisplayPages } from './read-display-pages.ts';

/** What the thread is started with. */
export interface PictureWork {
  readonly path: string;
  /** Displays are looked for, not codes. */
  readonly display?: DisplayOptions;
}

export type PictureAnswer = Result<PictureReading, PictureFailure | PictureFileFailure>;

/** What the thread says: at last the answer, before it perhaps that from now on it may take no longer than so many seconds. */
export type PictureMessage =
  | { readonly answer: PictureAnswer | DisplayAnswer }
  | { readonly limitSeconds: number };

const LEAST_BUFFER_BYTES = 65_536;

/** The decoders' files lie beside this one. */
const folder = dirname(fileURLToPath(import.meta.url));

async function read({ path, display }: PictureWork): Promise<PictureAnswer | DisplayAnswer> {
  const bytes = await readBounded(path);
  if (!bytes.ok) return bytes;
  const format = recogniseFormat(bytes.value);
  if (format.ok && format.value === 'SVG') say({ limitSeconds: LONGEST_SECONDS.drawing });
  const picture = await openPicture(bytes.value, wasm);
  if (!picture.ok) return picture;
  if (display)
    return readDisplayPages(picture.value, display, () => say({ limitSeconds: LONGEST_SECONDS.any }));
  const zxingWasm = await readFile(join(folder, 'zxing_reader.wasm'));
  const engines = await loadEngines({ zxingWasm });
  const { pages, pagesLeftOut, failure } = await findCodes(picture.value, engines, {
    isUsable: looksLikeSeed,
    onPage: async () => say({ limitSeconds: LONGEST_SECONDS.any }),
  });
  const codes = pages.flatMap(({ index, codes }) =>
    codes.map(({ decoder, ...code }) => ({ ...code, page: index + 1 })),
  );
  if (codes.length === 0) return fail(failure ?? { code: 'no-code-found' });
  return succeed({ codes, pages: pages.map(({ width, height }) => ({ width, height })), pagesLeftOut });
}

function say(message: PictureMessage): void {
  parentPort?.postMessage(message);
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
      const bytes = await readAll(file, MOST_FILE_MEGABYTES * 2 ** 20);
      if (bytes !== undefined) return succeed(bytes);
      return fail({ code: 'picture-file-too-large', mostMegabytes: MOST_FILE_MEGABYTES });
    } finally {
      await file.close();
    }
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    return fail({ code: 'picture-unreadable', path, reason });
  }
}

/** Undefined where there is more. A file of a known size is never in memory twice; one that has none (a pipe) grows. */
async function readAll(file: FileHandle, mostBytes: number): Promise<Uint8Array | undefined> {
  const { size } = await file.stat();
  // One byte more than there should be: the end shows without another buffer.
  let bytes = new Uint8Array(Math.min(Math.max(size, LEAST_BUFFER_BYTES), mostBytes) + 1);
  for (let filled = 0; ; ) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled);
    if (bytesRead === 0) return bytes.subarray(0, filled);
    filled += bytesRead;
    if (filled > mostBytes) return undefined;
    if (filled === bytes.length) {
      const larger = new Uint8Array(Math.min(filled * 2, mostBytes + 1));
      larger.set(bytes);
      bytes = larger;
    }
  }
}

// Last: what stands above has to be there when it runs.
say({ answer: await read(workerData as PictureWork) });

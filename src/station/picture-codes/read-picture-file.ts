import { Worker } from 'node:worker_threads';
import { fail } from '../../base/result.ts';
import type { PictureAnswer, PictureWork } from './picture-worker.ts';

export interface PictureFileOptions {
  /** The built worker (dist/picture-worker.mjs), which lies beside the decoders' files. */
  readonly workerFile: string;
  /** A file that keeps a computer busy for longer is given up. */
  readonly limitSeconds?: number;
}

/** Beyond what the search itself takes at most. */
const LIMIT_SECONDS = 20;

/**
 * Reads the codes in a picture file, in a thread of its own: none of what a hostile file takes of time and memory lasts. Rejects
 * where Kiln itself is at fault.
 */
export async function readPictureFile(
  path: string,
  { workerFile, limitSeconds = LIMIT_SECONDS }: PictureFileOptions,
): Promise<PictureAnswer> {
  const work: PictureWork = { path };
  // What decoders print about a file is nobody's business.
  const worker = new Worker(workerFile, { workerData: work, stdout: true, stderr: true });
  let limit: NodeJS.Timeout | undefined;
  try {
    return await new Promise<PictureAnswer>((resolve, reject) => {
      limit = setTimeout(
        () => resolve(fail({ code: 'picture-slow', seconds: limitSeconds })),
        limitSeconds * 1000,
      );
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the picture worker ended without an answer')));
    });
  } finally {
    clearTimeout(limit);
    worker.removeAllListeners('exit');
    await worker.terminate();
  }
}

import { Worker } from 'node:worker_threads';
import { fail } from '../../base/result.ts';
import { LONGEST_SECONDS } from '../../pictures/limits.ts';
import type { PictureAnswer, PictureMessage, PictureWork } from './picture-worker.ts';

export interface PictureFileOptions {
  /** The built worker (dist/picture-worker.mjs), which lies beside the decoders' files. */
  readonly workerFile: string;
}

/**
 * Reads the codes in a picture file, in a thread of its own: none of what a hostile file takes of time and memory lasts. Rejects
 * where Kiln itself is at fault.
 */
export async function readPictureFile(
  path: string,
  { workerFile }: PictureFileOptions,
): Promise<PictureAnswer> {
  const work: PictureWork = { path };
  // What decoders print about a file is nobody's business.
  const worker = new Worker(workerFile, { workerData: work, stdout: true, stderr: true });
  let limit: NodeJS.Timeout | undefined;
  try {
    return await new Promise<PictureAnswer>((resolve, reject) => {
      const giveUpAfter = (seconds: number) => {
        clearTimeout(limit);
        limit = setTimeout(() => resolve(fail({ code: 'picture-slow', seconds })), seconds * 1000);
      };
      giveUpAfter(LONGEST_SECONDS.any);
      worker.on('message', (message: PictureMessage) => {
        if ('answer' in message) resolve(message.answer);
        else giveUpAfter(message.limitSeconds);
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the picture worker ended without an answer')));
    });
  } finally {
    clearTimeout(limit);
    worker.removeAllListeners('exit');
    await worker.terminate();
  }
}

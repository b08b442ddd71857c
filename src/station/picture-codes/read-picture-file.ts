import { Worker } from 'node:worker_threads';
import { fail } from '../../base/result.ts';
import type { DisplayOptions } from '../../display/display-reading.ts';
import { LONGEST_SECONDS, LONGEST_SECONDS_IN_ALL } from '../../pictures/limits.ts';
import type { PictureAnswer, PictureMessage, PictureWork } from './picture-worker.ts';
import type { DisplayAnswer } from './read-display-pages.ts';

export interface PictureFileOptions {
  /** The built worker (dist/picture-worker.mjs), which lies beside the decoders' files. */
  readonly workerFile: string;
  /** Called once where it takes so long that somebody may wonder. */
  readonly onStillLooking?: () => void;
  /** Ends it: the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

const STILL_LOOKING_SECONDS = 2;

/**
 * Reads the codes in a picture file, in a thread of its own: none of what a hostile file takes of time and memory lasts. Rejects
 * where Kiln itself is at fault.
 */
export async function readPictureFile(path: string, options: PictureFileOptions): Promise<PictureAnswer> {
  return (await answerTo({ path }, options)) as PictureAnswer;
}

/** The same for the displays in a picture file. */
export async function readDisplayFile(
  path: string,
  display: DisplayOptions,
  options: PictureFileOptions,
): Promise<DisplayAnswer> {
  return (await answerTo({ path, display }, options)) as DisplayAnswer;
}

async function answerTo(
  work: PictureWork,
  { workerFile, onStillLooking, signal }: PictureFileOptions,
): Promise<PictureAnswer | DisplayAnswer> {
  // What decoders print about a file is nobody's business.
  const worker = new Worker(workerFile, { workerData: work, stdout: true, stderr: true });
  let limit: NodeJS.Timeout | undefined;
  const stillLooking = setTimeout(() => onStillLooking?.(), STILL_LOOKING_SECONDS * 1000);
  const end = performance.now() + LONGEST_SECONDS_IN_ALL * 1000;
  let stop: (() => void) | undefined;
  try {
    signal?.throwIfAborted();
    return await new Promise<PictureAnswer | DisplayAnswer>((resolve, reject) => {
      const giveUpAfter = (seconds: number) => {
        clearTimeout(limit);
        const milliseconds = Math.min(seconds * 1000, end - performance.now());
        limit = setTimeout(() => resolve(fail({ code: 'picture-slow', seconds })), milliseconds);
      };
      giveUpAfter(LONGEST_SECONDS.any);
      worker.on('message', (message: PictureMessage) => {
        if ('answer' in message) resolve(message.answer);
        else giveUpAfter(message.limitSeconds);
      });
      stop = () => reject(signal?.reason);
      signal?.addEventListener('abort', stop);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the picture worker ended without an answer')));
    });
  } finally {
    clearTimeout(limit);
    clearTimeout(stillLooking);
    if (stop) signal?.removeEventListener('abort', stop);
    worker.removeAllListeners('exit');
    await worker.terminate();
  }
}

import { readPictureFile } from '../station/picture-codes/read-picture-file.ts';
import type { Output } from './output.ts';
import { PICTURE_WORKER_FILE } from './picture-worker-file.ts';
import { plainLine } from './print-codes.ts';

/** Reads the codes in a picture file. Where that takes long and somebody watches, says so beside the output. */
export function readPicture(file: string, { words }: Pick<Output, 'words'>) {
  return readPictureFile(file, {
    workerFile: PICTURE_WORKER_FILE,
    onStillLooking: () => {
      if (!process.stderr.isTTY) return;
      process.stderr.write(`${words.terminal('qr/still-looking', { file: plainLine(file) })}\n`);
    },
  });
}

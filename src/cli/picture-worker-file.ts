import { join } from 'node:path';

/** The built worker that reads pictures: it lies beside the terminal's own file. */
export const PICTURE_WORKER_FILE = join(__dirname, 'picture-worker.mjs');

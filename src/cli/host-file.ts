import { join } from 'node:path';

/** The built reader host: it lies beside the terminal's own file. */
export const HOST_FILE = join(__dirname, 'reader-host.cjs');

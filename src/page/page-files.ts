import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** For the Content-Type header. */
  readonly type: string;
  /** Its name changes with its content. */
  readonly isHashed: boolean;
}

/** The built interface by path, as in `/assets/main-ABCDEFGH.js`: nothing else can be asked for, whatever the path. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** esbuild's `[name]-[hash]`. */
const HASHED = /-[A-Z0-9]{8}\.[a-z0-9]+$/;

/** Reads the folder that the interface was built into. Throws when it is not there: it belongs to the program. */
export function readPageFiles(directory: string): PageFiles {
  const files = new Map<string, PageFile>();
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    // Source maps and whatever else a build may leave there are nobody's business.
    if (!entry.isFile() || type === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(directory, file).split(sep).join('/')}`;
    files.set(path, { bytes: new Uint8Array(readFileSync(file)), type, isHashed: HASHED.test(path) });
  }
  if (!files.has('/index.html')) throw new Error(`there is no interface in ${directory}`);
  return files;
}

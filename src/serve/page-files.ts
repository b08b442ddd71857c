import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

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

/** Looks into the folder that the interface was built into. Throws when it is not there: it belongs to the program. */
export function readPageFiles(directory: string): PageFiles {
  const files = new Map(existsSync(directory) ? filesBelow(directory, '') : []);
  if (!files.has('/index.html')) throw new Error(`there is no interface in ${directory}`);
  return files;
}

/** Folder by folder: within Electron's archive nothing else can be relied on. */
function filesBelow(directory: string, path: string): [string, PageFile][] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const file = join(directory, entry.name);
    const filePath = `${path}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(file, filePath);
    const type = TYPES[extname(entry.name)];
    // Source maps and whatever else a build may leave there are nobody's business.
    if (!entry.isFile() || type === undefined) return [];
    return [[filePath, pageFile(file, type, HASHED.test(filePath))]];
  });
}

/** Read when it is first asked for: most of them are decoders that few pages want. */
function pageFile(file: string, type: string, isHashed: boolean): PageFile {
  let bytes: PageFile['bytes'] | undefined;
  return {
    type,
    isHashed,
    get bytes() {
      bytes ??= new Uint8Array(readFileSync(file));
      return bytes;
    },
  };
}

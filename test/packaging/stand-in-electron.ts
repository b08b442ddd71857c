import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The fuses of an Electron as it is released: https://www.electronjs.org/docs/latest/tutorial/fuses. */
const FUSE_WIRE = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSE_VERSION = 1;
const RELEASED_FUSES = '101100011';

/** The files of Electron's releases besides the program, by the system they are for. */
const BESIDE = {
  linux: ['chrome-sandbox', 'chrome_crashpad_handler', 'libEGL.so', 'libGLESv2.so', 'libffmpeg.so'],
  win32: ['d3dcompiler_47.dll', 'ffmpeg.dll', 'libEGL.dll', 'libGLESv2.dll'],
} as const;

const EVERYWHERE = [
  ...['LICENSE', 'LICENSES.chromium.html', 'version', 'icudtl.dat', 'resources.pak', 'snapshot_blob.bin'],
  ...['locales/de.pak', 'locales/en-GB.pak', 'locales/en-US.pak', 'locales/fr.pak'],
];

/**
 * A folder like one of Electron's releases, where nothing runs: enough to be packed. `program`: any executable of the
 * system, which becomes Electron's own, fuses and all.
 */
export function layStandIn(directory: string, system: 'linux' | 'win32', program: string): void {
  mkdirSync(join(directory, 'resources'), { recursive: true });
  for (const path of [...EVERYWHERE, ...BESIDE[system]]) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), 'stand-in');
  }
  const electron = join(directory, system === 'win32' ? 'electron.exe' : 'electron');
  cpSync(program, electron);
  const wire = Buffer.concat([
    Buffer.from(FUSE_WIRE),
    Buffer.from([FUSE_VERSION, RELEASED_FUSES.length]),
    Buffer.from(RELEASED_FUSES),
  ]);
  writeFileSync(electron, Buffer.concat([readFileSync(program), wire]));
}

// Called by electron-builder once an app is packed, before it sets the fuses that it knows: sets the one that it does not
// know, and refuses an Electron that has more fuses than somebody here has decided on. See docs/releasing.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** https://www.electronjs.org/docs/latest/tutorial/fuses: behind it a version, a length, and a digit for each fuse. */
const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
const VERSION = 1;
/** electron-builder.yml writes out eight. */
const KNOWN_FUSES = 9;
/** Traps in place of checks around the memory of WebAssembly, as Electron is released. */
const WASM_TRAP_HANDLERS = 8;
const ON = '1'.charCodeAt(0);

/** @param {{ appOutDir: string, electronPlatformName: string, packager: any }} context */
export default async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const { productFilename } = packager.appInfo;
  const framework = 'Contents/Frameworks/Electron Framework.framework/Electron Framework';
  const names = {
    darwin: join(`${productFilename}.app`, framework),
    win32: `${productFilename}.exe`,
    linux: packager.executableName,
  };
  setLastFuse(join(appOutDir, names[electronPlatformName]));
}

/** Throws where the program has no fuses, other ones, or more of them. */
export function setLastFuse(program) {
  const bytes = readFileSync(program);
  let wires = 0;
  // A program for two processors has two.
  for (let at = bytes.indexOf(SENTINEL); at >= 0; at = bytes.indexOf(SENTINEL, at + 1)) {
    const wire = at + SENTINEL.length;
    const [version, length] = [bytes[wire], bytes[wire + 1]];
    if (version !== VERSION || length !== KNOWN_FUSES)
      throw new Error(
        `${program} has ${length} fuses of version ${version}; ${KNOWN_FUSES} of version ${VERSION} are decided on. See "Electron" in docs/releasing.md.`,
      );
    bytes[wire + 2 + WASM_TRAP_HANDLERS] = ON;
    wires += 1;
  }
  if (wires === 0) throw new Error(`${program} has no fuses: it is no Electron.`);
  writeFileSync(program, bytes);
}

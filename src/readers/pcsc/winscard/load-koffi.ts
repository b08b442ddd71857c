import { existsSync } from 'node:fs';
import { join } from 'node:path';

export type Koffi = typeof import('koffi');

/**
 * koffi's compiled part, one file for every Node and Electron. It is taken by itself: koffi's JavaScript around it looks
 * for it and warns of old calls, and takes longer to load than the file. Throws when it is not there, or does not load.
 */
export function loadKoffi(): Koffi {
  // In packages it lies beside this bundle.
  if (existsSync(join(__dirname, 'koffi.node'))) return require('./koffi.node') as Koffi;
  const system = `${process.platform}-${process.arch}`;
  const installed = `@koromix/koffi-${system}`;
  try {
    return require(`${installed}/${system.replace('-', '_')}/koffi.node`) as Koffi;
  } catch {
    // Another C library (musl), or a processor whose folder is named after more: the package itself knows which.
    return require(installed) as Koffi;
  }
}

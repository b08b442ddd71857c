// electron-builder's `beforeBuild`: lays koffi's compiled part for the system that is packed where electron-builder.yml
// takes it from. Nothing is compiled, so that one system can pack for another.
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { koffiBinary } from './koffi-binary.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** False: there are no other modules to install or to pack. */
export default function beforeBuild({ platform, arch }) {
  // Named as ${os}-${arch} in the configuration.
  const directory = join(root, 'dist', 'koffi', `${platform.buildConfigurationKey}-${arch}`);
  mkdirSync(directory, { recursive: true });
  copyFileSync(koffiBinary({ platform: platform.nodeName, arch }), join(directory, 'koffi.node'));
  return Promise.resolve(false);
}

import { existsSync } from 'node:fs';

/** What the machine has of what compiling the addon needs. */
export interface BuildGround {
  readonly platform: NodeJS.Platform;
  readonly hasPcscHeaders: boolean;
  readonly hasApt: boolean;
}

/**
 * The command, for the folder Kiln lies in, that puts the addon there. `absent`: nfc-pcsc is not installed at all
 * (npm leaves an optional package out when it cannot be compiled); else it was compiled for another runtime.
 */
export function mendAddon(absent: boolean, ground: BuildGround = thisMachine()): string {
  const install = absent ? 'npm install' : 'npm rebuild @pokusew/pcsclite';
  const needsPackages = ground.platform === 'linux' && !ground.hasPcscHeaders && ground.hasApt;
  return needsPackages ? `sudo apt-get install libpcsclite-dev pcscd build-essential && ${install}` : install;
}

function thisMachine(): BuildGround {
  return {
    platform: process.platform,
    hasPcscHeaders: existsSync('/usr/include/PCSC/winscard.h'),
    hasApt: existsSync('/usr/bin/apt-get'),
  };
}

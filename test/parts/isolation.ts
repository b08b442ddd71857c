import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Where the machine's own pcscd listens. */
export const MACHINE_SOCKET = '/run/pcscd/pcscd.comm';

let isolation: boolean | undefined;

/** Whether a process can have a view of the file system of its own here; some containers have none. */
export function canIsolate(): boolean {
  isolation ??= mountsApart();
  return isolation;
}

function mountsApart(): boolean {
  try {
    const mount = ['mount', '-t', 'tmpfs', 'none', '/usr/lib/pcsc/drivers'];
    execFileSync('unshare', [...namespaceFlags(), ...mount], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** For unshare(1). */
export function namespaceFlags(): string[] {
  return process.getuid?.() === 0 ? ['--mount'] : ['--map-root-user', '--mount'];
}

/** Whether a pcscd can be started that leaves the machine's own alone, or as the machine's own. */
export function canStartPcscd(): boolean {
  return canIsolate() || (process.getuid?.() === 0 && !existsSync(MACHINE_SOCKET));
}

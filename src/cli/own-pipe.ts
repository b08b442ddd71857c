import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const ACCESS_MODE = 0o3;

/**
 * Whether both ends of the pipe behind a descriptor are open in this process: then it is Node's own, by which its
 * threads wake each other, and no script's. Known on Linux only.
 */
export function isOwnPipe(descriptor: number): boolean {
  if (process.platform !== 'linux') return false;
  const pipe = targetOf(descriptor);
  const mode = accessModeOf(descriptor);
  return readdirSync('/proc/self/fd')
    .map(Number)
    .some((other) => targetOf(other) === pipe && accessModeOf(other) !== mode);
}

function targetOf(descriptor: number): string | undefined {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    // Listed, and closed since: the one that the list was read through.
    return undefined;
  }
}

/** For reading, for writing, or for both, as open(2) has it. */
function accessModeOf(descriptor: number): number {
  const flags = /^flags:\s*([0-7]+)$/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, 'utf8'))?.[1];
  return Number.parseInt(flags ?? '0', 8) & ACCESS_MODE;
}

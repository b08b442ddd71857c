import { readdirSync, readFileSync } from 'node:fs';

/** Process ids of the reader hosts that run this file (Linux). A killed one that nobody waited for is none. */
export function hostProcesses(hostFile: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((id) => commandLine(id).includes(hostFile))
    .map(Number);
}

function commandLine(id: string): string[] {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Works for nothing until whoever started it has ended, or an hour is over. */
const SPIN = `
  const parent = process.ppid;
  const end = performance.now() + 3_600_000;
  while (process.ppid === parent && performance.now() < end) for (let turn = 0; turn < 1e7; turn++);
`;

/** Keeps every processor busy with a process of ordinary priority. Returns what ends them. */
export function startLoad() {
  const processes = Array.from({ length: availableParallelism() }, () =>
    spawn(process.execPath, ['-e', SPIN], { stdio: 'ignore' }),
  );
  return () => {
    for (const each of processes) each.kill('SIGKILL');
  };
}

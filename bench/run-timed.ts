import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A line of standard output, and when it came, in milliseconds from the start of the process. */
export interface TimedLine {
  readonly text: string;
  readonly milliseconds: number;
}

/** Runs Node with these arguments from start to exit. Throws unless it ends with status 0. */
export function runTimed(
  arguments_: readonly string[],
  input = '',
): Promise<{ readonly total: number; readonly lines: readonly TimedLine[] }> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, arguments_, { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines: TimedLine[] = [];
    createInterface({ input: child.stdout }).on('line', (text) => {
      lines.push({ text, milliseconds: performance.now() - start });
    });
    child.stdin.end(input);
    let total = Number.NaN;
    child.once('error', reject);
    child.once('exit', () => {
      total = performance.now() - start;
    });
    child.once('close', (status) => {
      if (status === 0) resolve({ total, lines });
      else
        reject(new Error(`node ${arguments_.join(' ')} ended with ${status}: ${lines.at(-1)?.text ?? ''}`));
    });
  });
}

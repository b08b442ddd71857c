import { execFile } from 'node:child_process';
import { join } from 'node:path';

export interface CommandOutput {
  /** The exit status; Windows' programs also use HRESULTs. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs one of the operating system's own programs without a shell. Resolves with undefined when it is not there, could
 * not be run or took longer than the limit (milliseconds); never rejects.
 */
export type RunCommand = (
  command: string,
  args: readonly string[],
  limitMilliseconds: number,
) => Promise<CommandOutput | undefined>;

export const runCommand: RunCommand = (command, args, limitMilliseconds) =>
  new Promise((resolve) => {
    const options = {
      timeout: limitMilliseconds,
      killSignal: 'SIGKILL' as const,
      windowsHide: true,
      env: { ...process.env, LC_ALL: 'C' },
    };
    try {
      execFile(programPath(command), args, options, (error, stdout, stderr) => {
        if (error === null) resolve({ status: 0, stdout, stderr });
        else resolve(typeof error.code === 'number' ? { status: error.code, stdout, stderr } : undefined);
      });
    } catch {
      resolve(undefined);
    }
  });

/** On Windows a bare name would be looked for in the current folder first. */
function programPath(command: string): string {
  if (process.platform !== 'win32') return command;
  return join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', `${command}.exe`);
}

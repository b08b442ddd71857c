import type { Failure } from '../ipc/failure.ts';
import { type ExitStatus, statusOfFailure } from './exit-status.ts';
import type { Output } from './output.ts';

/** A failure, and the file that it is about where several were named. */
export type FileFailure = Failure & { readonly file?: string };

/** Ends a command that left everything as it was: says why, and gives the exit status that says it to scripts. */
export function sayFailure(output: Output, failure: Failure): ExitStatus {
  output.object({ failure: output.failureObject(failure) });
  output.failure(failure);
  return statusOfFailure(failure);
}

/** The same for commands whose scripts wait for a result. */
export function sayUntouched(output: Output, failure: FileFailure): ExitStatus {
  output.object({ event: 'result', outcome: 'untouched', failure: output.failureObject(failure) });
  output.failure(failure, failure.file && `${failure.file}:`);
  return statusOfFailure(failure);
}

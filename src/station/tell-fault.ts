import { type Fault, faultOf } from '../base/fault.ts';

/** A mistake in Kiln itself as a failure; where it happened is said on standard error, for whoever keeps a log. */
export function tellFault(error: unknown): Fault {
  const fault = faultOf(error);
  logFault(fault);
  return fault;
}

export function logFault({ trace }: Fault): void {
  process.stderr.write(`kiln: a fault in Kiln itself. ${trace}\n`);
}

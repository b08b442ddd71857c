/** Something went wrong that nobody expected: a mistake in Kiln itself, as data, so that what is around it goes on. */
export interface Fault {
  readonly code: 'fault';
  /** What was thrown, in a line. */
  readonly error: string;
  /** Where from, for the log. */
  readonly trace: string;
}

/** What was thrown where nothing should throw. */
export function faultOf(error: unknown): Fault {
  const trace = error instanceof Error ? (error.stack ?? String(error)) : String(error);
  return { code: 'fault', error: String(error).split('\n', 1)[0] ?? '', trace };
}

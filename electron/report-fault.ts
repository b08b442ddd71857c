/** A bug, for whoever started the app from a terminal. */
export function reportFault(error: unknown): void {
  process.stderr.write(`kiln: a fault in Kiln itself. ${error instanceof Error ? error.stack : error}\n`);
}

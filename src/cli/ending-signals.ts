/*
 * By which signals a command is asked to end. Windows has Ctrl-C, Ctrl-Break and the closing of the window, which leaves
 * some ten seconds; whoever sends SIGTERM there ends a process at once, and nothing in it is told.
 */
const ON_WINDOWS = ['SIGINT', 'SIGBREAK', 'SIGHUP'] as const;

/** Calls `listener` when the person at the terminal stops the command, once a way. Returns what stops listening. */
export function onInterrupt(listener: () => void, platform: string = process.platform): () => void {
  return listenFor(platform === 'win32' ? ON_WINDOWS : ['SIGINT'], listener);
}

/** The same for a command that goes on until somebody ends it, be it a person or a service's supervisor. */
export function onEnding(listener: () => void, platform: string = process.platform): () => void {
  return listenFor(platform === 'win32' ? ON_WINDOWS : ['SIGINT', 'SIGTERM'], listener);
}

function listenFor(signals: readonly NodeJS.Signals[], listener: () => void): () => void {
  for (const signal of signals) process.once(signal, listener);
  return () => {
    for (const signal of signals) process.off(signal, listener);
  };
}

/*
 * By which signals a command is asked to end: by the person at the terminal, by a supervisor or a shutdown, and by the
 * terminal that is closed. Each is heard, so that what is under way ends truthfully. Windows has Ctrl-C, Ctrl-Break and
 * the closing of the window, which leaves some ten seconds; whoever sends SIGTERM there ends a process at once, and
 * nothing in it is told.
 */
const ON_WINDOWS = ['SIGINT', 'SIGBREAK', 'SIGHUP'] as const;
const ELSEWHERE = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Calls `listener` when somebody ends the command, once a way. Returns what stops listening. */
export function onEnding(listener: () => void, platform: string = process.platform): () => void {
  const signals = platform === 'win32' ? ON_WINDOWS : ELSEWHERE;
  for (const signal of signals) process.once(signal, listener);
  return () => {
    for (const signal of signals) process.off(signal, listener);
  };
}

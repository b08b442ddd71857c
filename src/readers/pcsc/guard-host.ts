import { spawn } from 'node:child_process';

/** Its input ends with whoever holds the other end, however that one ended. A terminal's signals are not for it. */
const GUARD = 'trap "" HUP INT QUIT TERM; read -r nothing; kill -KILL "$0"';

/**
 * Sees to it that the process `id` ends when this one does, also by SIGKILL and also while the other hangs and cannot
 * notice: a shell waits for the end of this process, which costs neither of the two any time. Returns what ends the
 * guard; call it when `id` has ended. Does nothing on Windows, where libuv puts children in a job that ends with us.
 */
export function guardHost(id: number, platform = process.platform): () => void {
  if (platform === 'win32') return () => {};
  // In a group of its own: whoever kills ours as a whole must not take it along.
  const guard = spawn('/bin/sh', ['-c', GUARD, String(id)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  // No shell, no guard: the host still hears of our end whenever it does not hang.
  guard.on('error', () => {});
  guard.stdin.on('error', () => {});
  guard.unref();
  // A socket, though its type does not say so; it must not keep us alive.
  if ('unref' in guard.stdin && typeof guard.stdin.unref === 'function') guard.stdin.unref();
  return () => void guard.kill('SIGKILL');
}

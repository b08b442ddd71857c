import { fork } from 'node:child_process';
import { guardHost } from './guard-host.ts';
import type { HostMessage, HostRequest } from './host-protocol.ts';

/** A running host process, as its parent holds it: a port, because Electron starts processes in another way. */
export interface HostProcess {
  /** Does nothing once the process has ended. */
  send(request: HostRequest): void;
  onMessage(listener: (message: HostMessage) => void): void;
  /** Calls `listener` once, however the process ended, also when it never started. */
  onEnd(listener: () => void): void;
  /** Asks the process to end; it may be unable to. */
  dismiss(): void;
  /** Ends the process for certain. */
  kill(): void;
}

export type ForkHost = (hostFile: string) => HostProcess;

/**
 * Threads for calls into PC/SC, one a reader at most, held for as long as a token stays mute. pcscd takes 16
 * readers; libuv's default of 4 would make readers wait for each other.
 */
const POOL_THREADS = 32;

/** Forks the host with plain Node. */
export const forkHost: ForkHost = (hostFile) => {
  const child = fork(hostFile, [], {
    // nfc-pcsc prints to stdout in places (Windows, ACR122); a shell's --json must stay clean.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    // Nothing inherited from a debugger or a test runner, nor certificates: reading them costs a start some 35 ms.
    execArgv: [],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_EXTRA_CA_CERTS: '',
      UV_THREADPOOL_SIZE: String(POOL_THREADS),
    },
  });
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const endGuard = child.pid === undefined ? () => {} : guardHost(child.pid);
  child.once('exit', () => {
    process.off('exit', kill);
    endGuard();
  });
  return {
    send: (request) => {
      // The error of a channel that closes at this moment: 'exit' follows and says it.
      if (child.connected) child.send(request, () => {});
    },
    onMessage: (listener) => void child.on('message', (message) => listener(message as HostMessage)),
    onEnd: (listener) => {
      let hasEnded = false;
      const end = () => {
        if (!hasEnded) listener();
        hasEnded = true;
      };
      child.once('exit', end);
      child.on('error', end);
    },
    dismiss: () => {
      if (child.connected) child.disconnect();
    },
    kill,
  };
};

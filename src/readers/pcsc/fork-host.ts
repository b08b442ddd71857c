import { fork } from 'node:child_process';
import type { Duplex } from 'node:stream';
import { DirectLine } from './direct-line.ts';
import { guardHost } from './guard-host.ts';
import {
  FIRST_LINE_DESCRIPTOR,
  type HostMessage,
  type HostRequest,
  type LineReport,
} from './host-protocol.ts';

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

/**
 * Direct lines to cards; readers beyond do without. None on Windows, where a thread cannot simply wait for what comes
 * through such a pipe.
 */
const LINES = process.platform === 'win32' ? 0 : 8;

/** Forks the host with plain Node. */
export const forkHost: ForkHost = (hostFile) => {
  const child = fork(hostFile, [], {
    // nfc-pcsc prints to stdout in places (Windows, ACR122); a shell's --json must stay clean.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc', ...Array.from({ length: LINES }, () => 'pipe' as const)],
    serialization: 'advanced',
    // Nothing inherited from a debugger or a test runner, nor certificates: reading them costs a start some 35 ms.
    execArgv: [],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_EXTRA_CA_CERTS: '',
      UV_THREADPOOL_SIZE: String(POOL_THREADS),
      KILN_LINES: String(LINES),
    },
  });
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const endGuard = child.pid === undefined ? () => {} : guardHost(child.pid);
  child.once('exit', () => {
    process.off('exit', kill);
    endGuard();
  });
  // The error of a channel that closes at this moment: 'exit' follows and says it.
  const send = (request: HostRequest) => void (child.connected && child.send(request, () => {}));
  const streams = child.stdio.slice(FIRST_LINE_DESCRIPTOR) as Duplex[];
  for (const stream of streams) stream.on('error', () => {});
  /** By their readers. */
  const lines = new Map<string, DirectLine>();
  return {
    send: (request) => {
      const line = request.do === 'ping' ? undefined : lines.get(request.reader);
      if (line === undefined) send(request);
      else if (request.do === 'transmit') line.send(request);
      else line.whenQuiet(() => send(request));
    },
    onMessage: (listener) =>
      void child.on('message', (message: HostMessage | LineReport) => {
        if (!('report' in message) || message.report !== 'line') return listener(message as HostMessage);
        const stream = streams[message.line];
        if (stream !== undefined) lines.set(message.reader, new DirectLine(stream, listener));
      }),
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

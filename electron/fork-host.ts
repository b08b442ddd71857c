import { utilityProcess } from 'electron';
import type { ForkHost, HostProcess } from '../src/readers/pcsc/fork-host.ts';
import type { HostMessage } from '../src/readers/pcsc/host-protocol.ts';
import { DISMISSAL } from './dismissal.ts';

/** As many as with plain Node: see src/readers/pcsc/fork-host.ts. */
const POOL_THREADS = 32;

/** Forks the reader host as Electron starts processes. It speaks to its parent through parent-port.ts. */
export const forkUtilityHost: ForkHost = (hostFile) => {
  const child = utilityProcess.fork(hostFile, [], {
    serviceName: 'Kiln reader host',
    stdio: 'ignore',
    execArgv: [],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_EXTRA_CA_CERTS: '',
      UV_THREADPOOL_SIZE: String(POOL_THREADS),
    },
  });
  let hasEnded = false;
  let mustDie = false;
  const kill = () => {
    mustDie = true;
    // Not child.kill(), which asks: a host that hangs does not hear.
    if (child.pid !== undefined && !hasEnded) end(child.pid);
  };
  child.once('spawn', () => mustDie && kill());
  child.once('exit', () => {
    hasEnded = true;
    process.off('exit', kill);
  });
  process.once('exit', kill);
  return {
    send: (request) => {
      if (!hasEnded) child.postMessage(request);
    },
    onMessage: (listener) => void child.on('message', (message: HostMessage) => listener(message)),
    onEnd: (listener) => void child.once('exit', () => listener()),
    dismiss: () => {
      if (!hasEnded) child.postMessage(DISMISSAL);
    },
    kill,
  } satisfies HostProcess;
};

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended in this very moment.
  }
}

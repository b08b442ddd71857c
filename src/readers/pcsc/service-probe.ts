import { execFile } from 'node:child_process';
import { createConnection } from 'node:net';

/** Whether the PC/SC service would answer. `unknown`: cannot be told without trying. */
export type ServiceAnswer = 'answers' | 'absent' | 'denied' | 'unknown';

/** A look at the service that costs milliseconds and cannot hang, unlike a call into PC/SC. Never rejects. */
export type ServiceProbe = () => Promise<ServiceAnswer>;

/** Where pcsc-lite's library looks for the service: the variable alone, else where distributions put it. */
function socketPaths(): readonly string[] {
  const named = process.env['PCSCLITE_CSOCK_NAME'];
  return named ? [named] : ['/run/pcscd/pcscd.comm', '/var/run/pcscd/pcscd.comm'];
}

/** The probe for this operating system. macOS starts its service whenever it is asked. */
export const probeService: ServiceProbe = async () => {
  if (process.platform === 'linux') return probeSockets(socketPaths());
  if (process.platform === 'win32') return probeWindowsService();
  return 'unknown';
};

/** The first socket that does not plainly fail decides. A stale socket file refuses. */
export async function probeSockets(paths: readonly string[]): Promise<ServiceAnswer> {
  for (const path of paths) {
    const answer = await probeSocket(path);
    if (answer !== 'absent') return answer;
  }
  return 'absent';
}

function probeSocket(path: string): Promise<ServiceAnswer> {
  return new Promise((resolve) => {
    const socket = createConnection({ path });
    socket.once('connect', () => {
      socket.destroy();
      resolve('answers');
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EACCES' || error.code === 'EPERM') resolve('denied');
      // The service runs, and its queue of callers is full at the moment.
      else resolve(error.code === 'EAGAIN' ? 'answers' : 'absent');
    });
  });
}

/** Windows runs the service only while a reader is plugged in. */
function probeWindowsService(): Promise<ServiceAnswer> {
  return new Promise((resolve) => {
    execFile('sc.exe', ['query', 'SCardSvr'], { timeout: 2000, windowsHide: true }, (error, output) =>
      resolve(error ? 'unknown' : parseServiceQuery(output)),
    );
  });
}

/** Reads `sc query`: the state's number is the same in every language (4: running; 1: stopped). */
export function parseServiceQuery(output: string): ServiceAnswer {
  const state = /:\s*([1-7])\s+[A-Z_]+\s*$/m.exec(output.replace(/^\s*TYPE.*$/m, ''))?.[1];
  if (state === undefined) return 'unknown';
  return state === '4' ? 'answers' : 'absent';
}

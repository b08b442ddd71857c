import { loadKoffi } from './load-koffi.ts';

/**
 * Ends this process with an exit status whatever its threads are at. Node's own way waits for libuv's pool, which a mute
 * token may hold for ever. Never returns. Sources: _exit(2); TerminateProcess of processthreadsapi.h.
 */
export function endAtOnce(status: number): never {
  const koffi = loadKoffi();
  if (process.platform === 'win32') {
    const kernel = koffi.load(`${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\kernel32.dll`);
    const ourselves = kernel.func('__stdcall', 'GetCurrentProcess', 'void *', []);
    kernel.func('__stdcall', 'TerminateProcess', 'int', ['void *', 'uint32_t'])(ourselves(), status);
  }
  koffi.load(null).func('_exit', 'void', ['int'])(status);
  throw new Error('still here');
}

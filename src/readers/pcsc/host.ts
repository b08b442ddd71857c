/*
 * The reader host: the PC/SC addon in a process of its own, because it can hang the process it lives in (see
 * docs/decisions/0004-pcsc-binding.md). Built to dist/reader-host.cjs; PcscReaders forks it and kills it.
 */
import type { Addon } from './addon.ts';
import type { HostLane } from './host-lane.ts';
import type { HostMessage, HostRequest } from './host-protocol.ts';
import { watchReaders } from './host-watch.ts';
import { PcscCode, pcscCodeOf } from './pcsc-codes.ts';

let lanes: ReadonlyMap<string, HostLane> = new Map();

function send(message: HostMessage, sent?: () => void): void {
  // Without a parent there is nobody to tell; 'disconnect' ends the process.
  process.send?.(message, undefined, undefined, (error) => {
    if (!error) sent?.();
  });
}

function loadAddon(): Addon | undefined {
  try {
    // Not bundled: it belongs to the Node it was compiled for.
    return require('nfc-pcsc') as Addon;
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const absent = (error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND';
    send({ report: 'addon-missing', absent, detail });
    return undefined;
  }
}

async function carryOut(request: HostRequest): Promise<Uint8Array | undefined> {
  if (request.do === 'ping') return undefined;
  const lane = lanes.get(request.reader);
  if (lane === undefined) throw new Error(`(0x${PcscCode.UNKNOWN_READER.toString(16)})`);
  if (request.do === 'transmit') return lane.transmit(request.bytes);
  await lane[request.do]();
  return undefined;
}

process.on('message', (request: HostRequest) => {
  carryOut(request).then(
    (bytes) => send({ reply: request.id, ok: true, ...(bytes && { bytes }) }),
    (error: unknown) => send({ reply: request.id, ok: false, code: pcscCodeOf(error) }),
  );
});

/** A terminal sends these to the parent and its children alike, and the parent may want to finish a burn. */
function stayUntilDismissed(): void {
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
}

// The parent has gone. An ordinary exit waits for the thread pool, which a mute token may hold for ever.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

const addon = loadAddon();
if (addon !== undefined) {
  // Only when the parent has heard of it may the constructor hang.
  send({ report: 'loaded' }, () => {
    try {
      lanes = watchReaders(addon, (report) => send(report));
      stayUntilDismissed();
    } catch (error) {
      send({ report: 'service-lost', code: pcscCodeOf(error) });
    }
  });
}

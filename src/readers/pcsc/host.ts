/*
 * The reader host: PC/SC in a process of its own, because its calls can hang the process they are made in (see
 * docs/decisions/0004-pcsc-binding.md). Built to dist/reader-host.cjs; PcscReaders forks it and kills it.
 */
import type { HostLane } from './host-lane.ts';
import type { HostMessage, HostRequest } from './host-protocol.ts';
import { watchReaders } from './host-watch.ts';
import { loadBinding } from './load-binding.ts';
import { PcscCode, PcscError } from './pcsc-codes.ts';

let lanes: ReadonlyMap<string, HostLane> = new Map();

function send(message: HostMessage, sent?: () => void): void {
  // Without a parent there is nobody to tell; 'disconnect' ends the process.
  process.send?.(message, undefined, undefined, (error) => {
    if (!error) sent?.();
  });
}

async function carryOut(request: HostRequest): Promise<Uint8Array | undefined> {
  if (request.do === 'ping') return undefined;
  const lane = lanes.get(request.reader);
  if (lane === undefined) throw new PcscError(PcscCode.UNKNOWN_READER);
  if (request.do === 'transmit') return lane.transmit(request.bytes);
  await lane[request.do]();
  return undefined;
}

process.on('message', (request: HostRequest) => {
  carryOut(request).then(
    (bytes) => send({ reply: request.id, ok: true, ...(bytes && { bytes }) }),
    (error: unknown) => {
      const code = error instanceof PcscError ? error.code : PcscCode.INTERNAL_ERROR;
      send({ reply: request.id, ok: false, code });
    },
  );
});

/** A terminal sends these to the parent and its children alike, and the parent may want to finish a burn. */
function stayUntilDismissed(): void {
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
}

// The parent has gone. An ordinary exit waits for the thread pool, which a mute token may hold for ever.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

const binding = loadBinding(process.env);
if ('report' in binding) send(binding);
else {
  // Only when the parent has heard of it may a binding hang.
  send({ report: 'loaded' }, () => {
    lanes = watchReaders(binding, (report) => send(report));
    stayUntilDismissed();
  });
}

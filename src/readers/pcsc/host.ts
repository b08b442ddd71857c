/*
 * The reader host: PC/SC in a process of its own, because its calls can hang the process they are made in (see
 * docs/decisions/0004-pcsc-binding.md). Built to dist/reader-host.cjs; PcscReaders forks it and kills it.
 */
import { isMainThread } from 'node:worker_threads';
import { serveCard } from './card-thread.ts';
import { withCardThreads } from './card-threads.ts';
import {
  FIRST_LINE_DESCRIPTOR,
  type HostMessage,
  type HostReply,
  type HostRequest,
  type LineReport,
} from './host-protocol.ts';
import { HostWork } from './host-work.ts';
import { loadBinding } from './load-binding.ts';
import type { PcscBinding } from './pcsc-binding.ts';
import { PcscCode } from './pcsc-codes.ts';

let work: HostWork | undefined;

function send(message: HostMessage | LineReport, sent?: () => void): void {
  // Without a parent there is nobody to tell; 'disconnect' ends the process.
  process.send?.(message, undefined, undefined, (error) => {
    if (!error) sent?.();
  });
}

/** A terminal sends these to the parent and its children alike, and the parent may want to finish a burn. */
function stayUntilDismissed(): void {
  for (const signal of ['SIGINT', 'SIGHUP', 'SIGBREAK'] as const) process.on(signal, () => {});
}

/** Lines are there where the parent has made them: plain Node's (fork-host.ts), not Electron's. */
function threaded(binding: PcscBinding): PcscBinding {
  const lines = Array.from(
    { length: Number(process.env['KILN_LINES'] ?? 0) },
    (_, line) => FIRST_LINE_DESCRIPTOR + line,
  );
  return withCardThreads(binding, __filename, lines, (report) => send(report));
}

function serveParent(): void {
  process.on('message', (request: HostRequest) => {
    const early: HostReply = { reply: request.id, ok: false, code: PcscCode.UNKNOWN_READER };
    void (work?.answer(request) ?? Promise.resolve(early)).then((reply) => send(reply));
  });

  // The parent has gone. An ordinary exit waits for the thread pool, which a mute token may hold for ever.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

  const binding = loadBinding(process.env);
  if ('report' in binding) send(binding);
  else {
    // Only when the parent has heard of it may a binding hang.
    send({ report: 'loaded' }, () => {
      work = new HostWork(threaded(binding), (report) => send(report));
      stayUntilDismissed();
    });
  }
}

if (isMainThread) serveParent();
else serveCard();

import type { HostLane } from './host-lane.ts';
import type { HostReply, HostReport, HostRequest } from './host-protocol.ts';
import { watchReaders } from './host-watch.ts';
import type { PcscBinding } from './pcsc-binding.ts';
import { PcscCode, PcscError } from './pcsc-codes.ts';

/** What a reader host does, wherever it runs: reports on all readers, and carries out what is asked of their cards. */
export class HostWork {
  readonly #lanes: ReadonlyMap<string, HostLane>;

  /** `end`: nobody wants to hear any more, while the process goes on. */
  constructor(binding: PcscBinding, report: (report: HostReport) => void, end?: AbortSignal) {
    this.#lanes = watchReaders(binding, report, end);
  }

  /** Never rejects. */
  async answer(request: HostRequest): Promise<HostReply> {
    const { id: reply } = request;
    try {
      const bytes = await this.#carryOut(request);
      return { reply, ok: true, ...(bytes && { bytes }) };
    } catch (error) {
      const code = error instanceof PcscError ? error.code : PcscCode.INTERNAL_ERROR;
      return { reply, ok: false, code };
    }
  }

  async #carryOut(request: HostRequest): Promise<Uint8Array | undefined> {
    if (request.do === 'ping') return undefined;
    const lane = this.#lanes.get(request.reader);
    if (lane === undefined) throw new PcscError(PcscCode.UNKNOWN_READER);
    if (request.do === 'transmit') return lane.transmit(request.bytes);
    await lane[request.do]();
    return undefined;
  }
}

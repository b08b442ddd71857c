import { PcscCode, PcscError, PcscState } from '../../../../src/readers/pcsc/pcsc-codes.ts';
import type { ReaderStateCell } from '../../../../src/readers/pcsc/winscard/winscard.ts';

export const PLUG_AND_PLAY = '\\\\?PnP?\\Notification';

/** A service in this process, as far as watching goes: readers and their states are what a test makes them. */
export class FakeWinscard {
  readonly readers = new Map<string, number>();
  /** What each wait was asked for. */
  readonly waits: { readonly names: readonly string[]; readonly limitMilliseconds: number }[] = [];
  /** Whether the service tells of readers that come and go (macOS: no). */
  hasPlugAndPlay = true;
  #wake: (error?: PcscError) => void = () => {};

  establishContext(): Promise<number> {
    return Promise.resolve(1);
  }

  listReaders(): Promise<string[]> {
    return Promise.resolve([...this.readers.keys()]);
  }

  async statusChange(_: number | bigint, limitMilliseconds: number, cells: ReaderStateCell[]): Promise<void> {
    this.waits.push({ names: cells.map(({ szReader }) => szReader), limitMilliseconds });
    if (!this.#fill(cells)) await this.#pause();
    this.#fill(cells);
  }

  /** Ends the wait that is out, as a change does, or a failure. */
  wake(error?: PcscError): Promise<void> {
    this.#wake(error);
    return new Promise((resolve) => setImmediate(resolve));
  }

  /** Fills in what is there; whether that is news. */
  #fill(cells: readonly ReaderStateCell[]): boolean {
    for (const cell of cells) {
      const state = this.readers.get(cell.szReader);
      if (cell.szReader === PLUG_AND_PLAY) cell.dwEventState = this.hasPlugAndPlay ? 0 : PcscState.UNKNOWN;
      else cell.dwEventState = state ?? PcscState.UNKNOWN | PcscState.UNAVAILABLE;
      if (cell.dwCurrentState !== cell.dwEventState) cell.dwEventState |= PcscState.CHANGED;
    }
    return cells.some(({ dwEventState }) => dwEventState & PcscState.CHANGED);
  }

  #pause(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#wake = (error) => (error ? reject(error) : resolve());
    });
  }
}

export const LOST = new PcscError(PcscCode.COMM_ERROR);

import { PcscCode, PcscError, PcscState } from '../../../../src/readers/pcsc/pcsc-codes.ts';
import type { WatchedReader } from '../../../../src/readers/pcsc/winscard/winscard.ts';

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

  async statusChange(
    _: number | bigint,
    limitMilliseconds: number,
    watched: readonly WatchedReader[],
  ): Promise<number[]> {
    this.waits.push({ names: watched.map(({ name }) => name), limitMilliseconds });
    if (!this.#look(watched).some((state) => state & PcscState.CHANGED)) await this.#pause();
    return this.#look(watched);
  }

  /** Ends the wait that is out, as a change does, or a failure. */
  wake(error?: PcscError): Promise<void> {
    this.#wake(error);
    return new Promise((resolve) => setImmediate(resolve));
  }

  #look(watched: readonly WatchedReader[]): number[] {
    return watched.map(({ name, state }) => {
      const now = this.#stateOf(name);
      return now === state ? now : now | PcscState.CHANGED;
    });
  }

  #stateOf(name: string): number {
    if (name === PLUG_AND_PLAY) return this.hasPlugAndPlay ? 0 : PcscState.UNKNOWN;
    return this.readers.get(name) ?? PcscState.UNKNOWN | PcscState.UNAVAILABLE;
  }

  #pause(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#wake = (error) => (error ? reject(error) : resolve());
    });
  }
}

export const LOST = new PcscError(PcscCode.COMM_ERROR);

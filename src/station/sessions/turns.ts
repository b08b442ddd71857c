import type { Clock } from '../../base/clock.ts';

/** Work that comes one after the other. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }

  /** The same for the last of all, which is not waited for for ever: what comes before it may hang with the folder it reads. */
  async takeLast(work: () => Promise<void>, clock: Clock, mostMilliseconds: number): Promise<void> {
    const finished = new AbortController();
    const done = this.take(work).finally(() => finished.abort());
    await Promise.race([done, clock.sleep(mostMilliseconds, finished.signal)]);
  }
}

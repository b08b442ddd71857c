import type { Browser } from 'playwright-core';
import type { State } from '../../src/ipc/state.ts';
import { openBrowser, openPage, type PageOptions, type WatchedPage } from './browser.ts';
import { FakeStation } from './fake-station.ts';

/** What these sources build (see test/parts/setup.ts). */
const INTERFACE = new URL('../../dist/renderer', import.meta.url).pathname;

/** The interface, and a browser to open it in. */
export class Stand {
  readonly #stations: FakeStation[] = [];
  #browser: Browser | undefined;

  async start(): Promise<void> {
    this.#browser = await openBrowser();
  }

  /** A station of its own, and a page that shows `state`. */
  async open(
    state: State,
    options: PageOptions = {},
  ): Promise<WatchedPage & { readonly station: FakeStation }> {
    if (!this.#browser) throw new Error('start first');
    const station = new FakeStation(INTERFACE, state);
    this.#stations.push(station);
    return { station, ...(await openPage(this.#browser, await station.listen(), options)) };
  }

  /** Puts away what `open` opened. */
  async clear(): Promise<void> {
    await Promise.all(this.#browser?.contexts().map((context) => context.close()) ?? []);
    await Promise.all(this.#stations.splice(0).map((station) => station.goAway()));
  }

  async end(): Promise<void> {
    await this.clear();
    await this.#browser?.close();
  }
}

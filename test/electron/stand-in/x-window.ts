import type { CDPSession, Page } from 'playwright-core';

interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The window of the X display that a page is in. */
export class XWindow {
  readonly #devtools: Promise<CDPSession>;
  readonly #windowId: Promise<number>;

  constructor(page: Promise<Page>) {
    this.#devtools = page.then((shown) => shown.context().newCDPSession(shown));
    this.#windowId = this.#devtools.then(
      async (devtools) => (await devtools.send('Browser.getWindowForTarget')).windowId,
    );
  }

  async setBounds({ x, y, width, height }: Bounds): Promise<void> {
    await this.#set({ left: x, top: y, width, height });
  }

  /** Resolves when the browser knows it to be so. */
  async setVisible(isVisible: boolean): Promise<void> {
    const windowState = isVisible ? 'normal' : 'minimized';
    await this.#set({ windowState });
    const devtools = await this.#devtools;
    const windowId = await this.#windowId;
    for (;;) {
      const { bounds } = await devtools.send('Browser.getWindowBounds', { windowId });
      if (bounds.windowState === windowState) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async #set(bounds: object): Promise<void> {
    const devtools = await this.#devtools;
    await devtools.send('Browser.setWindowBounds', { windowId: await this.#windowId, bounds });
  }
}

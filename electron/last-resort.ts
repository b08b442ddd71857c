import { app, dialog } from 'electron';
import type { ShellCatalogue } from '../src/messages/shell/shell-catalogue.ts';
import { reportFault } from './report-fault.ts';

/** A station that broke down itself must not keep the app open for ever. */
const CLOSING_MILLISECONDS = 15_000;

/**
 * What nobody caught, and a promise that nobody looks after: Electron would show the raw error and go on in a state that
 * nobody knows. What runs is ended truthfully instead, a person reads what happened, and the app is gone.
 */
export class LastResort {
  readonly #words: () => ShellCatalogue['fault'];
  #close: () => Promise<void> = async () => {};
  #isEnding = false;

  constructor(words: () => ShellCatalogue['fault']) {
    this.#words = words;
    process.on('uncaughtException', (error) => this.#end(error));
    process.on('unhandledRejection', (error) => this.#end(error));
  }

  /** From now on there is something to be closed. */
  closing(close: () => Promise<void>): void {
    this.#close = close;
  }

  #end(error: unknown): void {
    reportFault(error);
    if (this.#isEnding) return;
    this.#isEnding = true;
    void this.#leave();
  }

  async #leave(): Promise<void> {
    const late = new Promise((resolve) => setTimeout(resolve, CLOSING_MILLISECONDS));
    try {
      await Promise.race([this.#close(), late]);
    } catch (error) {
      reportFault(error);
    }
    const { what, detail } = this.#words();
    dialog.showErrorBox(what, detail);
    app.exit(1);
  }
}

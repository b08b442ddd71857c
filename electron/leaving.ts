import { app, type BrowserWindow, dialog } from 'electron';
import type { StationPort } from '../src/ipc/contract.ts';
import type { ShellCatalogue } from '../src/messages/shell/shell-catalogue.ts';
import { comeToRest, isWriting } from '../src/serve/at-rest.ts';
import { reportFault } from './report-fault.ts';

export interface LeavingOptions {
  readonly station: StationPort & { close(): Promise<void> };
  readonly window: () => BrowserWindow | undefined;
  readonly words: () => ShellCatalogue['leaving'];
  /** The last thing that is done; never rejects. */
  readonly tidyUp: () => Promise<void>;
}

/** Sees to it that the app ends only between burns, with a station that was closed properly. */
export class Leaving {
  readonly #options: LeavingOptions;
  #isUnderWay = false;
  #isClosed = false;

  constructor(options: LeavingOptions) {
    this.#options = options;
    app.on('before-quit', (event) => {
      if (this.#isClosed) return;
      event.preventDefault();
      void this.#leave();
    });
  }

  /** Where closing the window ends the app, the window waits for what there is to wait for. */
  watch(window: BrowserWindow): void {
    if (process.platform === 'darwin') return;
    window.on('close', (event) => {
      if (this.#isClosed) return;
      event.preventDefault();
      app.quit();
    });
  }

  /** The system goes off: nobody is asked, what runs is ended truthfully, and the app is gone. */
  leaveAtOnce(): void {
    if (this.#isClosed) return;
    const closed = this.#options.station.close().catch(reportFault);
    void closed.then(this.#options.tidyUp).then(() => {
      this.#isClosed = true;
      app.quit();
    });
  }

  async #leave(): Promise<void> {
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    // A station that cannot say how it stands, or not be closed, must not keep the app open for ever.
    const isLeaving = await this.#close().catch((error: unknown) => {
      reportFault(error);
      return true;
    });
    this.#isUnderWay = false;
    if (!isLeaving) return;
    await this.#options.tidyUp();
    this.#isClosed = true;
    app.quit();
  }

  /** False: the person stays. */
  async #close(): Promise<boolean> {
    const { station } = this.#options;
    if (isWriting(await station.call('state', undefined)) && !(await this.#wantsToWait())) return false;
    await comeToRest(station);
    await station.close();
    return true;
  }

  /** True: leave as soon as the token is done. */
  async #wantsToWait(): Promise<boolean> {
    const { words, window } = this.#options;
    const { what, detail, 'when-done': whenDone, stay } = words();
    const asked: Electron.MessageBoxOptions = {
      type: 'question',
      message: what,
      detail,
      buttons: [whenDone, stay],
      defaultId: 1,
      cancelId: 1,
    };
    const parent = window();
    const { response } = await (parent ? dialog.showMessageBox(parent, asked) : dialog.showMessageBox(asked));
    return response === 0;
  }
}

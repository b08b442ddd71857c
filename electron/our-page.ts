import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { BadCall } from '../src/station/service/station-service.ts';
import { isOurUrl } from './app-scheme.ts';
import type { ASK, Reply } from './channels.ts';
import { reportFault } from './report-fault.ts';

type Question = (typeof ASK)[keyof typeof ASK];
type Answerer = (...args: unknown[]) => unknown;

/** The page in the window, while there is one: whom we answer, and whom we tell. */
export class OurPage {
  readonly #contents: () => WebContents | undefined;

  constructor(contents: () => WebContents | undefined) {
    this.#contents = contents;
  }

  /** Answers the topmost frame of our window, and in it our page. `answerer` may reject, and checks its arguments. */
  answer(question: Question, answerer: Answerer): void {
    ipcMain.handle(question, async (event, ...args: unknown[]): Promise<Reply> => {
      if (!this.#isOurs(event)) return { ok: false };
      try {
        return { ok: true, answer: await answerer(...args) };
      } catch (error) {
        if (!(error instanceof BadCall)) reportFault(error);
        return { ok: false };
      }
    });
  }

  tell(channel: string, message?: unknown): void {
    const contents = this.#contents();
    if (contents !== undefined && !contents.isDestroyed()) contents.send(channel, message);
  }

  #isOurs({ senderFrame: frame }: IpcMainInvokeEvent): boolean {
    const page = this.#contents();
    return page !== undefined && frame !== null && frame === page.mainFrame && isOurUrl(frame.url);
  }
}

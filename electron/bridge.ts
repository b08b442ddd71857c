import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type { CallName, Events, StationPort } from '../src/ipc/contract.ts';
import { isOurUrl } from './app-scheme.ts';
import { CALL_CHANNEL, type CallReply, EVENT_CHANNELS } from './channels.ts';

export interface BridgeOptions {
  readonly port: StationPort;
  /** The window's page, while there is one. */
  readonly page: () => WebContents | undefined;
  readonly onFault: (error: unknown) => void;
}

/** Joins the page to the station: calls from our own page only, events to it. */
export function layBridge({ port, page, onFault }: BridgeOptions): void {
  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, args: unknown): Promise<CallReply> => {
    if (!isOurPage(event, page()) || typeof name !== 'string') return { ok: false };
    try {
      // The station checks name and arguments.
      return { ok: true, answer: await port.call(name as CallName, args as never) };
    } catch (error) {
      if (!(error instanceof Error && error.name === 'BadCall')) onFault(error);
      return { ok: false };
    }
  });
  for (const name of Object.keys(EVENT_CHANNELS) as (keyof Events)[]) {
    port.on(name, (event) => {
      const contents = page();
      if (contents !== undefined && !contents.isDestroyed()) contents.send(EVENT_CHANNELS[name], event);
    });
  }
}

/** The topmost frame of our window, and in it our page. */
function isOurPage(event: IpcMainInvokeEvent, page: WebContents | undefined): boolean {
  const { senderFrame: frame } = event;
  return page !== undefined && frame !== null && frame === page.mainFrame && isOurUrl(frame.url);
}

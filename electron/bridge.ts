import type { CallName, Events, StationPort } from '../src/ipc/contract.ts';
import { ASK, EVENT_CHANNELS } from './channels.ts';
import type { OurPage } from './our-page.ts';

/** Joins the page to the station: calls to it, which it checks itself, and events from it. */
export function layBridge(port: StationPort, page: OurPage): void {
  page.answer(ASK.call, (name, args) => port.call(name as CallName, args as never));
  for (const name of Object.keys(EVENT_CHANNELS) as (keyof Events)[]) {
    port.on(name, (event) => page.tell(EVENT_CHANNELS[name], event));
  }
}

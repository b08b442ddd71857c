/* The only thing that the page gets of Electron: the station's calls and events, as `window.kiln`. */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { CALL_CHANNEL, type CallReply, EVENT_CHANNELS } from './channels.ts';

const kiln = {
  async call(name: string, args: unknown): Promise<unknown> {
    const reply: CallReply = await ipcRenderer.invoke(CALL_CHANNEL, name, args);
    if (!reply.ok) throw new Error('the call was refused');
    return reply.answer;
  },
  on(name: keyof typeof EVENT_CHANNELS, listener: (event: unknown) => void): () => void {
    const channel = EVENT_CHANNELS[name];
    if (channel === undefined) throw new Error('there is no such event');
    const hear = (_event: IpcRendererEvent, event: unknown) => listener(event);
    ipcRenderer.on(channel, hear);
    return () => void ipcRenderer.removeListener(channel, hear);
  },
};

contextBridge.exposeInMainWorld('kiln', kiln);

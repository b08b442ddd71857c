/* The only thing that the page gets of Electron: the station's calls and events, and the shell's sight, as `window.kiln`. */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { ASK, EVENT_CHANNELS, type Reply, TELL } from './channels.ts';

type Listener = (message: unknown) => void;

const kiln = {
  call: (name: string, args: unknown) => ask(ASK.call, name, args),
  on(name: keyof typeof EVENT_CHANNELS, listener: Listener): () => void {
    const channel = EVENT_CHANNELS[name];
    if (channel === undefined) throw new Error('there is no such event');
    return hear(channel, listener);
  },
  captureScreens: () => ask(ASK.captureScreens),
  /** Also tells of what was captured before anybody listened. */
  onScan(listener: Listener): () => void {
    const take = async () => {
      const capture = await ask(ASK.takeScan);
      if (capture !== undefined) listener(capture);
    };
    void take();
    return hear(TELL.scan, () => void take());
  },
  wishCapture: (what: unknown) => ask(ASK.wishCamera, what),
  openCaptureSettings: (what: unknown) => ask(ASK.openCaptureSettings, what),
  /** Tells how it stands now, too. */
  onShortcut(listener: Listener): () => void {
    void ask(ASK.shortcutStanding).then(listener);
    return hear(TELL.shortcut, listener);
  },
  suspendShortcut: (isSuspended: unknown) => ask(ASK.suspendShortcut, isSuspended),
  copy: (text: unknown, isSecret: unknown) => ask(ASK.copy, text, isSecret),
};

async function ask(question: string, ...args: unknown[]): Promise<unknown> {
  const reply: Reply = await ipcRenderer.invoke(question, ...args);
  if (!reply.ok) throw new Error('the call was refused');
  return reply.answer;
}

function hear(channel: string, listener: Listener): () => void {
  const pass = (_event: IpcRendererEvent, message: unknown) => listener(message);
  ipcRenderer.on(channel, pass);
  return () => void ipcRenderer.removeListener(channel, pass);
}

contextBridge.exposeInMainWorld('kiln', kiln);

import { EventEmitter } from 'node:events';

/** Electron's `powerMonitor`: tests emit what the system would tell. */
export const powerMonitor = new EventEmitter();

/** Electron's `powerSaveBlocker`. */
export const powerSaveBlocker = {
  /** What keeps the computer awake, by its id. */
  blockers: new Map<number, string>(),
  started: 0,
  start(type: string): number {
    powerSaveBlocker.started += 1;
    powerSaveBlocker.blockers.set(powerSaveBlocker.started, type);
    return powerSaveBlocker.started;
  },
  stop: (id: number) => powerSaveBlocker.blockers.delete(id),
  isStarted: (id: number) => powerSaveBlocker.blockers.has(id),
};

/** Electron's `clipboard`, of texts alone. */
export const clipboard = {
  text: '',
  readText: async () => clipboard.text,
  async writeText(text: string): Promise<void> {
    clipboard.text = text;
  },
  clear(): void {
    clipboard.text = '';
  },
};

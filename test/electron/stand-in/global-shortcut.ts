const heard = new Map<string, () => void>();

/** Electron's `globalShortcut`. Tests press what was registered, and take shortcuts as another program would. */
export const globalShortcut = {
  /** What other programs have. */
  taken: new Set<string>(),
  register(accelerator: string, callback: () => void): boolean {
    if (accelerator === '') throw new TypeError('Error processing argument at index 0');
    if (globalShortcut.taken.has(accelerator) || heard.has(accelerator)) return false;
    heard.set(accelerator, callback);
    return true;
  },
  isRegistered: (accelerator: string) => heard.has(accelerator),
  unregister: (accelerator: string) => void heard.delete(accelerator),
  unregisterAll: () => heard.clear(),
  /** Whether anybody heard it. */
  press(accelerator: string): boolean {
    const callback = heard.get(accelerator);
    callback?.();
    return callback !== undefined;
  },
};

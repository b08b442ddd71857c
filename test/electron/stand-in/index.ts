/*
 * Run before dist/electron/main.cjs (`node -r`): from then on `require('electron')` gives the stand-in. See README.md.
 * STAND_IN_CHROMIUM names the Chromium to use, as a CDP address.
 */
import { createRequire } from 'node:module';
import os from 'node:os';
import { type BrowserContext, chromium } from 'playwright-core';
import { StandInApp } from './app.ts';
import { browserWindowClass } from './browser-window.ts';
import { desktopCapturer } from './desktop-capturer.ts';
import { displays } from './displays.ts';
import { answerTests } from './evaluate.ts';
import { globalShortcut } from './global-shortcut.ts';
import { ipcMain } from './ipc-main.ts';
import { clipboard, powerMonitor, powerSaveBlocker } from './power.ts';
import { session } from './session.ts';
import { utilityProcessFor } from './utility-process.ts';

// What the app takes its system for.
const { STAND_IN_PLATFORM: platform, STAND_IN_KERNEL: kernel } = process.env;
if (platform !== undefined) Object.defineProperty(process, 'platform', { value: platform });
if (kernel !== undefined) os.release = () => kernel;

const context: Promise<BrowserContext> = chromium
  .connectOverCDP(process.env['STAND_IN_CHROMIUM'] ?? '')
  .then((browser) => {
    const [first] = browser.contexts();
    if (first === undefined) throw new Error('Chromium has no context');
    return first;
  });

const app = new StandInApp(context);

const schemes: unknown[] = [];
const protocol = {
  ...session.defaultSession.protocol,
  registerSchemesAsPrivileged: (added: unknown[]) => {
    if (app.isReadyNow)
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    schemes.push(...added);
  },
};

let menu: unknown = null;

const electron = {
  app,
  BrowserWindow: browserWindowClass(app, context),
  ipcMain,
  session,
  protocol,
  schemes,
  utilityProcess: utilityProcessFor(() => app.isReadyNow),
  Menu: {
    buildFromTemplate: (items: unknown) => ({ items }),
    setApplicationMenu: (next: unknown) => {
      menu = next;
    },
    getApplicationMenu: () => menu,
  },
  dialog: {
    showMessageBox: async () => ({ response: 0 }),
    showErrorBox: (title: string, content: string) => void process.stderr.write(`${title}\n${content}\n`),
  },
  screen: { getAllDisplays: displays },
  desktopCapturer,
  globalShortcut,
  systemPreferences: {
    /** What a person has decided; tests decide otherwise. */
    access: { screen: 'granted', camera: 'granted' } as Record<string, string>,
    getMediaAccessStatus: (what: string) => electron.systemPreferences.access[what],
    askForMediaAccess: async (what: string) => electron.systemPreferences.access[what] === 'granted',
  },
  shell: {
    opened: [] as string[],
    openExternal: async (address: string) => void electron.shell.opened.push(address),
  },
  powerMonitor,
  powerSaveBlocker,
  clipboard,
  nativeTheme: { shouldUseDarkColors: false },
};

const Module = createRequire(__filename)('node:module') as {
  _load: (request: string, ...others: unknown[]) => unknown;
};
const load = Module._load;
Module._load = (request, ...others) => (request === 'electron' ? electron : load(request, ...others));

answerTests(electron);
// The test that holds this app is gone.
process.once('disconnect', () => process.exit(1));

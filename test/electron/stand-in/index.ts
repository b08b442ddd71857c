/*
 * Run before dist/electron/main.cjs (`node -r`): from then on `require('electron')` gives the stand-in. See README.md.
 * STAND_IN_CHROMIUM names the Chromium to use, as a CDP address.
 */
import { createRequire } from 'node:module';
import { type BrowserContext, chromium } from 'playwright-core';
import { StandInApp } from './app.ts';
import { browserWindowClass } from './browser-window.ts';
import { answerTests } from './evaluate.ts';
import { ipcMain } from './ipc-main.ts';
import { session } from './session.ts';
import { utilityProcessFor } from './utility-process.ts';

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

const displays: unknown = JSON.parse(
  process.env['STAND_IN_DISPLAYS'] ?? '[{"workArea":{"x":0,"y":0,"width":1920,"height":1040}}]',
);

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
  screen: { getAllDisplays: () => displays },
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

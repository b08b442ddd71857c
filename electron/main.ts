/* The desktop app's entrance; built to dist/electron/main.cjs. */
import { join, resolve } from 'node:path';
import { app, dialog } from 'electron';
import { Messages } from '../src/messages/messages.ts';
import { shellWords } from '../src/messages/shell/shell-words.ts';
import { defaultDataDirectory } from '../src/station/data-directory.ts';
import { openPcscService } from '../src/station/service/open-pcsc-service.ts';
import { registerScheme } from './app-scheme.ts';
import { Desktop } from './desktop.ts';
import { forkUtilityHost } from './fork-host.ts';
import { LastResort } from './last-resort.ts';
import { lockDownProcess } from './lock-down.ts';
import { operatingSystem } from './operating-system.ts';
import { reportFault } from './report-fault.ts';
import { systemLanguage } from './system-language.ts';

declare const KILN_VERSION: string;

const lastResort = new LastResort(() => shellWords(systemLanguage()).fault);
const dataDirectory = resolve(process.env['KILN_DATA'] || defaultDataDirectory());

app.setName('Kiln');
// What Chromium writes belongs beside what Kiln keeps, and a second Kiln with other data is another app.
app.setPath('userData', join(dataDirectory, 'window'));
app.setAboutPanelOptions({ applicationName: 'Kiln', applicationVersion: KILN_VERSION });
lockDownProcess();
// Wayland gives shortcuts out through its portal only.
if (operatingSystem() === 'wayland') app.commandLine.appendSwitch('enable-features', 'GlobalShortcutsPortal');
registerScheme();

if (app.requestSingleInstanceLock()) app.whenReady().then(start).catch(giveUp);
else app.quit();

function start(): void {
  // An AppImage asks for that by itself where it finds no sandbox.
  if (app.isPackaged && app.commandLine.hasSwitch('no-sandbox')) {
    const { what, detail } = shellWords(systemLanguage()).sandbox;
    dialog.showErrorBox(what, detail);
    app.exit(1);
    return;
  }
  const service = openPcscService({
    dataDirectory,
    version: KILN_VERSION,
    systemLanguage: systemLanguage(),
    pcsc: { hostFile: join(__dirname, 'reader-host.cjs'), fork: forkUtilityHost },
  });
  if (service.ok) {
    lastResort.closing(() => service.value.close());
    new Desktop(service.value, dataDirectory);
    return;
  }
  const { what, now } = new Messages(systemLanguage()).failure(service.failure, 'window');
  dialog.showErrorBox(what, now);
  app.exit(1);
}

/** A bug before there is anything to see. */
function giveUp(error: unknown): void {
  reportFault(error);
  dialog.showErrorBox('Kiln', String(error));
  app.exit(1);
}

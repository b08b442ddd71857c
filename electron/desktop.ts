import { join } from 'node:path';
import { app, type BrowserWindow, Menu, session } from 'electron';
import type { State } from '../src/ipc/state.ts';
import type { ShellCatalogue } from '../src/messages/shell-catalogue.ts';
import { shellWords } from '../src/messages/shell-words.ts';
import { readPageFiles } from '../src/serve/page-files.ts';
import type { StationService } from '../src/station/service/station-service.ts';
import { servePage } from './app-scheme.ts';
import { layBridge } from './bridge.ts';
import { CapturePermission } from './capture-permission.ts';
import { guardAgainstCrashes } from './crash-guard.ts';
import { Leaving } from './leaving.ts';
import { lockDownSession } from './lock-down.ts';
import { menuTemplate } from './menu.ts';
import { reportFault } from './report-fault.ts';
import { systemLanguage } from './system-language.ts';
import { openWindow } from './window.ts';

/** The app around one station and one window. */
export class Desktop {
  readonly #service: StationService;
  readonly #session = session.fromPartition('kiln', { cache: false });
  readonly #leaving: Leaving;
  readonly #placeFile: string;
  #window: BrowserWindow | undefined;
  #language = '';

  constructor(service: StationService, dataDirectory: string) {
    this.#service = service;
    this.#placeFile = join(dataDirectory, 'window.json');
    const capture = new CapturePermission();
    for (const each of [this.#session, session.defaultSession]) lockDownSession(each, capture);
    servePage(this.#session, readPageFiles(join(__dirname, '..', 'renderer')));
    layBridge({ port: service, page: () => this.#window?.webContents, onFault: reportFault });
    this.#leaving = new Leaving({
      station: service,
      window: () => this.#window,
      words: () => this.#words.leaving,
    });
    service.on('secretShown', (shown) => this.#window?.setContentProtection(shown));
    service.on('state', (state) => this.#speak(state));
    this.#speak(service.state());
    app.on('second-instance', () => this.#show());
    app.on('activate', () => this.#show());
    app.on('window-all-closed', () => {
      if (process.platform !== 'darwin') app.quit();
    });
    this.#show();
  }

  get #words(): ShellCatalogue {
    return shellWords(this.#language);
  }

  /** The window to the front; a new one where it was closed. */
  #show(): void {
    const window = this.#window;
    if (window === undefined) {
      this.#open();
      return;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  #open(): void {
    const window = openWindow({ session: this.#session, placeFile: this.#placeFile });
    this.#window = window;
    this.#leaving.watch(window);
    const hide = () => void this.#hideSecrets();
    guardAgainstCrashes(window.webContents, {
      words: () => this.#words.crash,
      onGone: hide,
      quit: () => app.quit(),
    });
    window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) hide();
    });
    window.on('closed', () => {
      this.#window = undefined;
      hide();
    });
  }

  /** Nobody looks any more: a page that comes anew shows no secret unasked. */
  async #hideSecrets(): Promise<void> {
    for (const room of ['burn', 'practice'] as const) await this.#service.call('hideSeed', { room });
  }

  /** Menus in the language of the settings. */
  #speak({ settings }: State): void {
    const language = settings.language === 'system' ? systemLanguage() : settings.language;
    if (language === this.#language) return;
    this.#language = language;
    const template = menuTemplate(process.platform, this.#words.menu, !app.isPackaged);
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }
}

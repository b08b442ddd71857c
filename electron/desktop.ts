import { join } from 'node:path';
import { app, type BrowserWindow, Menu, session } from 'electron';
import type { State } from '../src/ipc/state.ts';
import type { ShellCatalogue } from '../src/messages/shell/shell-catalogue.ts';
import { shellWords } from '../src/messages/shell/shell-words.ts';
import { readPageFiles } from '../src/serve/page-files.ts';
import type { StationService } from '../src/station/service/station-service.ts';
import { servePage } from './app-scheme.ts';
import { layBridge } from './bridge.ts';
import { CaptureBridge } from './capture-bridge.ts';
import { CapturePermission } from './capture-permission.ts';
import { CaptureShelf } from './capture-shelf.ts';
import { ASK } from './channels.ts';
import { ContentProtection } from './content-protection.ts';
import { guardAgainstCrashes } from './crash-guard.ts';
import { GoingAway } from './going-away.ts';
import { HumanHand } from './human-hand.ts';
import { KeepAwake } from './keep-awake.ts';
import { Leaving } from './leaving.ts';
import { lockDownSession } from './lock-down.ts';
import { menuTemplate } from './menu.ts';
import { OurPage } from './our-page.ts';
import { readsByCamera } from './reads-by-camera.ts';
import { reportFault } from './report-fault.ts';
import { ScreenCapturer } from './screen-capture.ts';
import { SecretClipboard } from './secret-clipboard.ts';
import { systemLanguage } from './system-language.ts';
import { openWindow } from './window.ts';

/** The app around one station and one window. */
export class Desktop {
  readonly #service: StationService;
  readonly #session = session.fromPartition('kiln', { cache: false });
  readonly #leaving: Leaving;
  readonly #capture: CaptureBridge;
  readonly #away: GoingAway;
  readonly #awake = new KeepAwake();
  readonly #hand = new HumanHand();
  readonly #placeFile: string;
  #window: BrowserWindow | undefined;
  #language = '';

  constructor(service: StationService, dataDirectory: string) {
    this.#service = service;
    this.#placeFile = join(dataDirectory, 'window.json');
    const window = () => this.#window;
    const page = new OurPage(() => this.#window?.webContents);
    const permission = new CapturePermission();
    const captures = new CaptureShelf();
    const protection = new ContentProtection(window);
    for (const each of [this.#session, session.defaultSession]) lockDownSession(each, permission);
    servePage(this.#session, readPageFiles(join(__dirname, '..', 'renderer')), captures);
    layBridge(service, page);
    this.#capture = new CaptureBridge({
      page,
      permission,
      hand: this.#hand,
      readsByCamera: () => readsByCamera(service.state()),
      capturer: new ScreenCapturer({ shelf: captures, window, protection }),
      bringToFront: () => this.#show(),
    });
    const clipboard = new SecretClipboard();
    this.#leaving = new Leaving({
      station: service,
      window,
      words: () => this.#words.leaving,
      tidyUp: () => clipboard.clear(),
    });
    page.answer(ASK.copy, (text, isSecret) => clipboard.copy(text, isSecret));
    this.#away = new GoingAway({
      onAway: (why) => {
        void clipboard.clear();
        service.dropSeeds(why);
      },
      onSleep: () => void service.call('pauseSession', undefined).catch(reportFault),
      onEnd: () => this.#leaving.leaveAtOnce(),
      isWriting: () => service.isWriting,
    });
    service.on('secretShown', (isShown) => protection.set('secret', isShown));
    service.on('state', (state) => this.#follow(state));
    this.#follow(service.state());
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
    this.#away.watch(window);
    this.#hand.watch(window.webContents);
    const leave = () => this.#pageLeft();
    guardAgainstCrashes(window.webContents, {
      words: () => this.#words.crash,
      onGone: leave,
      quit: () => app.quit(),
    });
    window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) leave();
    });
    window.on('closed', () => {
      this.#window = undefined;
      leave();
    });
  }

  /** Nobody looks any more: a page that comes anew shows no secret unasked, and records no shortcut. */
  #pageLeft(): void {
    this.#capture.shortcut.suspend(false);
    for (const room of ['burn', 'practice'] as const) void this.#service.call('hideSeed', { room });
  }

  /** What the settings want of the shell. */
  #follow(state: State): void {
    const { settings } = state;
    this.#awake.follow(state);
    this.#capture.shortcut.use(settings.screenShortcut);
    this.#speak(settings.language === 'system' ? systemLanguage() : settings.language);
  }

  #speak(language: string): void {
    if (language === this.#language) return;
    this.#language = language;
    const template = menuTemplate(process.platform, this.#words.menu, !app.isPackaged);
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }
}

import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, type Session, screen } from 'electron';
import { PAGE_URL } from './app-scheme.ts';
import { LEAST_HEIGHT, LEAST_WIDTH, placeOnScreen, readPlace, writePlace } from './window-place.ts';

export interface WindowOptions {
  readonly session: Session;
  /** Where the window's place is remembered. */
  readonly placeFile: string;
}

/** The interface's own greys, so that nothing flashes before it is drawn. */
const BACKGROUND = { light: '#f6f5f4', dark: '#1d1c1b' } as const;

/** Opens the window where it was last, with nothing of Electron or Node in its page but preload.ts. */
export function openWindow({ session, placeFile }: WindowOptions): BrowserWindow {
  const workAreas = screen.getAllDisplays().map((display) => display.workArea);
  const place = placeOnScreen(readPlace(placeFile), workAreas);
  const window = new BrowserWindow({
    title: 'Kiln',
    show: false,
    width: place?.width ?? 1280,
    height: place?.height ?? 800,
    ...(place && { x: place.x, y: place.y }),
    minWidth: LEAST_WIDTH,
    minHeight: LEAST_HEIGHT,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload: join(__dirname, 'preload.cjs'),
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Would send what is typed to the operating system, and fetch dictionaries.
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  // Not hidden "until Alt is pressed": the menu is there for its shortcuts.
  window.setMenuBarVisibility(false);
  if (place?.isMaximised) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () =>
    writePlace(placeFile, { ...window.getNormalBounds(), isMaximised: window.isMaximized() }),
  );
  void window.loadURL(PAGE_URL).catch(() => {
    // Ended before it was loaded; a page that broke down is drawn again elsewhere.
  });
  return window;
}

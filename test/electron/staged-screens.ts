import type { Page } from 'playwright-core';
import type { ScreenCapture } from '../../src/ipc/capture.ts';
import { type RunningApp, startApp } from './running-app.ts';

/* The app on each operating system as it takes it for, with screens that look as a test wants. */

export interface WithSight {
  readonly kiln: {
    captureScreens(): Promise<ScreenCapture>;
    onScan(listener: (capture: ScreenCapture) => void): () => void;
    onShortcut(listener: (standing: string) => void): () => void;
    suspendShortcut(isSuspended: boolean): Promise<void>;
    openCaptureSettings(what: unknown): Promise<boolean>;
    wishCapture(what: unknown): Promise<void>;
  };
  /** What a test of this file notes down in the page. */
  noted: unknown[];
}

/** What the app takes its operating system for. */
const SYSTEMS = {
  macos: { STAND_IN_PLATFORM: 'darwin' },
  windows: { STAND_IN_PLATFORM: 'win32', STAND_IN_KERNEL: '10.0.19041' },
  'windows-old': { STAND_IN_PLATFORM: 'win32', STAND_IN_KERNEL: '10.0.18363' },
  x11: { XDG_SESSION_TYPE: 'x11' },
  wayland: { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0' },
} as const;

export type Answer = 'white' | 'black' | 'empty' | 'nothing' | 'failure' | 'late failure';

interface Captures {
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
  /** How the window was while each was taken. */
  readonly window: readonly object[];
}

/** Screens that look as told: two of them, of which the second is the larger. Remembers how it was asked. */
export async function screens(app: RunningApp, answer: Answer): Promise<void> {
  await app.evaluate(({ BrowserWindow, desktopCapturer, screen }, how) => {
    const display = (id: number, x: number, width: number, height: number, scaleFactor: number) => ({
      ...{ id, label: `Monitor ${id}`, scaleFactor, size: { width, height } },
      ...{ bounds: { x, y: 0, width, height }, workArea: { x, y: 0, width, height } },
    });
    screen.getAllDisplays = () => [display(7, 0, 40, 30, 1), display(8, 40, 40, 30, 1.5)] as never;
    const taken = { sizes: [] as object[], window: [] as object[] };
    Object.assign(desktopCapturer, { taken });
    const image = ({ width, height }: { width: number; height: number }) => ({
      isEmpty: () => how === 'empty',
      getSize: () => ({ width, height }),
      toBitmap: () => Buffer.alloc(width * height * 4, how === 'black' ? Buffer.of(0, 0, 0, 255) : 255),
    });
    desktopCapturer.getSources = async ({ thumbnailSize }) => {
      const [window] = BrowserWindow.getAllWindows();
      taken.sizes.push(thumbnailSize ?? {});
      taken.window.push({
        visible: window?.isVisible(),
        opacity: window?.getOpacity(),
        protected: window?.isContentProtected(),
      });
      if (how === 'late failure') await new Promise((resolve) => setTimeout(resolve, 600));
      if (how.includes('failure')) throw new Error('Failed to get sources.');
      const source = (id: number) => ({
        ...{ id: `screen:${id}:0`, name: `Screen ${id}`, display_id: String(id), appIcon: null },
        thumbnail: image(thumbnailSize ?? { width: 0, height: 0 }),
      });
      return (how === 'nothing' ? [] : [source(7), source(8)]) as never;
    };
  }, answer);
}

export function capturesOf(app: RunningApp): Promise<Captures> {
  return app.evaluate(({ desktopCapturer }) => (desktopCapturer as unknown as { taken: Captures }).taken);
}

export function windowOf(app: RunningApp) {
  return app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return {
      visible: window?.isVisible(),
      opacity: window?.getOpacity(),
      protected: window?.isContentProtected(),
    };
  });
}

export const AS_IT_WAS = { visible: true, opacity: 1, protected: false };

/** As a person does: by pressing something first. */
export async function capture(page: Page): Promise<ScreenCapture> {
  await pressAnything(page);
  return page.evaluate(() => (globalThis as unknown as WithSight).kiln.captureScreens());
}

/** Something that does nothing in the page. */
export function pressAnything(page: Page): Promise<void> {
  return page.keyboard.press('Shift');
}

export async function start(system: keyof typeof SYSTEMS, answer: Answer) {
  const app = await startApp({ environment: SYSTEMS[system] });
  const page = await app.page();
  await page.getByRole('main').waitFor();
  await screens(app, answer);
  return { app, page };
}

/** What a person answered macOS. */
export function decide(app: RunningApp, access: string): Promise<void> {
  return app.evaluate(({ systemPreferences }, decided) => {
    Object.assign((systemPreferences as unknown as { access: object }).access, {
      screen: decided,
      camera: decided,
    });
  }, access);
}

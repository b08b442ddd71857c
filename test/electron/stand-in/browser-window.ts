import { EventEmitter } from 'node:events';
import type { BrowserContext } from 'playwright-core';
import type { StandInApp } from './app.ts';
import { X_DISPLAY } from './displays.ts';
import { Preventable } from './preventable.ts';
import type { StandInSession } from './session.ts';
import { StandInWebContents } from './web-contents.ts';
import { XWindow } from './x-window.ts';

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface WindowOptions extends Partial<Rectangle> {
  readonly minWidth?: number;
  readonly minHeight?: number;
  readonly show?: boolean;
  readonly title?: string;
  readonly webPreferences: Readonly<Record<string, unknown>> & {
    readonly session: StandInSession;
    readonly preload: string;
  };
}

/** Electron's `BrowserWindow`, made for one app and one Chromium. */
export function browserWindowClass(app: StandInApp, context: Promise<BrowserContext>) {
  return class BrowserWindow extends EventEmitter {
    static getAllWindows(): BrowserWindow[] {
      return [...app.windows] as unknown as BrowserWindow[];
    }

    readonly webContents: StandInWebContents;
    readonly options: WindowOptions;
    /** Where the window really is one. */
    readonly #x: XWindow | undefined;
    #bounds: Rectangle;
    #opacity = 1;
    readonly #is = {
      visible: true,
      maximised: false,
      minimised: false,
      focused: false,
      protected: false,
      menu: true,
      destroyed: false,
    };

    constructor(options: WindowOptions) {
      super();
      if (!app.isReadyNow) throw new Error('Cannot create BrowserWindow before app is ready');
      const { x = 40, y = 40, width = 800, height = 600, webPreferences } = options;
      this.options = options;
      this.#bounds = { x, y, width, height };
      this.#is.visible = options.show ?? true;
      this.webContents = new StandInWebContents({
        context,
        session: webPreferences.session,
        preloadFile: webPreferences.preload,
        size: { width, height },
      });
      Object.assign(this.webContents, {
        getLastWebPreferences: () => ({ ...webPreferences, session: undefined }),
      });
      this.#x = X_DISPLAY === undefined ? undefined : new XWindow(this.webContents.page());
      void this.#x?.setBounds(this.#bounds);
      this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
      app.windows.add(this);
      app.emit('web-contents-created', {}, this.webContents);
      app.emit('browser-window-created', {}, this);
    }

    loadURL(url: string): Promise<void> {
      return this.webContents.loadURL(url);
    }

    close(): void {
      const closing = new Preventable();
      this.emit('close', closing);
      if (!closing.defaultPrevented) this.destroy();
    }

    destroy(): void {
      if (this.#is.destroyed) return;
      this.#is.destroyed = true;
      this.webContents.destroy();
      this.emit('closed');
      app.windowClosed(this);
    }

    isDestroyed(): boolean {
      return this.#is.destroyed;
    }

    show(): void {
      this.#setVisible(true);
      this.focus();
    }

    showInactive(): void {
      this.#setVisible(true);
    }

    hide(): void {
      this.#setVisible(false);
      this.#is.focused = false;
    }

    /** Tells of it when it is so. */
    #setVisible(isVisible: boolean): void {
      this.#is.visible = isVisible;
      const name = isVisible ? 'show' : 'hide';
      if (this.#x === undefined) setImmediate(() => this.emit(name));
      else void this.#x.setVisible(isVisible).then(() => this.emit(name));
    }

    isVisible(): boolean {
      return this.#is.visible;
    }

    focus(): void {
      this.#is.focused = true;
      void this.webContents.emit('focus');
    }

    blur(): void {
      this.#is.focused = false;
    }

    isFocused(): boolean {
      return this.#is.focused;
    }

    minimize(): void {
      this.#is.minimised = true;
    }

    isMinimized(): boolean {
      return this.#is.minimised;
    }

    restore(): void {
      this.#is.minimised = false;
    }

    maximize(): void {
      this.#is.maximised = true;
    }

    isMaximized(): boolean {
      return this.#is.maximised;
    }

    getBounds(): Rectangle {
      return this.#bounds;
    }

    getNormalBounds(): Rectangle {
      return this.#bounds;
    }

    setBounds(bounds: Partial<Rectangle>): void {
      this.#bounds = { ...this.#bounds, ...bounds };
      void this.#x?.setBounds(this.#bounds);
    }

    getMinimumSize(): number[] {
      return [this.options.minWidth ?? 0, this.options.minHeight ?? 0];
    }

    setOpacity(opacity: number): void {
      this.#opacity = opacity;
    }

    getOpacity(): number {
      return this.#opacity;
    }

    setContentProtection(isOn: boolean): void {
      this.#is.protected = isOn;
    }

    isContentProtected(): boolean {
      return this.#is.protected;
    }

    setMenuBarVisibility(isVisible: boolean): void {
      this.#is.menu = isVisible;
    }

    isMenuBarVisible(): boolean {
      return this.#is.menu;
    }
  };
}

import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Preventable } from './preventable.ts';

export interface AppWindow {
  close(): void;
  destroy(): void;
}

/** Electron's `app`. */
export class StandInApp extends EventEmitter {
  readonly isPackaged = process.env['STAND_IN_PACKAGED'] === '1';
  /** Also those that it was started with. */
  readonly switches: Record<string, string> = Object.fromEntries(
    (process.env['STAND_IN_SWITCHES'] ?? '').split(' ').map((name) => [name, '']),
  );
  readonly commandLine = {
    appendSwitch: (name: string, value = '') => {
      this.switches[name] = value;
    },
    hasSwitch: (name: string) => name in this.switches,
  };
  readonly windows = new Set<AppWindow>();
  isSandboxed = false;
  accessibilitySupportEnabled = false;
  isReadyNow = false;
  name = 'Electron';
  aboutPanel: unknown;
  readonly #paths: Record<string, string> = {};
  readonly #ready: Promise<void>;
  #lockFile: string | undefined;

  constructor(ready: Promise<unknown>) {
    super();
    this.#ready = ready.then(() => {
      this.isReadyNow = true;
      this.emit('ready');
    });
    process.on('SIGTERM', () => this.quit());
  }

  whenReady(): Promise<void> {
    return this.#ready;
  }

  isReady(): boolean {
    return this.isReadyNow;
  }

  setName(name: string): void {
    this.name = name;
  }

  getName(): string {
    return this.name;
  }

  setPath(name: string, path: string): void {
    mkdirSync(path, { recursive: true });
    this.#paths[name] = path;
  }

  getPath(name: string): string {
    return this.#paths[name] ?? '/tmp';
  }

  enableSandbox(): void {
    if (this.isReadyNow) throw new Error('app.enableSandbox() must be called before app is ready');
    this.isSandboxed = true;
  }

  setAboutPanelOptions(options: unknown): void {
    this.aboutPanel = options;
  }

  getPreferredSystemLanguages(): string[] {
    return [process.env['STAND_IN_LANGUAGE'] ?? 'en-GB'];
  }

  /** One process a `userData` folder: a second one rings at the first. */
  requestSingleInstanceLock(): boolean {
    const file = join(this.getPath('userData'), 'stand-in-lock');
    const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
    if (holder !== undefined && isRunning(holder)) {
      process.kill(holder, 'SIGUSR2');
      return false;
    }
    writeFileSync(file, String(process.pid));
    this.#lockFile = file;
    process.on('SIGUSR2', () => this.emit('second-instance', {}, [], process.cwd(), undefined));
    return true;
  }

  quit(): void {
    const leaving = new Preventable();
    this.emit('before-quit', leaving);
    if (leaving.defaultPrevented) return;
    for (const window of [...this.windows]) window.close();
    // A window that stays keeps the app.
    if (this.windows.size > 0) return;
    this.emit('will-quit', new Preventable());
    this.exit(0);
  }

  exit(code = 0): void {
    this.emit('quit', {}, code);
    if (this.#lockFile !== undefined) rmSync(this.#lockFile, { force: true });
    process.exit(code);
  }

  windowClosed(window: AppWindow): void {
    this.windows.delete(window);
    if (this.windows.size > 0) return;
    if (!this.emit('window-all-closed')) this.quit();
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

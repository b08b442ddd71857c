import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { BrowserContext, Frame, Page, Route } from 'playwright-core';
import { toChromium, toElectron } from './addresses.ts';
import { X_DISPLAY } from './displays.ts';
import { DELIVER, pageScript } from './in-page.ts';
import { invoke } from './ipc-main.ts';
import { LargeBodies } from './large-bodies.ts';
import { Preventable } from './preventable.ts';
import type { StandInSession } from './session.ts';

const BINDING = '__kilnStandInAsk';

const largeBodies = new LargeBodies();

type OpenHandler = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' };

export interface WebContentsOptions {
  readonly context: Promise<BrowserContext>;
  readonly session: StandInSession;
  readonly preloadFile: string;
  /** The page's size in pixels. */
  readonly size: { readonly width: number; readonly height: number };
}

class Navigation extends Preventable {
  readonly url: string;
  readonly isMainFrame: boolean;
  readonly isSameDocument = false;

  constructor(url: string, isMainFrame: boolean) {
    super();
    this.url = url;
    this.isMainFrame = isMainFrame;
  }
}

/** Electron's `WebContents`: one page of Chromium. */
export class StandInWebContents extends EventEmitter {
  readonly mainFrame: { readonly url: string };
  readonly #options: WebContentsOptions;
  #page: Promise<Page>;
  #url = '';
  /** A load that this side asked for: it is nobody's attempt to leave. */
  #expected: string | undefined;
  #openHandler: OpenHandler = () => ({ action: 'allow' });
  #isDestroyed = false;
  #webRtcPolicy = 'default';
  #sending: Promise<unknown> = Promise.resolve();

  constructor(options: WebContentsOptions) {
    super();
    this.#options = options;
    const url = () => this.#url;
    this.mainFrame = {
      get url() {
        return url();
      },
    };
    this.#page = this.#newPage();
  }

  get session(): StandInSession {
    return this.#options.session;
  }

  /** What shows it in Chromium. */
  page(): Promise<Page> {
    return this.#page;
  }

  getURL(): string {
    return this.#url;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    this.#webRtcPolicy = policy;
  }

  getWebRTCIPHandlingPolicy(): string {
    return this.#webRtcPolicy;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  /** Lost where the page is just going, as in Electron. */
  send(channel: string, ...args: unknown[]): void {
    const message = [DELIVER, channel, structuredClone(args)] as const;
    this.#sending = this.#sending.then(async () => {
      const page = await this.#page;
      await page
        .evaluate(([name, to, what]) => {
          (globalThis as unknown as Record<string, (...all: unknown[]) => void>)[name]?.(to, what);
        }, message)
        .catch(() => {});
    });
  }

  async loadURL(url: string): Promise<void> {
    this.#expected = toChromium(url);
    const page = await this.#page;
    await page.goto(toChromium(url));
    this.emit('did-finish-load', {});
  }

  reload(): void {
    void this.#reload();
  }

  forcefullyCrashRenderer(): void {
    void this.#page.then(async (page) => {
      const devtools = await page.context().newCDPSession(page);
      // Answers nothing: who would.
      devtools.send('Page.crash').catch(() => {});
    });
  }

  destroy(): void {
    this.#isDestroyed = true;
    void this.#page.then((page) => page.close()).catch(() => {});
    this.emit('destroyed');
  }

  async #reload(): Promise<void> {
    const page = await this.#page;
    this.#expected = toChromium(this.#url);
    if (!crashed.has(page)) {
      await page.reload();
      return;
    }
    // Playwright has given a crashed page up: a new one takes its place.
    this.#page = this.#newPage();
    await page.close().catch(() => {});
    await this.loadURL(this.#url);
  }

  async #newPage(): Promise<Page> {
    const { context, preloadFile, size } = this.#options;
    const page = await (X_DISPLAY === undefined ? emptyPage(await context, size) : newWindow(await context));
    await page.exposeBinding(BINDING, ({ frame }, what: string, ...args: unknown[]) =>
      this.#answer(page, frame, what, args),
    );
    const origin = new URL(toChromium('app://kiln/')).origin;
    await page.addInitScript(
      pageScript({ origin, binding: BINDING, app: process.pid }, readFileSync(preloadFile, 'utf8')),
    );
    await page.route('**/*', (route) => this.#route(page, route));
    page.on('popup', (popup) => void this.#judgePopup(popup));
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.#url = toElectron(frame.url());
    });
    page.on('crash', () => {
      crashed.add(page);
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    });
    return page;
  }

  async #route(page: Page, route: Route): Promise<void> {
    const request = route.request();
    const url = toElectron(request.url());
    if (
      request.isNavigationRequest() &&
      !this.#mayNavigate(request.url(), request.frame() === page.mainFrame())
    ) {
      return route.abort('aborted');
    }
    const response = await this.session.load(url, request.method());
    if (response === undefined) return route.abort('blockedbyclient');
    const body = Buffer.from(await response.arrayBuffer());
    if (largeBodies.isLarge(body)) {
      return route.continue({ url: await largeBodies.addressOf(response, body) });
    }
    const headers = Object.fromEntries(response.headers);
    await route.fulfill({ status: response.status, headers, body });
  }

  #mayNavigate(address: string, isMainFrame: boolean): boolean {
    const navigation = new Navigation(toElectron(address), isMainFrame);
    const isOurs = this.#expected === address && isMainFrame;
    if (isOurs) this.#expected = undefined;
    else {
      this.emit('will-frame-navigate', navigation);
      if (isMainFrame) this.emit('will-navigate', navigation);
    }
    if (navigation.defaultPrevented) return false;
    this.emit('did-start-navigation', navigation);
    return true;
  }

  #judgePopup(popup: Page): Promise<void> {
    const { action } = this.#openHandler({ url: toElectron(popup.url()) });
    return action === 'deny' ? popup.close() : Promise.resolve();
  }

  async #answer(page: Page, frame: Frame, what: string, args: unknown[]): Promise<unknown> {
    if (what === 'open') return this.#openHandler({ url: toElectron(String(args[0])) }).action;
    if (what === 'input') return this.emit('input-event', {}, { type: String(args[0]) });
    if (what === 'permission') {
      return this.session.allows(this, String(args[0]), args[1] as string[], this.#url);
    }
    const isMain = frame === page.mainFrame();
    const senderFrame = isMain ? this.mainFrame : { url: toElectron(frame.url()) };
    return invoke({ sender: this, senderFrame }, String(args[0]), args[1] as unknown[]);
  }
}

const crashed = new WeakSet<Page>();

async function emptyPage(context: BrowserContext, size: WebContentsOptions['size']): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize(size);
  return page;
}

/** A window of its own, not another tab. */
async function newWindow(context: BrowserContext): Promise<Page> {
  const browser = context.browser();
  if (browser === null) throw new Error('Chromium is gone');
  const devtools = await browser.newBrowserCDPSession();
  const [page] = await Promise.all([
    context.waitForEvent('page'),
    devtools.send('Target.createTarget', { url: 'about:blank', newWindow: true }),
  ]);
  await devtools.detach();
  return page;
}

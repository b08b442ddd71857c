/*
 * What runs in every page before its own scripts: the preload, with as much of Electron as a sandboxed one has, and the
 * doors through which a page would leave it. Handed to the page as text: it can use nothing from outside.
 */

export interface InPageOptions {
  readonly origin: string;
  readonly binding: string;
  /** The app's process id: tests hold several apps' pages. */
  readonly app: number;
}

type Preload = (require: (name: string) => unknown, module: object, exports: object) => void;

/** The script for a page. The preload stands in it as it is: the page's policy allows no text to become code. */
export function pageScript(options: InPageOptions, preload: string): string {
  return `(${inPage})(${JSON.stringify(options)}, function (require, module, exports) {${preload}\n});`;
}

/** The name under which the page's side of the wire is found; no page guesses it. */
export const DELIVER = '__kilnStandInDeliver';

function inPage({ origin, binding, app }: InPageOptions, preload: Preload): void {
  type Listener = (event: object, ...args: unknown[]) => void;
  const scope = globalThis as unknown as Record<string, unknown>;
  const ask = scope[binding] as (what: string, ...args: unknown[]) => Promise<unknown>;
  const listeners = new Map<string, Set<Listener>>();
  const view = globalThis as unknown as { location: { origin: string }; top: unknown; navigator: object };

  Object.defineProperty(scope, '__kilnStandInApp', { value: app });
  Object.defineProperty(scope, '__kilnStandInDeliver', {
    value: (channel: string, args: unknown[]) => {
      for (const listener of [...(listeners.get(channel) ?? [])]) listener({}, ...args);
    },
  });

  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: object) =>
        Object.defineProperty(scope, name, {
          value: Object.freeze(api),
          configurable: false,
          writable: false,
        }),
    },
    ipcRenderer: {
      invoke: (channel: string, ...args: unknown[]) => ask('invoke', channel, structuredClone(args)),
      on: (channel: string, listener: Listener) => {
        const known = listeners.get(channel) ?? new Set();
        listeners.set(channel, known.add(listener));
      },
      removeListener: (channel: string, listener: Listener) => void listeners.get(channel)?.delete(listener),
    },
  };
  const require = (name: string) => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}`);
  };

  // Electron hears of input before the page does.
  const listen = scope['addEventListener'] as (
    type: string,
    hear: (event: { readonly isTrusted: boolean }) => void,
    isFirst: boolean,
  ) => void;
  for (const [type, name] of [
    ['keydown', 'rawKeyDown'],
    ['pointerdown', 'mouseDown'],
    ['pointerup', 'mouseUp'],
  ] as const)
    listen(type, ({ isTrusted }) => isTrusted && void ask('input', name), true);

  // Permissions, asked of the app.
  const refuse = () => new DOMException('Permission denied', 'NotAllowedError');
  const asking =
    (permission: string, kinds: (constraints: Record<string, unknown>) => string[]) =>
    async (constraints: Record<string, unknown> = {}) => {
      if (!(await ask('permission', permission, kinds(constraints)))) throw refuse();
      return new (scope['MediaStream'] as new () => unknown)();
    };
  const kinds = (constraints: Record<string, unknown>) =>
    (['video', 'audio'] as const).filter((kind) => constraints[kind]);
  const media = (view.navigator as unknown as { mediaDevices?: Record<string, unknown> }).mediaDevices;
  if (media !== undefined) {
    media['getUserMedia'] = asking('media', kinds);
    media['getDisplayMedia'] = asking('display-capture', () => ['video']);
  }
  const notification = scope['Notification'] as { requestPermission?: unknown } | undefined;
  if (notification !== undefined) {
    notification.requestPermission = async () =>
      (await ask('permission', 'notifications', [])) ? 'granted' : 'denied';
  }
  const { geolocation } = view.navigator as unknown as { geolocation?: Record<string, unknown> };
  if (geolocation !== undefined) {
    geolocation['getCurrentPosition'] = async (_found: unknown, failed?: (error: object) => void) => {
      if (!(await ask('permission', 'geolocation', []))) failed?.({ code: 1 });
    };
  }
  scope['open'] = (url: string) => {
    void ask('open', String(url));
    return null;
  };

  if (view.location.origin === origin && view.top === globalThis) {
    preload(require, { exports: {} }, {});
  }
}

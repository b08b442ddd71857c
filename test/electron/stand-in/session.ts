import { EventEmitter } from 'node:events';

type Handler = (request: Request) => Response | Promise<Response>;
type Answer = { readonly cancel?: boolean };
type BeforeRequest = (details: { readonly url: string }, answer: (answer: Answer) => void) => void;
type PermissionRequest = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  details: object,
) => void;
type PermissionCheck = (contents: unknown, permission: string, origin: string, details: object) => boolean;

/** Electron's `Session`, and the `Protocol` that belongs to it. */
export class StandInSession extends EventEmitter {
  readonly handlers = new Map<string, Handler>();
  readonly protocol = {
    handle: (scheme: string, handler: Handler) => void this.handlers.set(scheme, handler),
  };
  #beforeRequest: BeforeRequest | undefined;
  #permissionRequest: PermissionRequest | undefined;
  #permissionCheck: PermissionCheck | undefined;
  device: ((details: object) => boolean) | undefined;

  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest) => {
      this.#beforeRequest = listener;
    },
  };

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.#permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.#permissionCheck = handler;
  }

  setDevicePermissionHandler(handler: (details: object) => boolean): void {
    this.device = handler;
  }

  /** What became of a request: an answer of the app's own handler, or nothing at all. */
  async load(url: string, method: string): Promise<Response | undefined> {
    const isCancelled = await new Promise<boolean>((resolve) => {
      if (this.#beforeRequest === undefined) resolve(false);
      else this.#beforeRequest({ url }, ({ cancel = false }) => resolve(cancel));
    });
    const handler = isCancelled ? undefined : this.handlers.get(new URL(url).protocol.slice(0, -1));
    return handler?.(new Request(url, { method }));
  }

  /** Without handlers Electron grants everything. */
  async allows(contents: unknown, permission: string, mediaTypes: string[], url: string): Promise<boolean> {
    const common = { isMainFrame: true, requestingUrl: url };
    const mediaType = mediaTypes[0];
    const checked = this.#permissionCheck?.(contents, permission, url, {
      ...common,
      ...(mediaType !== undefined && { mediaType }),
    });
    if (checked === false) return false;
    const request = this.#permissionRequest;
    if (request === undefined) return true;
    const details =
      permission === 'media' || permission === 'display-capture' ? { ...common, mediaTypes } : common;
    return new Promise((resolve) => request(contents, permission, resolve, details));
  }
}

const partitions = new Map<string, StandInSession>();

/** Electron's `session`. */
export const session = {
  defaultSession: new StandInSession(),
  fromPartition(name: string): StandInSession {
    const found = partitions.get(name) ?? new StandInSession();
    partitions.set(name, found);
    return found;
  },
};

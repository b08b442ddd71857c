import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { StationPort } from '../ipc/contract.ts';
import { NOT_LET_IN_PATH, PAGE_KEY_HEADER } from '../ipc/page-key.ts';
import type { Visit } from '../ipc/state.ts';
import { comeToRest } from './at-rest.ts';
import { CONNECTION_LIMITS, type ConnectionLimits, Connections } from './connections.ts';
import { type Admission, Door } from './door.ts';
import type { EventStream } from './event-stream.ts';
import { judgeRequest } from './judge-request.ts';
import { LastPage } from './last-page.ts';
import { COMMON_HEADERS } from './page-answer.ts';
import { readPageFiles } from './page-files.ts';
import { letInPage, PLAIN_PAGE_HEADERS, plainPage } from './plain-page.ts';
import { end, route } from './routes.ts';
import type { ServeWords } from './serve-words.ts';
import { Visitors } from './visitors.ts';

export interface ServeOptions {
  readonly port: StationPort;
  /** Where the interface was built (dist/renderer). */
  readonly rendererDirectory: string;
  readonly words: ServeWords;
  /** The TCP port; any free one unless given. */
  readonly listenPort?: number;
  /** The last page has closed, or none came within ten minutes; never while a token is being written. */
  readonly onIdle: () => void;
  /** What a browser reports that the pages' policy stopped: JSON as it comes, from whoever was let in. */
  readonly onReport?: (report: string) => void;
  /** A browser came in by the one-time address. */
  readonly onLetIn?: () => void;
  /** Somebody was sent away who tried to come in; at most once a minute of each kind. The pages show it, too. */
  readonly onVisit?: (visit: Visit) => void;
  /** Other bounds than CONNECTION_LIMITS. */
  readonly limits?: ConnectionLimits;
  /** A bug: what was thrown where nothing should throw. */
  readonly onFault?: (error: unknown) => void;
  /** How long a page that is loaded again may be away, and how long the first one may take. */
  readonly reloadMilliseconds?: number;
  readonly firstPageMilliseconds?: number;
}

export interface Served {
  /** `http://127.0.0.1:PORT/open/KEY`: lets in the browser that opens it first. */
  readonly url: string;
  /** Ends all pages' connections; what the station does is not touched. */
  close(): Promise<void>;
}

const OPEN_PATH = '/open/';

/**
 * The interface for a browser on this machine: loopback only, one browser, let in by a one-time address, and from then
 * on known by a cookie and a key that only its pages have. Rejects with Node's error when the port cannot be had
 * (EADDRINUSE, EACCES).
 */
export async function serve(options: ServeOptions): Promise<Served> {
  const files = readPageFiles(options.rendererDirectory);
  const limits = options.limits ?? CONNECTION_LIMITS;
  const server = createServer({
    headersTimeout: limits.headersMilliseconds,
    connectionsCheckingInterval: Math.min(1000, limits.headersMilliseconds),
  });
  const connections = new Connections(server, limits);
  const listenPort = await listen(server, options.listenPort ?? 0);
  const door = new Door(listenPort);
  const visitors = new Visitors(options.port, options.onVisit ?? (() => {}));
  const streams = new Set<EventStream>();
  const lastPage = new LastPage({ comeToRest: () => comeToRest(options.port), ...options });
  const onFault = options.onFault ?? (() => {});
  const routes = {
    port: visitors.port,
    isPage: (request: IncomingMessage) => {
      const isPage = door.isPage(request.headers[PAGE_KEY_HEADER]);
      if (!isPage) visitors.came('cookie-alone');
      return isPage;
    },
    files,
    onFault,
    onReport: options.onReport ?? (() => {}),
    onStream: (stream: EventStream) => {
      streams.add(stream);
      lastPage.came();
    },
    onStreamEnd: (stream: EventStream) => {
      streams.delete(stream);
      lastPage.went();
    },
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(COMMON_HEADERS)) response.setHeader(name, value);
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const isEntrance = path.startsWith(OPEN_PATH) && request.method === 'GET';
    const refusal = judgeRequest(request, listenPort, isEntrance);
    if (refusal !== undefined) return end(response, 403);
    if (door.knows(request.headers.cookie)) {
      connections.letIn(request.socket);
      // The address once more, by a browser that is in: a bookmark, the history.
      if (path.startsWith(OPEN_PATH)) return redirect(response);
      if (path === NOT_LET_IN_PATH) return say(response, options.words, 'notLetIn');
      return route(routes, path, request, response);
    }
    if (!isEntrance) return say(response, options.words, 'notLetIn');
    const key = path.slice(OPEN_PATH.length);
    const admission = door.open(key);
    if (admission === undefined) {
      visitors.came(door.isOneTimeKey(key) ? 'address-again' : 'wrong-address');
      return say(response, options.words, 'addressUsed');
    }
    response.setHeader('Set-Cookie', admission.cookie);
    options.onLetIn?.();
    letIn(response, options.words, admission);
  };

  server.on('request', (request, response) => {
    // A bug must not take the whole process with it while a token is written.
    answer(request, response).catch((error: unknown) => {
      onFault(error);
      if (response.headersSent) response.destroy();
      else end(response, 500);
    });
  });

  return {
    url: `http://127.0.0.1:${listenPort}${OPEN_PATH}${door.oneTimeKey}`,
    close: () => {
      lastPage.close();
      for (const stream of streams) stream.end();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function redirect(response: ServerResponse): void {
  response.writeHead(303, { Location: '/', 'Cache-Control': 'no-store' }).end();
}

function letIn(response: ServerResponse, words: ServeWords, { pageKey }: Admission): void {
  const { headers, body } = letInPage(words.language, words.needsScript, pageKey);
  response.writeHead(200, { ...headers, 'Content-Length': body.length }).end(body);
}

function say(response: ServerResponse, words: ServeWords, what: 'addressUsed' | 'notLetIn'): void {
  response.setHeader('Connection', 'close');
  response.writeHead(403, PLAIN_PAGE_HEADERS).end(plainPage(words.language, words[what]));
}

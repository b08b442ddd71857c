import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { CallAnswer, CallArgs, CallName, Events } from '../../src/ipc/contract.ts';
import type { State } from '../../src/ipc/state.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

const NONCE = 'fixed-for-tests';

/** As the shells send it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  `style-src 'self' 'nonce-${NONCE}'`,
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "worker-src 'self'",
  "media-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');

type Answers = {
  [Name in CallName]?: (args: CallArgs<Name>) => CallAnswer<Name> | Promise<CallAnswer<Name>>;
};

export interface Call {
  readonly name: string;
  readonly args: unknown;
}

/** The far side of the interface's port, played by a test: it serves the built interface, and answers as told. */
export class FakeStation {
  readonly calls: Call[] = [];
  answers: Answers = {};
  /** What else lies beside the interface's files, by its path: screens as a shell photographs them. */
  readonly captures = new Map<string, Uint8Array>();
  readonly #server: Server;
  readonly #directory: string;
  readonly #streams = new Set<ServerResponse>();
  #state: State;

  constructor(directory: string, state: State) {
    this.#directory = directory;
    this.#state = state;
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  async listen(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    return this.address;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** Breaks every stream of events, and takes no new ones until `listen`. */
  async goAway(): Promise<void> {
    for (const stream of this.#streams) stream.destroy();
    this.#streams.clear();
    await new Promise((resolve) => {
      this.#server.close(resolve);
      this.#server.closeAllConnections();
    });
  }

  push(state: State): void {
    this.#state = state;
    for (const stream of this.#streams) this.#send(stream, 'state', state);
  }

  callsOf(name: CallName): unknown[] {
    return this.calls.filter((call) => call.name === name).map(({ args }) => args);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/events') this.#open(response);
    else if (pathname.startsWith('/call/')) {
      const args = (JSON.parse(await textOf(request)) ?? undefined) as never;
      const answer = await this.#answer(pathname.slice('/call/'.length) as CallName, args);
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ answer }));
    } else if (this.captures.has(pathname)) {
      response.setHeader('Content-Type', 'application/octet-stream').end(this.captures.get(pathname));
    } else this.#file(pathname === '/' ? '/index.html' : pathname, response);
  }

  #answer(name: CallName, args: never): unknown {
    this.calls.push({ name, args });
    return name === 'state' ? this.#state : this.answers[name]?.(args);
  }

  #open(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write('retry: 100\n\n');
    this.#streams.add(response);
    response.on('close', () => this.#streams.delete(response));
    this.#send(response, 'state', this.#state);
  }

  #send(stream: ServerResponse, name: keyof Events, event: unknown): void {
    stream.write(`event: ${name}\ndata: ${JSON.stringify(event)}\n\n`);
  }

  #file(path: string, response: ServerResponse): void {
    try {
      const body = readFileSync(join(this.#directory, path));
      response.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream');
      response.setHeader('Content-Security-Policy', POLICY);
      response.end(path === '/index.html' ? body.toString('utf8').replaceAll('__KILN_NONCE__', NONCE) : body);
    } catch {
      response.writeHead(404).end();
    }
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

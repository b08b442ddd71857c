import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Chromium takes seconds for a body of some megabytes that comes through its debugger. */
const LARGE_BYTES = 1 << 20;

interface Held {
  readonly response: Response;
  readonly body: Buffer;
}

/** Hands large bodies to Chromium over HTTP, at addresses that nobody else knows and that work once. */
export class LargeBodies {
  readonly #held = new Map<string, Held>();
  #server: Promise<Server> | undefined;

  isLarge(body: Buffer): boolean {
    return body.length >= LARGE_BYTES;
  }

  /** Where Chromium is to ask for it instead. */
  async addressOf(response: Response, body: Buffer): Promise<string> {
    this.#server ??= this.#listen();
    const { port } = (await this.#server).address() as AddressInfo;
    const path = `/${randomBytes(16).toString('hex')}`;
    this.#held.set(path, { response, body });
    return `http://127.0.0.1:${port}${path}`;
  }

  #listen(): Promise<Server> {
    const server = createServer(({ url = '' }, answer) => {
      const held = this.#held.get(url);
      this.#held.delete(url);
      if (held === undefined) answer.writeHead(404).end();
      else answer.writeHead(held.response.status, Object.fromEntries(held.response.headers)).end(held.body);
    });
    server.unref();
    return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
  }
}

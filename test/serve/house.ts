import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Visit } from '../../src/ipc/state.ts';
import { type Served, type ServeOptions, serve } from '../../src/serve/serve.ts';
import { FakePort } from './fake-port.ts';
import { pageKeyIn } from './page-key-in.ts';

export const WORDS = {
  language: 'en',
  addressUsed: 'used <before>',
  notLetIn: 'not let in',
  needsScript: 'needs <scripts>',
};

/** A folder as the interface's build leaves it, and beside it a file that is nobody's business. */
export function builtRenderer(): string {
  const directory = mkdtempSync(join(tmpdir(), 'kiln-serve-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  mkdirSync(join(directory, 'renderer', 'assets'), { recursive: true });
  const write = (name: string, text: string) => writeFileSync(join(directory, name), text);
  write('renderer/index.html', '<meta name="kiln-nonce" content="__KILN_NONCE__"><p>the page</p>');
  write('renderer/assets/main-ABCD2345.js', 'import "./other.js"');
  write('renderer/assets/plain.js', '1');
  write('renderer/assets/main-ABCD2345.js.map', '{}');
  write('renderer/assets/qr-ABCD2345.wasm', '\0asm');
  write('secret.txt', 'outside');
  return join(directory, 'renderer');
}

export interface House {
  readonly served: Served;
  readonly port: FakePort;
  readonly listenPort: number;
  /** The path with the one-time key. */
  readonly openPath: string;
  /** Comes in by the one-time address and asks with its cookie from then on. */
  comeIn(): Promise<string>;
  /** The key of its pages, since somebody came in. */
  readonly key: string;
  readonly reports: string[];
  readonly visits: Visit[];
  readonly faults: unknown[];
  readonly idle: Promise<void>;
}

export async function open(options: Partial<ServeOptions> = {}): Promise<House> {
  const port = new FakePort();
  const reports: string[] = [];
  const visits: Visit[] = [];
  const faults: unknown[] = [];
  let key = '';
  let tellIdle = () => {};
  const idle = new Promise<void>((resolve) => {
    tellIdle = resolve;
  });
  const served = await serve({
    port,
    rendererDirectory: builtRenderer(),
    words: WORDS,
    onIdle: () => tellIdle(),
    onReport: (report) => reports.push(report),
    onFault: (fault) => faults.push(fault),
    onVisit: (visit) => visits.push(visit),
    ...options,
  });
  onTestFinished(() => served.close());
  const { port: listenPort, pathname: openPath } = new URL(served.url);
  return {
    served,
    port,
    listenPort: Number(listenPort),
    openPath,
    get key() {
      return key;
    },
    reports,
    visits,
    faults,
    idle,
    comeIn: async () => {
      const { headers, body } = await ask(Number(listenPort), { path: openPath });
      key = pageKeyIn(body);
      return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Asked {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

/** One request exactly as given: no client that tidies up paths or headers. */
export function ask(
  port: number,
  { path = '/', method = 'GET', headers = {}, body }: Asked,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        headers: { host: `127.0.0.1:${port}`, ...headers },
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

/** A call as the interface makes it. */
export function call(
  house: House,
  cookie: string,
  name: string,
  args: unknown,
  more: Record<string, string> = {},
) {
  return ask(house.listenPort, {
    path: `/call/${name}`,
    method: 'POST',
    headers: { cookie, 'kiln-key': house.key, 'content-type': 'application/json', ...more },
    body: JSON.stringify(args ?? null),
  });
}

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import type { CallName } from '../../../src/ipc/contract.ts';
import type { Failure } from '../../../src/ipc/failure.ts';
import { CALL_SCHEMAS } from '../../../src/ipc/schemas.ts';
import { SimulatedReaders } from '../../../src/readers/simulated-readers.ts';
import { serve } from '../../../src/serve/serve.ts';
import { openService } from '../../../src/station/service/open-service.ts';
import { systemClock } from '../../../src/station/system-clock.ts';
import { pageKeyIn } from '../../serve/page-key-in.ts';
import { argumentsOf } from '../arguments-of.ts';
import { attackOn, claim } from '../attack.ts';
import { mutated, mutatedText } from '../mutate.ts';
import { ownFolder, TESTS } from '../places.ts';
import type { Target } from '../target.ts';
import { claimWords } from '../words.ts';

const WORDS = { language: 'en', addressUsed: 'used', notLetIn: 'not let in', needsScript: 'script' };

const LIST = `upn,secret key,serial number\njo@x.org,GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ,86596100000017\n`;
const URI = 'otpauth://totp/Contoso:jo?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso';

/** Each stretches its key for most of a second, in 256 MB: what they take in is attacked elsewhere. */
const SLOW: readonly CallName[] = ['createSession', 'openSession', 'exportSession'];

/** A request: a call, or anything else over HTTP, or bytes that may be none. */
type Asked =
  | { readonly kind: 'call'; readonly name: CallName; readonly body: string }
  | {
      readonly kind: 'request';
      readonly method: string;
      readonly path: string;
      readonly body: string;
      readonly type: string;
    }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** The whole browser shell over a station with simulated readers, in a folder of its own. */
async function openShell() {
  const folder = ownFolder();
  const pages = join(folder, 'pages');
  mkdirSync(pages);
  writeFileSync(join(pages, 'index.html'), '<html lang="en"><meta nonce="NONCE"></html>');
  const readers = new SimulatedReaders({ clock: systemClock, readerNames: ['desk'] });
  const service = openService({
    dataDirectory: join(folder, 'data'),
    readers,
    version: '0',
    operator: 'tester',
  });
  if (!service.ok) throw new Error(service.failure.code);
  const faults: unknown[] = [];
  const served = await serve({
    port: service.value,
    rendererDirectory: pages,
    words: WORDS,
    onIdle: () => {},
    onFault: (fault) => faults.push(fault),
    // Nobody is kept out while the others are being looked at.
    limits: { connections: 64, headersMilliseconds: 2000, strangerMilliseconds: 2000 },
  });
  const { port, pathname } = new URL(served.url);
  let headers: Record<string, string> = { host: `127.0.0.1:${port}` };
  const ask = (method: string, path: string, body: string, type: string) =>
    new Promise<Answer & { readonly cookie: string }>((resolve, reject) => {
      const more = type === '' ? {} : { 'content-type': type };
      const asked = request(
        { host: '127.0.0.1', port, method, path, agent: false, headers: { ...headers, ...more } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const cookie = response.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
            resolve({
              status: response.statusCode ?? 0,
              body: Buffer.concat(chunks).toString('utf8'),
              cookie,
            });
          });
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
  const entrance = await ask('GET', pathname, '', '');
  headers = { ...headers, cookie: entrance.cookie, 'kiln-key': pageKeyIn(entrance.body) };
  return {
    ...{ folder, faults, ask, headers },
    port: Number(port),
    close: async () => {
      await served.close();
      await service.value.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Sends bytes as they are; resolves when something comes back, the other side hangs up, or nothing does either for a moment. */
function sendBytes(port: number, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = () => {
      clearTimeout(limit);
      socket.destroy();
      resolve();
    };
    const limit = setTimeout(end, 100);
    socket.on('error', end).on('close', end).on('data', end);
    socket.end(bytes);
  });
}

/** A file that the tests have no other name for: no path leads out of the folder. */
function isWithin(folder: string, body: string): boolean {
  try {
    const { path } = JSON.parse(body);
    return typeof path !== 'string' || (path.startsWith(folder) && !path.includes('..'));
  } catch {
    return true;
  }
}

/** What the browser shell is asked, by whoever was let in, and by others. */
export const calls: Target = {
  name: 'calls',
  share: 400,
  start: async () => {
    const shell = await openShell();
    const texts = [
      ...[
        URI,
        'jo@x.org',
        '',
        '86596100000017',
        'desk',
        '123456',
        '__proto__',
        Buffer.from(LIST).toString('base64'),
      ],
      ...[Buffer.from(readFileSync(`${TESTS}sessions/lists/pskc/xml-safenet-tokens.xml`)).toString('base64')],
      ...['Ctrl+Shift+K', 'I have read it', join(shell.folder, 'no.kiln')],
    ];
    const names = (Object.keys(CALL_SCHEMAS) as CallName[]).filter((name) => !SLOW.includes(name));
    const good = fc
      .constantFrom(...names)
      .chain((name) =>
        argumentsOf(CALL_SCHEMAS[name], texts).map(
          (args) => ({ kind: 'call', name, body: JSON.stringify(args) }) as const,
        ),
      );
    const slow = fc
      .constantFrom(...SLOW)
      .chain((name) =>
        argumentsOf(CALL_SCHEMAS[name], ['x', '']).map(
          (args) => ({ kind: 'call', name, body: JSON.stringify(args) }) as const,
        ),
      );
    const broken = fc
      .tuple(
        fc.constantFrom(...names, ...SLOW),
        mutatedText([JSON.stringify({ room: 'practice', text: URI }), 'null', '[]', '{"a":1}']),
      )
      .map(([name, body]) => ({ kind: 'call', name, body }) as const);
    const other = fc.record({
      kind: fc.constant('request' as const),
      method: fc.constantFrom('GET', 'POST', 'PUT', 'HEAD', 'DELETE', 'OPTIONS', 'PATCH'),
      path: fc.oneof(
        fc.constantFrom(
          '/',
          '/csp-report',
          '/call/',
          '/call/__proto__',
          '/call/state',
          '/assets/',
          '//',
          '/open/x',
        ),
        fc.webPath().map((path) => (path.startsWith('/') ? path : `/${path}`)),
      ),
      body: fc.string({ maxLength: 40 }),
      type: fc.constantFrom('application/json', 'application/csp-report', 'text/plain', ''),
    });
    const raw = Object.entries(shell.headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
    const bytes = mutated(
      [
        Buffer.from(`GET / HTTP/1.1\r\n${raw}\r\n`),
        Buffer.from(
          `POST /call/state HTTP/1.1\r\n${raw}content-type: application/json\r\ncontent-length: 4\r\n\r\nnull`,
        ),
      ],
      [
        '\r\n',
        'transfer-encoding: chunked\r\n',
        'HTTP/2.0',
        '%',
        '..',
        'expect: 100-continue\r\n',
        'content-length: 9\r\n',
      ],
    ).map((each) => ({ kind: 'bytes', bytes: each }) as const);
    const arbitrary: fc.Arbitrary<Asked> = fc.oneof(
      { arbitrary: good, weight: 14 },
      { arbitrary: slow, weight: 1 },
      { arbitrary: broken, weight: 3 },
      { arbitrary: other, weight: 2 },
      { arbitrary: bytes, weight: 1 },
    );
    return attackOn({
      arbitrary,
      attempt: async (asked) => {
        if (asked.kind === 'bytes') await sendBytes(shell.port, asked.bytes);
        else await claimAnswered(asked);
        const [fault] = shell.faults.splice(0);
        if (fault !== undefined) throw fault;
      },
      end: shell.close,
    });

    async function claimAnswered(asked: Exclude<Asked, { kind: 'bytes' }>): Promise<void> {
      if (asked.kind === 'call' && !isWithin(shell.folder, asked.body)) return;
      const { method, path, body, type } =
        asked.kind === 'request'
          ? asked
          : { method: 'POST', path: `/call/${asked.name}`, body: asked.body, type: 'application/json' };
      // A stream of events does not end by itself.
      if (path.startsWith('/events')) return;
      const answer = await shell.ask(method, path, body, type);
      claim(answer.status < 500, `answered with ${answer.status}`);
      if (answer.status !== 200 || asked.kind !== 'call') return;
      const failure = failureIn(JSON.parse(answer.body).answer);
      if (failure) claimWords(failure);
    }
  },
};

function failureIn(answer: unknown): Failure | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  if ('failure' in answer) return answer.failure as Failure;
  return 'code' in answer ? (answer as Failure) : undefined;
}

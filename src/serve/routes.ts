import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallName, StationPort } from '../ipc/contract.ts';
import { CALL_SCHEMAS } from '../ipc/schemas.ts';
import { LONGEST_LIST_CALL } from '../ipc/session-schemas.ts';
import { EventStream } from './event-stream.ts';
import { answerPage } from './page-answer.ts';
import type { PageFiles } from './page-files.ts';
import { readBody } from './read-body.ts';

const MOST_BODY_BYTES = 1024 * 1024;
/** Of the calls that need more. */
const LONG_BODIES: Readonly<Partial<Record<CallName, number>>> = { readList: LONGEST_LIST_CALL };

/** Where the browser reports what the pages' policy stopped. */
export const REPORT_PATH = '/csp-report';
const CALL_PATH = '/call/';
const EVENTS_PATH = '/events';

export interface RoutesOptions {
  readonly port: StationPort;
  /** Whether a request shows the page's key; one that does not gets nothing but the page itself. */
  readonly isPage: (request: IncomingMessage) => boolean;
  readonly files: PageFiles;
  readonly onStream: (stream: EventStream) => void;
  readonly onStreamEnd: (stream: EventStream) => void;
  /** What a browser said the policy had stopped, as it sent it. */
  readonly onReport: (report: string) => void;
  /** A bug in what answered a call. */
  readonly onFault: (error: unknown) => void;
}

/** Answers a request that was let in. `path`: without the query. */
export async function route(
  options: RoutesOptions,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const isData = path === EVENTS_PATH || path.startsWith(CALL_PATH);
  if (isData && !options.isPage(request)) return end(response, 403);
  if (request.method === 'GET')
    return path === EVENTS_PATH ? stream(options, response) : page(options, path, response);
  if (request.method !== 'POST') return end(response, 405);
  if (path === REPORT_PATH) return report(options, request, response);
  if (path.startsWith(CALL_PATH)) return call(options, path.slice(CALL_PATH.length), request, response);
  end(response, 404);
}

/** Answers with a status and nothing else. */
export function end(response: ServerResponse, status: number): void {
  // What is left of a body that nobody wants to read is not waited for.
  if (status >= 400) response.setHeader('Connection', 'close');
  response.writeHead(status, { 'Content-Length': 0 }).end();
}

function page({ files }: RoutesOptions, path: string, response: ServerResponse): void {
  const answer = answerPage(files, path, REPORT_PATH);
  if (answer === undefined) end(response, 404);
  else response.writeHead(200, { ...answer.headers, 'Content-Length': answer.body.length }).end(answer.body);
}

function stream({ port, onStream, onStreamEnd }: RoutesOptions, response: ServerResponse): void {
  const events = new EventStream(response, port, () => onStreamEnd(events));
  onStream(events);
}

async function report({ onReport }: RoutesOptions, request: IncomingMessage, response: ServerResponse) {
  const body = await readBody(request, MOST_BODY_BYTES);
  if (body === undefined) return end(response, 413);
  onReport(body);
  end(response, 204);
}

async function call(
  { port, onFault }: RoutesOptions,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isCallName(name)) return end(response, 404);
  if (!/^application\/json(?:;|$)/i.test(request.headers['content-type'] ?? '')) return end(response, 415);
  const body = await readBody(request, LONG_BODIES[name] ?? MOST_BODY_BYTES);
  if (body === undefined) return end(response, 413);
  let answer: unknown;
  try {
    const args: unknown = JSON.parse(body);
    // The station checks what comes.
    answer = await port.call(name, (args ?? undefined) as never);
  } catch (error) {
    // Not a word of what was wrong: it may have held a secret.
    if (isBadCall(error)) return end(response, 400);
    onFault(error);
    return end(response, 500);
  }
  const bytes = Buffer.from(JSON.stringify({ answer }));
  const type = 'application/json; charset=utf-8';
  response.writeHead(200, {
    'Cache-Control': 'no-store',
    'Content-Type': type,
    'Content-Length': bytes.length,
  });
  // It may hold a seed: wiped once it is sent, or nobody is there to take it.
  response.once('close', () => bytes.fill(0));
  response.end(bytes);
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(CALL_SCHEMAS, name);
}

/** The body is no JSON, or the station does not take it as that call's arguments. */
function isBadCall(error: unknown): boolean {
  return error instanceof SyntaxError || (error instanceof Error && error.name === 'BadCall');
}

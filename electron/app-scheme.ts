import { protocol, type Session } from 'electron';
import { answerPage, COMMON_HEADERS, type PageAnswer } from '../src/serve/page-answer.ts';
import type { PageFiles } from '../src/serve/page-files.ts';
import type { CaptureShelf } from './capture-shelf.ts';

const SCHEME = 'app';
const ORIGIN = `${SCHEME}://kiln`;

/** The page that every window shows. */
export const PAGE_URL = `${ORIGIN}/`;

/** Whether an address is of our own page and its files. */
export function isOurUrl(url: string): boolean {
  return url.startsWith(PAGE_URL);
}

/** To be called before the app is ready: makes `app://` a scheme like https, with an origin of its own. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built interface and what was captured for it, and nothing else, at `app://kiln/`. */
export function servePage(session: Session, files: PageFiles, captures: CaptureShelf): void {
  session.protocol.handle(SCHEME, (request) => {
    const { host, pathname } = new URL(request.url);
    const isAsked = host === 'kiln' && request.method === 'GET';
    const answer = isAsked ? (answerPage(files, pathname) ?? answerCapture(captures, pathname)) : undefined;
    if (answer === undefined) return new Response(null, { status: 404 });
    return new Response(answer.body, { headers: answer.headers });
  });
}

function answerCapture(captures: CaptureShelf, path: string): PageAnswer | undefined {
  const body = captures.take(path);
  if (body === undefined) return undefined;
  const headers = {
    ...COMMON_HEADERS,
    'Content-Type': 'application/octet-stream',
    'Cache-Control': 'no-store',
  };
  return { body, headers };
}

import type { IncomingMessage } from 'node:http';

/** Why a request is refused before anybody looks at what it asks for. */
export type Refusal = 'not-loopback' | 'wrong-host' | 'other-origin' | 'other-site';

const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/;

/**
 * Whether a request comes from this machine and from our own pages. A name that somebody else's DNS points at us
 * (DNS rebinding) shows in Host, another page in Origin or Sec-Fetch-Site; an address that a person opens has neither.
 * `isEntrance`: of the one-time address, which a window of the browser may be led to from anywhere.
 */
export function judgeRequest(
  request: IncomingMessage,
  port: number,
  isEntrance = false,
): Refusal | undefined {
  const { host, origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const isOpened =
    request.headers['sec-fetch-mode'] === 'navigate' && request.headers['sec-fetch-dest'] === 'document';
  if (!LOOPBACK.test(request.socket.remoteAddress ?? '')) return 'not-loopback';
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return 'wrong-host';
  // The file that sends the browser on is another site. Whoever has the one-time key may come from anywhere.
  const mayCome = site === undefined || site === 'same-origin' || site === 'none' || (isEntrance && isOpened);
  if (!mayCome) return 'other-site';
  if (origin === undefined || origin === `http://${host}`) return undefined;
  // Pages under `Referrer-Policy: no-referrer` send reports of their policy, which no script can read, without one.
  return origin === 'null' && site === 'same-origin' ? undefined : 'other-origin';
}

import { randomBytes } from 'node:crypto';
import { contentSecurityPolicy } from './content-security-policy.ts';
import type { PageFiles } from './page-files.ts';

/** One file as a shell hands it to its page. */
export interface PageAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** What every answer says, pages and data alike. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(self), display-capture=(self), clipboard-read=(self), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
};

/** Where index.html keeps the place for its nonce. */
const NONCE_PLACE = '__KILN_NONCE__';

/**
 * The interface's file at a path; `/` is its page, with a fresh nonce. Undefined where there is none. `reportTo`: the
 * path that hears of what the policy stopped.
 */
export function answerPage(files: PageFiles, path: string, reportTo?: string): PageAnswer | undefined {
  const isPage = path === '/' || path === '/index.html';
  const file = files.get(isPage ? '/index.html' : path);
  if (file === undefined) return undefined;
  const nonce = randomBytes(16).toString('base64url');
  const body = isPage
    ? new TextEncoder().encode(new TextDecoder().decode(file.bytes).replaceAll(NONCE_PLACE, nonce))
    : file.bytes;
  return {
    body,
    headers: {
      ...COMMON_HEADERS,
      'Content-Type': file.type,
      // Also of scripts: a worker goes by the policy of its own file.
      'Content-Security-Policy': contentSecurityPolicy(nonce, reportTo),
      'Cache-Control': file.isHashed ? 'max-age=31536000, immutable' : 'no-store',
    },
  };
}

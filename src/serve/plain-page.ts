import { randomBytes } from 'node:crypto';
import { PAGE_KEY_PLACE } from '../ipc/page-key.ts';
import { COMMON_HEADERS, type PageAnswer } from './page-answer.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A page of one paragraph that needs nothing else. */
export function plainPage(language: string, text: string): string {
  const words = escaped(text);
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Kiln</title><h1>Kiln</h1><p>${words}</p></html>\n`;
}

export const PLAIN_PAGE_HEADERS: Readonly<Record<string, string>> = {
  ...COMMON_HEADERS,
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
};

/**
 * What a browser gets that is let in: it keeps the page's key, and goes on to the page. No redirect: who comes from a
 * file would arrive without the cookie, which is not sent where another site led to (SameSite=Strict).
 */
export function letInPage(language: string, needsScript: string, pageKey: string): PageAnswer {
  const nonce = randomBytes(16).toString('base64url');
  const script = `try{localStorage.setItem('${PAGE_KEY_PLACE}','${pageKey}')}finally{location.replace('/')}`;
  const page = `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Kiln</title><noscript><h1>Kiln</h1><p>${escaped(needsScript)}</p></noscript><script nonce="${nonce}">${script}</script></html>\n`;
  const policy = PLAIN_PAGE_HEADERS['Content-Security-Policy'];
  return {
    body: new TextEncoder().encode(page),
    headers: { ...PLAIN_PAGE_HEADERS, 'Content-Security-Policy': `${policy}; script-src 'nonce-${nonce}'` },
  };
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? '');
}

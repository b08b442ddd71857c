import { COMMON_HEADERS } from './page-answer.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A page of one paragraph that needs nothing else. */
export function plainPage(language: string, text: string): string {
  const words = text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? '');
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Kiln</title><h1>Kiln</h1><p>${words}</p></html>\n`;
}

export const PLAIN_PAGE_HEADERS: Readonly<Record<string, string>> = {
  ...COMMON_HEADERS,
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
};

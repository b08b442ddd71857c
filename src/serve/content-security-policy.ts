/** What a page may load and do, beginning with nothing. `nonce`: of the style elements that Mantine writes. */
export function contentSecurityPolicy(nonce: string, reportTo?: string): string {
  const directives = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "worker-src 'self'",
    "media-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    // No text becomes an element or a script, but by the one policy of renderer/app/trusted-types.ts.
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ];
  if (reportTo !== undefined) directives.push(`report-uri ${reportTo}`);
  return directives.join('; ');
}

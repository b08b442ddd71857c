/** `uid`, and the number that stands for it. RFC 4519 section 2.39. */
const UID = /^(?:uid|0\.9\.2342\.19200300\.100\.1\.1)$/i;

/**
 * Who a user id names: of a distinguished name (RFC 4514) the first UID in it, for RFC 6030 section 5.1 wants users
 * written so; any other text as it is.
 */
export function nameOfUser(text: string): string {
  for (const part of text.match(/(?:\\[\s\S]|"(?:\\[\s\S]|[^"\\])*"|[^\\,;+])+/g) ?? []) {
    const equals = part.indexOf('=');
    const value = part.slice(equals + 1).trimStart();
    // A `#` begins a value in BER, which is no name to show.
    if (equals > 0 && UID.test(part.slice(0, equals).trim()) && !value.startsWith('#'))
      return unescaped(value);
  }
  return text;
}

/** RFC 4514 section 3: a pair of hex digits stands for a byte of UTF-8, any other character for itself. */
function unescaped(value: string): string {
  const quoted = /^"([\s\S]*)"\s*$/.exec(value)?.[1];
  const inner = quoted ?? value.replace(/([^\\])\s+$/, '$1');
  return inner.replace(/(?:\\[\da-f]{2})+|\\([\s\S])/gi, (escaped, single?: string) =>
    single === undefined ? Buffer.from(escaped.replaceAll('\\', ''), 'hex').toString('utf8') : single,
  );
}

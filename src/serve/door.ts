import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;

/** Who is let in: whoever brings the one-time key first, and from then on whoever shows the cookie given for it. */
export class Door {
  readonly oneTimeKey = randomBytes(SECRET_BYTES).toString('base64url');
  readonly #session = randomBytes(SECRET_BYTES).toString('base64url');
  readonly #cookieName: string;
  #isUsed = false;

  /** `port`: browsers keep the cookies of all ports of a host together. */
  constructor(port: number) {
    this.#cookieName = `kiln-${port}`;
  }

  /** The `Set-Cookie` for who brings the key; undefined for a wrong or used key. */
  open(key: string): string | undefined {
    if (this.#isUsed || !isSame(key, this.oneTimeKey)) return undefined;
    this.#isUsed = true;
    return `${this.#cookieName}=${this.#session}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /** Whether a `Cookie` header holds the session's. */
  knows(cookies: string | undefined): boolean {
    const start = `${this.#cookieName}=`;
    const given = cookies?.split(';').map((cookie) => cookie.trim());
    const own = given?.filter((cookie) => cookie.startsWith(start)) ?? [];
    return own.some((cookie) => isSame(cookie.slice(start.length), this.#session));
  }
}

/** Takes the same time for every wrong text, whatever its length. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

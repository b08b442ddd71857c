import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;

/** What a browser gets that is let in. */
export interface Admission {
  /** The `Set-Cookie` header. */
  readonly cookie: string;
  /** What the page sends as `Kiln-Key`. */
  readonly pageKey: string;
}

/**
 * Who is let in: whoever brings the one-time key first, and from then on whoever shows both the cookie and the page's
 * key given for it. The cookie alone is not enough: browsers send it to every port of this host (RFC 6265, 8.5), and
 * another user's server may listen at one. The page keeps its key where only pages of its own port can read it.
 */
export class Door {
  readonly oneTimeKey = newSecret();
  readonly #session = newSecret();
  readonly #pageKey = newSecret();
  readonly #cookieName: string;
  #isUsed = false;

  /** `port`: browsers keep the cookies of all ports of a host together. */
  constructor(port: number) {
    this.#cookieName = `kiln-${port}`;
  }

  /** Whether it is the one-time key, used or not. */
  isOneTimeKey(key: string): boolean {
    return isSame(key, this.oneTimeKey);
  }

  /** What who brings the key gets; undefined for a wrong or used key. */
  open(key: string): Admission | undefined {
    if (this.#isUsed || !this.isOneTimeKey(key)) return undefined;
    this.#isUsed = true;
    const cookie = `${this.#cookieName}=${this.#session}; HttpOnly; SameSite=Strict; Path=/`;
    return { cookie, pageKey: this.#pageKey };
  }

  /** Whether a `Cookie` header holds the session's. */
  knows(cookies: string | undefined): boolean {
    const start = `${this.#cookieName}=`;
    const given = cookies?.split(';').map((cookie) => cookie.trim());
    const own = given?.filter((cookie) => cookie.startsWith(start)) ?? [];
    return own.some((cookie) => isSame(cookie.slice(start.length), this.#session));
  }

  /** Whether a `Kiln-Key` header is the page's. */
  isPage(key: string | string[] | undefined): boolean {
    return typeof key === 'string' && isSame(key, this.#pageKey);
  }
}

function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** Takes the same time for every wrong text, whatever its length. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

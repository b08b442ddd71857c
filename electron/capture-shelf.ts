import { randomBytes } from 'node:crypto';

/** Where the page finds what was captured: the path below which every address of the shelf lies. */
export const CAPTURES_PATH = '/captures/';

/** Long enough for a busy machine to start a worker and search one screen after the other. */
export const KEPT_MILLISECONDS = 15_000;

interface Kept {
  readonly pixels: Uint8Array<ArrayBuffer>;
  readonly expiry: NodeJS.Timeout;
}

/** Holds the pixels of captured screens until the page fetches them, once, or does not. */
export class CaptureShelf {
  readonly #kept = new Map<string, Kept>();

  /** Returns the path at which the pixels can be fetched. */
  put(pixels: Uint8Array<ArrayBuffer>): string {
    const path = CAPTURES_PATH + randomBytes(16).toString('hex');
    const expiry = setTimeout(() => this.#kept.delete(path), KEPT_MILLISECONDS);
    this.#kept.set(path, { pixels, expiry });
    return path;
  }

  /** What lies at a path; nothing lies there any more. */
  take(path: string): Uint8Array<ArrayBuffer> | undefined {
    const kept = this.#kept.get(path);
    if (kept === undefined) return undefined;
    clearTimeout(kept.expiry);
    this.#kept.delete(path);
    return kept.pixels;
  }

  clear(): void {
    for (const path of [...this.#kept.keys()]) this.take(path);
  }
}

/** How soon after the operator's wish a page must ask. */
const WISH_MILLISECONDS = 10_000;

export type Capture = 'camera' | 'screen';

/** What the operator allowed the page to look at, by asking for it a moment ago. */
export class CapturePermission {
  readonly #now: () => number;
  readonly #until = new Map<Capture, number>();

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** The operator has just asked for it. */
  wish(capture: Capture): void {
    this.#until.set(capture, this.#now() + WISH_MILLISECONDS);
  }

  /**
   * Whether a page may have what it asks for. `permission` and `media` as Electron names them; `media` holds what a
   * camera is asked for: sound is never given.
   */
  allows(permission: string, media: readonly string[]): boolean {
    const onlyPictures = media.every((kind) => kind === 'video');
    if (permission === 'media') return onlyPictures && media.length > 0 && this.#isWished('camera');
    return permission === 'display-capture' && onlyPictures && this.#isWished('screen');
  }

  #isWished(capture: Capture): boolean {
    return this.#now() < (this.#until.get(capture) ?? Number.NEGATIVE_INFINITY);
  }
}

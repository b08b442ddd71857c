/** How soon after the operator's wish a page must ask. */
const WISH_MILLISECONDS = 10_000;

/**
 * Whether the page may look through the camera: only when the operator asked for it a moment ago. Screens it never
 * captures itself, see screen-capture.ts.
 */
export class CapturePermission {
  readonly #now: () => number;
  #until = Number.NEGATIVE_INFINITY;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** The operator has just asked for the camera. */
  wish(): void {
    this.#until = this.#now() + WISH_MILLISECONDS;
  }

  /**
   * Whether a page may have what it asks for. `permission` and `media` as Electron names them; `media` holds what a
   * camera is asked for: sound is never given.
   */
  allows(permission: string, media: readonly string[]): boolean {
    const isOnlyPictures = media.length > 0 && media.every((kind) => kind === 'video');
    return permission === 'media' && isOnlyPictures && this.#now() < this.#until;
  }
}

import type { ReaderState } from '../../readers/readers.ts';

/** What lies on a lane's reader, and which of it was dealt with. */
export class LanePlace {
  /** Undefined while the reader is away. */
  now: ReaderState | undefined;
  #seen: ReaderState | undefined;

  get isLifted(): boolean {
    return this.now === undefined || this.now.card === 'absent';
  }

  /** Whether something lies there that was not dealt with. */
  get hasNewCard(): boolean {
    const [place, seen] = [this.now, this.#seen];
    if (place === undefined || place.card === 'absent') return false;
    if (seen?.cardCount !== place.cardCount) return true;
    // It sleeps no more, or another program has let go of it.
    return seen.card !== 'present' && place.card === 'present';
  }

  /** What lies there now is dealt with. */
  see(): void {
    this.#seen = this.now;
  }

  /** Whatever lies there is new. */
  forget(): void {
    this.#seen = undefined;
  }
}

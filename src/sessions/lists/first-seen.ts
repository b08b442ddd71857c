/** Finds out whether the same was seen before, in a table that takes some bytes an item and no copy of any. */
export class FirstSeen {
  /** An item's number and one more, by its hash or in the next place that was free; 0 where there is none. */
  readonly #items: Int32Array;
  /** What of its hash does not say its place. */
  readonly #marks: Uint16Array;

  /** `most`: so many items, numbered from 0. */
  constructor(most: number) {
    // A fifth stays free at least, so that there is always a place, and the next free one is near.
    const size = 2 ** Math.ceil(Math.log2(1.25 * most + 2));
    this.#items = new Int32Array(size);
    this.#marks = new Uint16Array(size);
  }

  /**
   * The number of the item that is the same and was seen first; undefined where this is the first. `isSame`: whether an
   * item whose hash is much like it is the same.
   */
  first(item: number, hash: number, isSame: (other: number) => boolean): number | undefined {
    const last = this.#items.length - 1;
    let at = hash & last;
    for (let known = this.#items[at] ?? 0; known !== 0; known = this.#items[at] ?? 0) {
      if (this.#marks[at] === hash >>> 16 && isSame(known - 1)) return known - 1;
      at = (at + 1) & last;
    }
    this.#items[at] = item + 1;
    this.#marks[at] = hash >>> 16;
    return undefined;
  }
}

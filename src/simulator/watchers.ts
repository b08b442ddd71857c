/** Listeners that want to be told of changes. */
export class Watchers {
  readonly #listeners = new Set<() => void>();

  get none(): boolean {
    return this.#listeners.size === 0;
  }

  /** Returns the function that ends the watch. */
  add(listener: () => void): () => void {
    const own = () => listener();
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  clear(): void {
    this.#listeners.clear();
  }

  tell(): void {
    for (const listener of [...this.#listeners]) {
      if (this.#listeners.has(listener)) listener();
    }
  }
}

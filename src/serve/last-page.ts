/** A page that is loaded again is away for less. */
const RELOAD_MILLISECONDS = 5000;
/** How long the first page may take to come: somebody has to log in somewhere and copy an address. */
const FIRST_PAGE_MILLISECONDS = 10 * 60 * 1000;

export interface LastPageOptions {
  /** Resolves once nothing is being written any more, and nothing begun. */
  readonly comeToRest: () => Promise<void>;
  /** No page is open, and none has come back. Called once. */
  readonly onIdle: () => void;
  readonly reloadMilliseconds?: number;
  readonly firstPageMilliseconds?: number;
}

/** Counts the open pages, and tells when the last one has closed for good. */
export class LastPage {
  readonly #options: LastPageOptions;
  #open = 0;
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;

  constructor(options: LastPageOptions) {
    this.#options = options;
    this.#endAfter(options.firstPageMilliseconds ?? FIRST_PAGE_MILLISECONDS);
  }

  came(): void {
    this.#open++;
    clearTimeout(this.#timer);
  }

  went(): void {
    this.#open--;
    if (this.#open === 0) this.#endAfter(this.#options.reloadMilliseconds ?? RELOAD_MILLISECONDS);
  }

  /** From now on nothing is told. */
  close(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  #endAfter(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (!this.#isOver) this.#timer = setTimeout(() => void this.#end(), milliseconds);
  }

  async #end(): Promise<void> {
    await this.#options.comeToRest();
    if (this.#isOver || this.#open > 0) return;
    this.close();
    this.#options.onIdle();
  }
}

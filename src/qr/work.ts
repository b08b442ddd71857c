/**
 * How much a search may do, counted in looks: a look at one module or pixel, or as much work on one byte. Unlike time it is the same
 * on every computer, however busy: what is found once is always found. A billion looks take about ten seconds.
 */
export class Work {
  readonly #looks: number;
  #spent = 0;

  constructor(looks: number) {
    this.#looks = looks;
  }

  spend(looks: number): void {
    this.#spent += looks;
  }

  get spent(): number {
    return this.#spent;
  }

  get isSpent(): boolean {
    return this.#spent >= this.#looks;
  }
}

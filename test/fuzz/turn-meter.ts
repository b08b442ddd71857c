/**
 * How long others had to wait for the event loop, at the longest. What counts is the processor's time, so that a machine
 * that is busy with others makes no turn longer.
 */
export class TurnMeter {
  longestMilliseconds = 0;
  #isRunning = false;
  #since = 0;
  #used: NodeJS.CpuUsage = { user: 0, system: 0 };

  start(): void {
    this.#isRunning = true;
    this.#begin();
    setImmediate(this.#turn);
  }

  /** The turn that is under way counts, too. */
  stop(): void {
    if (this.#isRunning) this.#take();
    this.#isRunning = false;
  }

  #begin(): void {
    this.#since = performance.now();
    this.#used = process.cpuUsage();
  }

  #take(): void {
    const { user, system } = process.cpuUsage(this.#used);
    // Threads of the process use some, too: a turn is no longer than the clock says.
    const turn = Math.min((user + system) / 1000, performance.now() - this.#since);
    this.longestMilliseconds = Math.max(this.longestMilliseconds, turn);
  }

  readonly #turn = () => {
    if (!this.#isRunning) return;
    this.#take();
    this.#begin();
    setImmediate(this.#turn);
  };
}

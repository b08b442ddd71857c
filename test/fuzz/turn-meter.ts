import { readFileSync } from 'node:fs';

/**
 * How long others had to wait for the event loop, at the longest. What counts is the processor's time of this thread, so
 * that neither a machine that is busy with others nor a thread of Kiln's makes a turn longer.
 */
export class TurnMeter {
  longestMilliseconds = 0;
  #isRunning = false;
  #used = 0;

  start(): void {
    this.#isRunning = true;
    this.#used = usedMilliseconds();
    setImmediate(this.#turn);
  }

  /** The turn that is under way counts, too. */
  stop(): void {
    if (this.#isRunning) this.#take();
    this.#isRunning = false;
  }

  #take(): void {
    const used = usedMilliseconds();
    this.longestMilliseconds = Math.max(this.longestMilliseconds, used - this.#used);
    this.#used = used;
  }

  readonly #turn = () => {
    if (!this.#isRunning) return;
    this.#take();
    setImmediate(this.#turn);
  };
}

/** Of this thread by Linux, or by Node 23.9 and later; elsewhere of the process with all its threads. */
const usedMilliseconds = chooseClock();

function chooseClock(): () => number {
  const { threadCpuUsage } = process as { threadCpuUsage?: () => NodeJS.CpuUsage };
  if (threadCpuUsage) return () => millisecondsOf(threadCpuUsage.call(process));
  try {
    readScheduled();
    return readScheduled;
  } catch {
    return () => millisecondsOf(process.cpuUsage());
  }
}

/** The first number is the nanoseconds that the thread was on a processor (Documentation/scheduler/sched-stats). */
function readScheduled(): number {
  return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ', 1)[0]) / 1e6;
}

function millisecondsOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

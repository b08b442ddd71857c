import type { HostProcess } from './fork-host.ts';
import type { HostReply, HostReport, HostRequest } from './host-protocol.ts';
import { PcscCode } from './pcsc-codes.ts';

const HEARTBEAT_MILLISECONDS = 1000;
/** Beats that may stay unanswered. Counted in beats, not in time: a laptop that slept kills nothing. */
const MOST_MISSED_BEATS = 3;
/** How long a dismissed host may take to end. */
const DISMISSAL_MILLISECONDS = 200;

/** A request without its id: the ids are given here. */
export type Asked = HostRequest extends infer Request
  ? Request extends HostRequest
    ? Omit<Request, 'id'>
    : never
  : never;

/** One host process from the parent's side: requests and their replies, reports, and whether it still lives. */
export class ReaderHost {
  readonly #process: HostProcess;
  readonly #waiting = new Map<number, (reply: HostReply) => void>();
  readonly #ended: Promise<void>;
  #lastId = 0;
  #hasEnded = false;
  #heartbeat: NodeJS.Timeout | undefined;

  constructor(process: HostProcess, onReport: (report: HostReport) => void) {
    this.#process = process;
    process.onMessage((message) => {
      if ('report' in message) onReport(message);
      else this.#settle(message);
    });
    this.#ended = new Promise((resolve) => {
      process.onEnd(() => {
        this.#end();
        resolve();
      });
    });
  }

  /** Resolves when the process has ended, for whatever reason. */
  get ended(): Promise<void> {
    return this.#ended;
  }

  /** Resolves with the host's reply, or with an error once the host has ended. Has no time limit. */
  ask(request: Asked): Promise<HostReply> {
    const id = ++this.#lastId;
    if (this.#hasEnded) return Promise.resolve(withoutHost(id));
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#process.send({ ...request, id });
    });
  }

  /** From now on a host that does not answer for some seconds is killed. */
  watchOver(): void {
    let missed = 0;
    this.#heartbeat = setInterval(() => {
      if (missed >= MOST_MISSED_BEATS) this.kill();
      missed++;
      void this.ask({ do: 'ping' }).then(() => {
        missed = 0;
      });
    }, HEARTBEAT_MILLISECONDS);
    this.#heartbeat.unref();
  }

  kill(): void {
    this.#process.kill();
  }

  /** Ends the process, gently at first. Resolves when it has ended. */
  async dismiss(): Promise<void> {
    this.#process.dismiss();
    const impatience = setTimeout(() => this.kill(), DISMISSAL_MILLISECONDS);
    await this.#ended;
    clearTimeout(impatience);
  }

  #settle(reply: HostReply): void {
    this.#waiting.get(reply.reply)?.(reply);
    this.#waiting.delete(reply.reply);
  }

  #end(): void {
    this.#hasEnded = true;
    clearInterval(this.#heartbeat);
    for (const id of [...this.#waiting.keys()]) this.#settle(withoutHost(id));
  }
}

function withoutHost(id: number): HostReply {
  return { reply: id, ok: false, code: PcscCode.INVALID_HANDLE };
}

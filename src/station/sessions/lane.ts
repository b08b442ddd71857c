import type { CardSource } from '../../apdu/card-source.ts';
import type { Fault } from '../../base/fault.ts';
import type { OpenedToken } from '../../burn/open-token.ts';
import type { LaneView } from '../../ipc/session.ts';
import { codesAround } from '../../otp/totp.ts';
import type { ReaderState } from '../../readers/readers.ts';
import type { SessionRow } from '../../sessions/session-row.ts';
import type { TokenIdentity } from '../../tokens/token-identity.ts';
import type { AskForCode, CheckedCode } from '../check-code.ts';
import { isOfOwnJournal, knownBurn } from '../known-burn.ts';
import { CodeCheck } from '../service/code-check.ts';
import { tellFault } from '../tell-fault.ts';
import type { Choice } from './choose-row.ts';
import { burnRow, checkRow, type LaneTask } from './lane-burn.ts';
import type { LaneFloor } from './lane-floor.ts';
import { LanePlace } from './lane-place.ts';
import { type LaneEnd, LaneWork } from './lane-work.ts';
import { openPatiently } from './open-patiently.ts';
import { Waiting } from './waiting.ts';
import { watchOthers } from './watch-others.ts';

/** One reader of a session: takes one token after the other, for as long as the session runs. */
export class Lane {
  /** From 1. */
  readonly number: number;
  readonly reader: string;
  readonly #floor: LaneFloor;
  readonly #waiting: Waiting;
  readonly #living: Promise<void>;
  readonly #place = new LanePlace();
  #work: LaneWork | undefined;
  /** Ends when what is being done with a token is done and recorded. */
  #dealing: Promise<unknown> = Promise.resolve();
  /** Ends when nobody looks for other tokens on the reader any more. */
  #watching: Promise<void> | undefined;
  #isPaused = false;
  /** Why it stopped by itself, until a person lets it go on. */
  #fault: Fault | undefined;
  #isClosed = false;
  /** The token that was done last, and how that ended. */
  #last: { readonly serial: string; readonly row: number; readonly end: LaneEnd } | undefined;
  #seeded = 0;
  #done = 0;

  constructor(number: number, reader: string, floor: LaneFloor) {
    this.number = number;
    this.reader = reader;
    this.#floor = floor;
    this.#waiting = new Waiting(floor.clock);
    this.#living = this.#live();
  }

  /** The row that its token is for, or was until it is lifted. */
  get row(): number | undefined {
    return this.#work?.row;
  }

  /** A row that no other lane can have, because this one is at it. */
  get rowAtWork(): number | undefined {
    return this.isAtWork ? this.#work?.row : undefined;
  }

  get lastSerial(): string | undefined {
    return this.#last?.serial;
  }

  /** Whether it could take a token now: whose it becomes is shown meanwhile. */
  get isFree(): boolean {
    const isIdle = this.#work === undefined || this.#work.phase === 'looking';
    return isIdle && this.#floor.isRunning && !this.#isPaused && this.#place.now !== undefined;
  }

  get isAtWork(): boolean {
    const phase = this.#work?.phase;
    return phase === 'burning' || phase === 'interrupted' || phase === 'code';
  }

  /** What is seen of it beside the row's names; `hasNext`: some token is of use here. */
  view(hasNext: boolean): Omit<LaneView, 'row'> {
    const { number, reader } = this;
    const phase = this.#idlePhase(hasNext);
    const failure = phase === 'paused' ? this.#fault : undefined;
    const idle = { phase, stepsDone: 0, warnings: [], ...(failure && { failure }) };
    return { number, reader, done: this.#done, ...(this.#work?.view ?? idle) };
  }

  /** What lies on the reader now; undefined when it is away. */
  see(place: ReaderState | undefined): void {
    this.#place.now = place;
    this.wake();
  }

  /** What was refused as of no known model is looked at again. */
  lookAgain(): void {
    if (this.#work?.view.failure?.code !== 'unlisted-token') return;
    this.#place.forget();
    this.wake();
  }

  /** Something has changed in the session. */
  wake(): void {
    this.#waiting.wake();
  }

  pause(paused: boolean): void {
    this.#isPaused = paused;
    this.#fault = undefined;
    this.wake();
  }

  /** The token that it is at. */
  get work(): LaneWork | undefined {
    return this.#work;
  }

  get check(): CodeCheck | undefined {
    return this.#work?.check;
  }

  /** Lets go of its row, if it can: what is being written is not taken away. Resolves when that is recorded. */
  async letGo(): Promise<boolean> {
    const work = this.#work;
    if (work?.phase === 'code') work.check?.give(undefined);
    else if (work?.phase === 'interrupted') work.stop.abort();
    else return false;
    await this.#dealing;
    return true;
  }

  /** Writes nothing more to the token that lies there. */
  stop(): void {
    this.#work?.stop.abort();
  }

  /** Ends truthfully: what was begun is recorded as far as it came. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.stop();
    this.check?.give(undefined);
    this.wake();
    await this.#living;
  }

  /** Never rejects: what nobody expected stops this lane, and no other. */
  async #live(): Promise<void> {
    for (;;) {
      await this.#waiting.until(() => this.#isClosed || (this.#floor.isRunning && this.#fault === undefined));
      if (this.#isClosed) return;
      try {
        await this.#takeTokens();
      } catch (error) {
        this.#stopFor(tellFault(error));
        // Unless that is what went wrong.
        await Promise.resolve().then(this.#floor.changed).catch(tellFault);
      }
    }
  }

  /** One token after the other until the session rests, with the reader for itself. */
  async #takeTokens(): Promise<void> {
    const floor = this.#floor;
    try {
      await floor.claim(this.reader);
      this.#place.forget();
      while (!this.#isOver()) {
        if (this.#mayTake()) await this.#take();
        else await this.#waiting.until(() => this.#isOver() || this.#mayTake());
      }
    } finally {
      this.#work = undefined;
      floor.release(this.reader);
    }
    floor.changed();
  }

  /** Takes no token any more before a person says so. */
  #stopFor(fault: Fault): void {
    this.#isPaused = true;
    this.#fault = fault;
  }

  get #source(): CardSource {
    return { readerName: this.reader, open: () => this.#floor.readers.open(this.reader) };
  }

  #isOver(): boolean {
    return this.#isClosed || !this.#floor.isRunning;
  }

  #mayTake(): boolean {
    return !this.#isPaused && this.#place.hasNewCard;
  }

  /** One token, from being felt until it is lifted. */
  async #take(): Promise<void> {
    const { clock, changed } = this.#floor;
    const work = new LaneWork(clock);
    this.#work = work;
    this.#place.see();
    changed();
    const dealing = this.#dealWithCard(work).catch((error: unknown) => ({ failure: tellFault(error) }));
    this.#dealing = dealing;
    const end = await dealing;
    if (end.failure?.code === 'fault') this.#stopFor(end.failure);
    if (this.#watching === undefined) this.#place.see();
    await this.#watching;
    this.#watching = undefined;
    work.end(end);
    await this.#showEnd(work);
    this.#work = undefined;
    changed();
  }

  async #dealWithCard(work: LaneWork): Promise<LaneEnd> {
    const { models, clock } = this.#floor;
    const opened = await openPatiently(this.#source, models(), clock, () => this.#isOver());
    if (!opened.ok) return { failure: opened.failure };
    try {
      return await this.#deal(work, opened.value);
    } catch (error) {
      await opened.value.channel.close();
      throw error;
    }
  }

  async #deal(work: LaneWork, opened: OpenedToken): Promise<LaneEnd> {
    const { token, channel } = opened;
    const known = await knownBurn(this.#floor.lastBurn, token.serial);
    // Nothing is begun any more once the session does not run.
    const choice = this.#isOver() ? undefined : this.#choose(token, known);
    if (choice?.do === 'burn' || choice?.do === 'check') {
      const dealWith = choice.do === 'burn' ? burnRow : checkRow;
      const end = await dealWith(this.#task(work, choice.row), opened);
      this.#last = { serial: token.serial, row: choice.row.index, end };
      return end;
    }
    work.token = token;
    await channel.close();
    if (choice?.do === 'refuse') return { failure: choice.failure };
    if (choice?.do === 'lift' && this.#last) work.row = this.#last.row;
    return choice ? (this.#last?.end ?? {}) : {};
  }

  #choose(token: TokenIdentity, known: Awaited<ReturnType<typeof knownBurn>>): Choice {
    if (known.ok) return this.#floor.choose(this.reader, token, known.value);
    // Without this machine's own nothing can be burned at all.
    if (isOfOwnJournal(known.failure)) this.#floor.stop(known.failure);
    return { do: 'refuse', failure: known.failure };
  }

  #task(work: LaneWork, row: SessionRow): LaneTask {
    const floor = this.#floor;
    return {
      ...{ floor, reader: this.reader, work, row },
      numberOnLane: this.#seeded + 1,
      onSeeded: () => {
        this.#seeded += 1;
        floor.gotToken(row.index);
      },
      onDone: () => {
        this.#done += 1;
        floor.done();
      },
      withCode: (check) => this.#withCode(work, check),
    };
  }

  /** The token leaves the reader to be switched off and on: meanwhile others may be laid there, and have to wait. */
  async #withCode(work: LaneWork, check: (ask: AskForCode) => Promise<CheckedCode>): Promise<CheckedCode> {
    const { clock, changed } = this.#floor;
    const codes = () => work.enrolment && codesAround(work.enrolment, clock.nowMilliseconds() / 1000);
    const codeCheck = new CodeCheck(clock, codes, changed);
    work.askForCode(codeCheck);
    let isOver = false;
    const lane = { floor: this.#floor, source: this.#source, place: this.#place, waiting: this.#waiting };
    this.#watching = watchOthers({ ...lane, work }, () => isOver).catch((e) => this.#stopFor(tellFault(e)));
    try {
      return await check(async (triesLeft) => (this.#isClosed ? undefined : codeCheck.ask(triesLeft)));
    } finally {
      isOver = true;
      this.wake();
    }
  }

  /** Shows how it ended until the token is lifted, or for a while where it was already. */
  async #showEnd({ phase, shownMilliseconds }: LaneWork): Promise<void> {
    this.#floor.changed();
    if (!this.#place.isLifted) {
      await this.#waiting.until(() => this.#isOver() || this.#place.isLifted || this.#mayTake());
    } else if (phase === 'lift') {
      await this.#waiting.until(() => this.#isOver() || this.#mayTake(), shownMilliseconds);
    }
  }

  #idlePhase(hasNext: boolean): LaneView['phase'] {
    if (this.#place.now === undefined) return 'unplugged';
    if (this.#isPaused || !this.#floor.isRunning) return 'paused';
    return hasNext ? 'empty' : 'finished';
  }
}

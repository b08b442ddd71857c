import { type OpenedToken, openToken } from '../../burn/open-token.ts';
import { ACCEPTED_STEPS } from '../../burn/verification.ts';
import type { LaneView } from '../../ipc/session.ts';
import { codesAround, findStep } from '../../otp/totp.ts';
import type { ReaderState } from '../../readers/readers.ts';
import type { SessionRow } from '../../sessions/session-row.ts';
import type { AskForCode, CheckedCode } from '../check-code.ts';
import { CodeCheck } from '../service/code-check.ts';
import { burnRow, checkRow, type LaneTask } from './lane-burn.ts';
import type { LaneFloor } from './lane-floor.ts';
import { type LaneEnd, LaneWork } from './lane-work.ts';
import { Waiting } from './waiting.ts';

/** A token is still being moved about when it is first felt: a lost link is tried again this often. */
const LOOKS = 4;
const LOOK_AGAIN_MILLISECONDS = 250;

/** How long an end is shown that nothing on the reader reminds of; longer where something went wrong. */
const END_SHOWN_MILLISECONDS = 2000;
const FAILURE_SHOWN_MILLISECONDS = 10_000;

/** One reader of a session: takes one token after the other, for as long as the session runs. */
export class Lane {
  /** From 1. */
  readonly number: number;
  readonly reader: string;
  readonly #floor: LaneFloor;
  readonly #waiting: Waiting;
  readonly #living: Promise<void>;
  /** What lies there; undefined while the reader is away. */
  #place: ReaderState | undefined;
  /** What lay there when it was last dealt with. */
  #seen: ReaderState | undefined;
  #work: LaneWork | undefined;
  /** Ends when what is being done with a token is done and recorded. */
  #dealing: Promise<unknown> = Promise.resolve();
  /** Ends when nobody looks for other tokens on the reader any more. */
  #watching: Promise<void> | undefined;
  #isPaused = false;
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
    return isIdle && this.#floor.isRunning && !this.#isPaused && this.#place !== undefined;
  }

  get isAtWork(): boolean {
    const phase = this.#work?.phase;
    return phase === 'burning' || phase === 'interrupted' || phase === 'code';
  }

  /** What is seen of it beside the row's names; `hasNext`: some token is of use here. */
  view(hasNext: boolean): Omit<LaneView, 'row'> {
    const { number, reader } = this;
    const idle = { phase: this.#idlePhase(hasNext), stepsDone: 0, warnings: [] } as const;
    return { number, reader, done: this.#done, ...(this.#work?.view ?? idle) };
  }

  /** What lies on the reader now; undefined when it is away. */
  see(place: ReaderState | undefined): void {
    this.#place = place;
    this.wake();
  }

  /** Something has changed in the session. */
  wake(): void {
    this.#waiting.wake();
  }

  pause(paused: boolean): void {
    this.#isPaused = paused;
    this.wake();
  }

  /** Whether it waits for a code, and this is the present one. */
  expects(code: string): boolean {
    const { check, enrolment } = this.#work ?? {};
    if (check?.isAsking !== true || enrolment === undefined) return false;
    const now = Math.floor(this.#floor.clock.nowMilliseconds() / 1000);
    return findStep(enrolment, code, now, ACCEPTED_STEPS) !== undefined;
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

  async #live(): Promise<void> {
    const floor = this.#floor;
    for (;;) {
      await this.#waiting.until(() => this.#isClosed || floor.isRunning);
      if (this.#isClosed) return;
      await floor.claim(this.reader);
      this.#seen = undefined;
      while (!this.#isOver()) {
        if (this.#mayTake()) await this.#take();
        else await this.#waiting.until(() => this.#isOver() || this.#mayTake());
      }
      this.#work = undefined;
      floor.release(this.reader);
      floor.changed();
    }
  }

  #isOver(): boolean {
    return this.#isClosed || !this.#floor.isRunning;
  }

  #mayTake(): boolean {
    return !this.#isPaused && this.#hasNewCard();
  }

  #hasNewCard(): boolean {
    const [place, seen] = [this.#place, this.#seen];
    if (place === undefined || place.card === 'absent') return false;
    if (seen?.cardCount !== place.cardCount) return true;
    // It sleeps no more, or another program has let go of it.
    return seen.card !== 'present' && place.card === 'present';
  }

  /** One token, from being felt until it is lifted. */
  async #take(): Promise<void> {
    const { clock, changed } = this.#floor;
    const work = new LaneWork(clock);
    this.#work = work;
    this.#seen = this.#place;
    changed();
    const opened = await this.#open();
    const dealing = opened.ok ? this.#deal(work, opened.value) : Promise.resolve({ failure: opened.failure });
    this.#dealing = dealing;
    const end = await dealing;
    if (this.#watching === undefined) this.#seen = this.#place;
    await this.#watching;
    this.#watching = undefined;
    work.end(end);
    await this.#showEnd(work);
    this.#work = undefined;
    changed();
  }

  async #open(): ReturnType<typeof openToken> {
    const { readers, models, clock } = this.#floor;
    const source = { readerName: this.reader, open: () => readers.open(this.reader) };
    for (let looks = 1; ; looks++) {
      const opened = await openToken(source, models());
      const again = !opened.ok && opened.failure.code === 'link-lost' && looks < LOOKS && !this.#isOver();
      if (!again) return opened;
      await clock.sleep(LOOK_AGAIN_MILLISECONDS);
    }
  }

  async #deal(work: LaneWork, opened: OpenedToken): Promise<LaneEnd> {
    const { token, channel } = opened;
    const lastBurn = await this.#floor.lastBurn(token.serial);
    // Nothing is begun any more once the session does not run.
    const choice = this.#isOver() ? undefined : this.#floor.choose(this.reader, token, lastBurn);
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

  #task(work: LaneWork, row: SessionRow): LaneTask {
    const { reader } = this;
    const floor = this.#floor;
    return {
      ...{ floor, reader, work, row },
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
    this.#watching = this.#watchOthers(work, () => isOver);
    const checked = await check(async (triesLeft) => (this.#isClosed ? undefined : codeCheck.ask(triesLeft)));
    isOver = true;
    this.wake();
    return checked;
  }

  /** Says so when another token lies there while this one's code is waited for. */
  async #watchOthers(work: LaneWork, isOver: () => boolean): Promise<void> {
    const { readers, models, changed } = this.#floor;
    const source = { readerName: this.reader, open: () => readers.open(this.reader) };
    const isGone = () => work.otherSerial !== undefined && this.#isLifted();
    let isOther = false;
    this.#seen = this.#place;
    for (;;) {
      await this.#waiting.until(() => isOver() || this.#hasNewCard() || isGone());
      if (isOver()) break;
      this.#seen = this.#place;
      const opened = this.#isLifted() ? undefined : await openToken(source, models());
      if (opened?.ok) await opened.value.channel.close();
      const serial = opened?.ok ? opened.value.token.serial : undefined;
      isOther = opened !== undefined && serial !== work.token?.serial;
      work.otherSerial = isOther ? serial : undefined;
      changed();
    }
    work.otherSerial = undefined;
    if (isOther) this.#seen = undefined;
  }

  /** Shows how it ended until the token is lifted, or for a while where it was already. */
  async #showEnd({ phase, view }: LaneWork): Promise<void> {
    this.#floor.changed();
    if (!this.#isLifted()) {
      await this.#waiting.until(() => this.#isOver() || this.#isLifted() || this.#mayTake());
    } else if (phase === 'lift') {
      const milliseconds = view.failure ? FAILURE_SHOWN_MILLISECONDS : END_SHOWN_MILLISECONDS;
      await this.#waiting.until(() => this.#isOver() || this.#mayTake(), milliseconds);
    }
  }

  #isLifted(): boolean {
    return this.#place === undefined || this.#place.card === 'absent';
  }

  #idlePhase(hasNext: boolean): LaneView['phase'] {
    if (this.#place === undefined) return 'unplugged';
    if (this.#isPaused || !this.#floor.isRunning) return 'paused';
    return hasNext ? 'empty' : 'finished';
  }
}

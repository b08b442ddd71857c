import type { Failure } from '../../ipc/failure.ts';
import type { CodeReceipt, LaneView, SessionView } from '../../ipc/session.ts';
import type { Enrolment } from '../../otp/enrolment.ts';
import { isDue } from '../../sessions/session-row.ts';
import type { SessionSettings } from '../../sessions/session-settings.ts';
import type { SessionStep } from '../../sessions/session-step.ts';
import { SERIAL_DIGITS } from '../../tokens/token2/models.ts';
import { FreshHostClock } from '../fresh-host-clock.ts';
import { chooseRow } from './choose-row.ts';
import { giveCode, giveSeenCode } from './give-code.ts';
import { holdOf, tellSetAside } from './hold-back.ts';
import { Lane } from './lane.ts';
import type { LaneFloor } from './lane-floor.ts';
import { LaneQueue } from './lane-queue.ts';
import { Pace } from './pace.ts';
import { rowSummary } from './row-summary.ts';
import type { SessionRunOptions } from './session-run-options.ts';
import type { SessionWork } from './session-work.ts';

type RowStep = Extract<SessionStep, { step: 'put-aside' | 'skip' | 'again' | 'bind' }>;

/** An open session on its lanes: every reader is one, numbered by its place for as long as the session is open. */
export class SessionRun implements SessionWork {
  readonly #options: SessionRunOptions;
  readonly #hostClock: FreshHostClock;
  readonly #floor: LaneFloor;
  readonly #lanes: Lane[] = [];
  readonly #queue = new LaneQueue();
  readonly #pace = new Pace();
  readonly #endWatch: () => void;
  readonly #written = new Map<string, Enrolment>();
  /** Rows that got a token here, the latest last. */
  readonly #gotToken: number[] = [];
  /** Tokens that took their seed, those before this run included. */
  #tokens: number;
  #isReady = false;
  #isRunning = false;
  #isClosed = false;
  #failure: Failure | undefined;

  constructor(options: SessionRunOptions) {
    this.#options = options;
    this.#hostClock = new FreshHostClock(options.hostClock, options.clock);
    const { counts } = options.file.state;
    this.#tokens = counts.seeded + counts.verified;
    this.#floor = this.#newFloor();
    this.#endWatch = options.readers.watch(() => this.#follow());
    void options.readers.ready().then(() => {
      this.#isReady = true;
      this.#follow();
    });
  }

  get view(): Pick<SessionView, 'running' | 'lanes' | 'service' | 'failure' | 'pace' | 'last'> {
    const { failure: service } = this.#options.readers.snapshot();
    const { counts, due } = this.#state;
    const pace = this.#pace.view(counts.waiting + counts['in-doubt'] + counts.burning + due);
    const last = this.#state.rows[this.#last() ?? -1];
    return {
      running: this.#isRunning,
      lanes: this.#lanes.map((lane) => this.#laneView(lane)),
      ...(service && { service }),
      ...(this.#failure && { failure: this.#failure }),
      ...(pace && { pace }),
      ...(last && { last: rowSummary(last) }),
    };
  }

  /** Lanes take tokens from now on; undefined when they do. */
  run(): Failure | undefined {
    if (this.#isClosed || this.#state.isClosed) return { code: 'session-closed' };
    this.#failure = undefined;
    this.#isRunning = true;
    this.#hostClock.ask();
    this.#changed();
    this.#wakeAll();
    return undefined;
  }

  /** Lanes stop after what they are at. */
  pause(): void {
    this.#isRunning = false;
    this.#pace.rest(this.#options.clock.elapsedMilliseconds());
    this.#changed();
    this.#wakeAll();
  }

  pauseLane(reader: string, paused: boolean): void {
    this.#lane(reader)?.pause(paused);
    this.#changed();
  }

  giveCode(reader: string, code: string, isChosen = true): CodeReceipt {
    const receipt = giveCode(this.#lanes, reader, code, isChosen);
    this.#changed();
    return receipt;
  }

  giveSeenCode(code: string): boolean {
    const isTaken = giveSeenCode(this.#lanes, code);
    if (isTaken) this.#changed();
    return isTaken;
  }

  compareByEye(reader: string): void {
    this.#lane(reader)?.check?.compareByEye();
  }

  confirmByEye(reader: string, same: boolean): void {
    this.#lane(reader)?.check?.confirmByEye(same);
  }

  /** The row stays due, and the reader is free. */
  checkLater(reader: string): void {
    this.#lane(reader)?.check?.give(undefined);
  }

  putAside(row: number, note: string): Promise<Failure | undefined> {
    return this.#changeRow({ step: 'put-aside', row, reason: 'person', note });
  }

  skip(row: number): Promise<Failure | undefined> {
    return this.#changeRow({ step: 'skip', row });
  }

  again(row: number): Promise<Failure | undefined> {
    return this.#changeRow({ step: 'again', row });
  }

  /** `serial`: '' for any token. One that no token can have would keep the row waiting for ever. */
  async bind(row: number, serial: string): Promise<Failure | undefined> {
    const isSerial = /^\d+$/.test(serial) && serial.length === SERIAL_DIGITS;
    if (serial !== '' && !isSerial) return { code: 'not-a-serial', digits: SERIAL_DIGITS };
    return this.#changeRow({ step: 'bind', row, serial });
  }

  /** The last row that got a token here waits again. */
  async undoLast(): Promise<Failure | undefined> {
    const row = this.#last();
    return row === undefined ? { code: 'nothing-to-undo' } : this.again(row);
  }

  async setSettings(settings: SessionSettings): Promise<Failure | undefined> {
    const failure = await this.#take({ step: 'settings', settings });
    if (!failure) this.lookAgain();
    return failure;
  }

  lookAgain(): void {
    for (const lane of this.#lanes) lane.lookAgain();
  }

  /** Ends the lanes, truthfully: what is being written is recorded as far as it came. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#isRunning = false;
    this.#endWatch();
    await Promise.all(this.#lanes.map((lane) => lane.close()));
  }

  get #state() {
    return this.#options.file.state;
  }

  #lane(reader: string): Lane | undefined {
    return this.#lanes.find((lane) => lane.reader === reader);
  }

  #laneView(lane: Lane): LaneView {
    const next = this.#queue.next(lane);
    const { awaited, due, rows } = this.#state;
    const dueAtWork = this.#lanes.filter(({ rowAtWork }) => isDue(rows[rowAtWork ?? -1]?.state)).length;
    const view = lane.view(next !== undefined || awaited > 0 || due > dueAtWork);
    const row = rows[lane.row ?? next ?? -1];
    const hold = holdOf(this.#state, view, lane.row);
    return { ...view, ...(hold && { hold }), ...(row && { row: rowSummary(row) }) };
  }

  /** The last row that got a token here and still has it. */
  #last(): number | undefined {
    for (;;) {
      const row = this.#gotToken.at(-1);
      const state = row === undefined ? undefined : this.#state.rows[row]?.state.state;
      if (row === undefined || state === 'seeded' || state === 'verified') return row;
      this.#gotToken.pop();
    }
  }

  /** What a lane is writing is not taken away from it; what it only waits for, is. */
  async #changeRow(step: RowStep): Promise<Failure | undefined> {
    const lane = this.#lanes.find(({ rowAtWork }) => rowAtWork === step.row);
    const before = this.#state.rows[step.row];
    const isGivenUp = step.step === 'put-aside' || step.step === 'again';
    if (lane && (before?.state.state === 'burning' || isGivenUp)) {
      if (!(await lane.letGo())) return { code: 'row-busy', row: step.row };
    }
    const failure = await this.#take(step);
    if (failure || !isGivenUp || before === undefined) return failure;
    const unwritten = await tellSetAside(this.#floor, before);
    if (unwritten) this.#stop(unwritten);
    return unwritten;
  }

  async #take(step: SessionStep): Promise<Failure | undefined> {
    const taken = await this.#floor.record(step);
    this.#changed();
    return taken.ok ? undefined : taken.failure;
  }

  /** Every reader that comes gets a lane, and finds it again whenever it comes back. */
  #follow(): void {
    if (!this.#isReady || this.#isClosed) return;
    const { isWanted = () => true, readers } = this.#options;
    const places = readers.snapshot().readers.filter(({ name }) => isWanted(name));
    for (const { name } of places) {
      if (this.#lane(name) === undefined)
        this.#lanes.push(new Lane(this.#lanes.length + 1, name, this.#floor));
    }
    for (const lane of this.#lanes) lane.see(places.find(({ name }) => name === lane.reader));
    this.#changed();
  }

  #wakeAll(): void {
    for (const lane of this.#lanes) lane.wake();
  }

  #changed(): void {
    if (this.#isRunning) this.#pace.sign(this.#options.clock.elapsedMilliseconds());
    this.#queue.assign(this.#lanes, this.#state);
    this.#options.onChange();
  }

  #stop(failure: Failure): void {
    this.#failure ??= failure;
    for (const lane of this.#lanes) lane.stop();
    this.pause();
  }

  #newFloor(): LaneFloor {
    const run = this;
    const { file, clock } = this.#options;
    return {
      ...this.#options,
      get isRunning() {
        return run.#isRunning;
      },
      hostClock: this.#hostClock,
      lastBurn: async (serial) => this.#options.lastBurn?.(serial),
      choose: (reader, token, lastBurn) => {
        const lane = this.#lane(reader);
        if (lane === undefined) throw new Error('no lane on this reader');
        return chooseRow(file.state, token, {
          laneAt: (row) => this.#lanes.find((other) => other !== lane && other.rowAtWork === row)?.number,
          next: () => this.#queue.take(lane, this.#lanes, file.state),
          lastSerial: lane.lastSerial,
          lastBurn,
        });
      },
      record: async (step) => {
        const recorded = await file.record(step);
        if (!recorded.ok && isOfTheFile(recorded.failure)) this.#stop(recorded.failure);
        return recorded;
      },
      earlierSeed: (serial) => this.#written.get(serial),
      wrote: (serial, enrolment) => void this.#written.set(serial, enrolment),
      countToken: () => ++this.#tokens,
      gotToken: (row) => void this.#gotToken.push(row),
      done: () => this.#pace.done(clock.elapsedMilliseconds()),
      stop: (failure) => this.#stop(failure),
      changed: () => this.#changed(),
    };
  }
}

/** The file cannot be written; a step that only cannot be taken changes nothing for the others. */
function isOfTheFile({ code }: Failure): boolean {
  return code === 'session-unwritable' || code === 'session-taken-over';
}

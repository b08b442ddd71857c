import type { Failure } from '../../ipc/failure.ts';
import type { SessionView } from '../../ipc/session.ts';
import type { SessionDesk } from '../../station/sessions/session-desk.ts';
import { numberIn, usage } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { kindOfDescriptor, linesOfDescriptor } from '../descriptor-lines.ts';
import { onEnding } from '../ending-signals.ts';
import type { ExitStatus } from '../exit-status.ts';
import type { Output } from '../output.ts';
import { LANE_OPTIONS, readLaneOrder } from '../reader-options.ts';
import { SessionReport } from '../report-session.ts';
import { sayFailure } from '../say-failure.ts';
import { withSession } from '../with-session.ts';

export const SESSION_RUN_OPTIONS = {
  ...LANE_OPTIONS,
  'code-fd': { type: 'string' },
  reassign: { type: 'boolean' },
} as const;

const STANDARD_INPUT = 0;

/** Long enough for the service to have named its readers. */
const READERS_MILLISECONDS = 3000;

/** Digits of a serial at least: a line that begins with so many names its token before the code. */
const SERIAL = /^(\d{8,})[\s,;]+(.+)$/;

/** Why it ended, where nobody and nothing went wrong. */
type End = 'no-row-left' | 'idle' | 'stopped';

/** `kiln session run FILE`: burns on all readers at once until no row is left. */
export function runSession(context: CommandContext, path: string): Promise<ExitStatus> {
  const { output, values } = context;
  const order = readLaneOrder(values);
  if (!order.ok) return Promise.resolve(sayFailure(output, order.failure));
  const { isWanted, waitSeconds } = order.value;
  const codes = numberIn(values, 'code-fd', 0, 1023);
  if (!codes.ok) return Promise.resolve(sayFailure(output, codes.failure));
  const descriptor = codes.value ?? STANDARD_INPUT;
  if (codes.value !== undefined && kindOfDescriptor(descriptor) === undefined)
    return Promise.resolve(
      sayFailure(output, usage({ reason: 'descriptor-closed', option: '--code-fd', descriptor }).failure),
    );
  let followed: Run | undefined;
  return withSession(
    context,
    path,
    async ({ desk }) => {
      const failure = values['reassign'] === true ? await allowReassign(desk) : undefined;
      if (failure) return failure;
      followed = new Run(output, desk, descriptor, waitSeconds);
      return followed.untilDone();
    },
    {
      readers: true,
      isWanted,
      onChange: () => followed?.look(),
    },
  );
}

/** As a person does in the window's settings: the session keeps it. */
async function allowReassign(desk: SessionDesk): Promise<Failure | undefined> {
  const settings = desk.view.open?.settings;
  if (settings === undefined || settings.allowReassign === true) return undefined;
  return desk.withWork((work) => work.setSettings({ ...settings, allowReassign: true }));
}

/** One run of a session at a terminal, from its beginning to its end. */
class Run {
  readonly #desk: SessionDesk;
  readonly #report: SessionReport;
  readonly #waitSeconds: number | undefined;
  readonly #codes: ReturnType<typeof linesOfDescriptor>;
  #isOn = false;
  #haveCodesEnded = false;
  #idle: NodeJS.Timeout | undefined;
  #readerless: NodeJS.Timeout | undefined;
  #end: (end: End) => void = () => {};

  constructor(output: Output, desk: SessionDesk, codes: number, waitSeconds: number | undefined) {
    this.#desk = desk;
    this.#report = new SessionReport(output);
    this.#codes = linesOfDescriptor(codes);
    this.#waitSeconds = waitSeconds;
  }

  async untilDone(): Promise<ExitStatus | Failure> {
    // To the end of the process: the session is still to be left, and its exit status to be told.
    onEnding(() => this.#end('stopped'));
    try {
      const ended = new Promise<End>((resolve) => {
        this.#end = resolve;
      });
      const { work } = this.#desk;
      if (work === undefined) return { code: 'session-closed' };
      this.#report.begin(this.#view);
      this.#isOn = true;
      const failure = work.run();
      if (failure) return failure;
      void this.#readCodes();
      this.#readerless = setTimeout(() => this.#lookForReaders(), READERS_MILLISECONDS);
      this.look();
      const end = await ended;
      const fault = this.#fault;
      if (end === 'idle') this.#report.idle(this.#waitSeconds ?? 0);
      await work.close();
      this.#report.tell(this.#view);
      return this.#view.failure ?? fault ?? this.#report.end(this.#view);
    } finally {
      this.#isOn = false;
      clearTimeout(this.#idle);
      clearTimeout(this.#readerless);
      this.#codes.close();
    }
  }

  /** Something has changed. */
  look(): void {
    const { open } = this.#desk.view;
    if (open === undefined || !this.#isOn) return;
    if (this.#report.tell(open)) this.#waitOn();
    if (open.failure) this.#end('stopped');
    for (const { phase, reader } of open.lanes) {
      if (phase === 'code' && this.#haveCodesEnded) this.#desk.work?.checkLater(reader);
    }
    const { counts, due, lanes } = open;
    const isAtWork = lanes.some(({ phase }) => ['burning', 'interrupted', 'code'].includes(phase));
    const left = counts.waiting + counts['in-doubt'] + counts.burning + (this.#haveCodesEnded ? 0 : due);
    if (left === 0 && !isAtWork) this.#end('no-row-left');
    // Nobody is there who could let them go on.
    if (this.#fault) this.#end('stopped');
  }

  /** Why no lane takes tokens any more, where each of them stopped by itself. */
  get #fault(): Failure | undefined {
    const { lanes } = this.#view;
    const stopped = lanes.filter(({ phase, failure }) => phase === 'paused' && failure);
    return stopped.length === lanes.length ? stopped[0]?.failure : undefined;
  }

  get #view(): SessionView {
    const { open } = this.#desk.view;
    if (open === undefined) throw new Error('no session is open');
    return open;
  }

  /** A name that was misspelt would be waited for without a word. */
  #lookForReaders(): void {
    const { lanes, service } = this.#view;
    if (lanes.length === 0 && service === undefined) this.#report.noReader();
  }

  #waitOn(): void {
    clearTimeout(this.#idle);
    if (this.#waitSeconds !== undefined)
      this.#idle = setTimeout(() => this.#end('idle'), 1000 * this.#waitSeconds);
  }

  async #readCodes(): Promise<void> {
    for (;;) {
      const line = await this.#codes.lines.next();
      if (line === undefined) break;
      if (line.trim() !== '') this.#give(line.trim());
    }
    this.#haveCodesEnded = true;
    if (!this.#isOn) return;
    this.#report.codesEnded();
    this.look();
  }

  /** CODE, or SERIAL CODE. */
  #give(line: string): void {
    const [, serial, code = line] = SERIAL.exec(line) ?? [];
    const waiting = this.#view.lanes.filter(({ phase }) => phase === 'code');
    const [only, ...others] = serial ? waiting.filter(({ token }) => token?.serial === serial) : waiting;
    // Without a serial a code of several lanes' is whose it fits, and nobody's try where it fits none.
    const reader = others.length === 0 ? (only?.reader ?? '') : '';
    const receipt = this.#desk.work?.giveCode(reader, code, serial !== undefined);
    if (receipt === 'whose') this.#report.codeWhose(this.#view.lanes);
    else if (receipt !== 'taken') this.#report.codeUnused();
  }
}

import type { LaneView, SessionView } from '../ipc/session.ts';
import { ExitStatus } from './exit-status.ts';
import type { Output } from './output.ts';
import { printInDoubt, printStrays } from './print-session.ts';

/** Tells a person, or a script, what happens on the lanes of a session: whatever is new since the last time. */
export class SessionReport {
  readonly #output: Output;
  readonly #told = new Map<string, string>();
  #progress = '';
  #done = 0;
  #service = '';

  constructor(output: Output) {
    this.#output = output;
  }

  begin(session: SessionView): void {
    const output = this.#output;
    output.object({ event: 'begin', name: session.name.name, ...progressOf(session) });
    output.line(output.words.session('run/begin'));
    printInDoubt(output, session.inDoubt);
  }

  /** Whether there was anything to tell. */
  tell(session: SessionView): boolean {
    const news = session.lanes.filter((lane) => this.#isNew(lane.reader, keyOf(lane)));
    for (const lane of news) this.#tellLane(lane);
    const hasProgress = this.#tellProgress(session);
    return this.#tellService(session) || hasProgress || news.length > 0;
  }

  codeUnused(): void {
    const message = this.#output.words.session('run/code-unused');
    this.#output.object({ event: 'code-unused', message });
    this.#output.notice(message);
  }

  /** A code fitted none of several tokens. It was nobody's try: who says whose it is makes it one. */
  codeWhose(lanes: readonly LaneView[]): void {
    const asking = lanes.filter(({ phase }) => phase === 'code');
    const serials = asking.flatMap(({ token }) => token?.serial ?? []);
    const near = asking.find(({ check }) => check?.nearly)?.token?.serial;
    const { words } = this.#output;
    const message = [
      words.session('run/code-whose', { count: serials.length, serials: serials.join(', ') }),
      near === undefined ? '' : words.session('run/code-nearly', { serial: near }),
    ].filter(Boolean);
    this.#output.object({ event: 'code-whose', serials, ...(near && { near }), message: message.join(' ') });
    for (const line of message) this.#output.notice(line);
  }

  noReader(): void {
    const message = this.#output.words.session('run/no-reader');
    this.#output.object({ event: 'no-reader', message });
    this.#output.notice(message);
  }

  codesEnded(): void {
    this.#output.object({ event: 'codes-ended' });
  }

  idle(seconds: number): void {
    this.#output.object({ event: 'idle', seconds });
    this.#output.line(this.#output.words.session('run/idle', { seconds }));
  }

  end(session: SessionView): ExitStatus {
    const output = this.#output;
    const { words } = output;
    const { counts, due, strays, path } = session;
    const left = counts.waiting + counts['in-doubt'] + counts.burning + due;
    const isDone = left === 0 && counts['put-aside'] === 0;
    output.object({ event: 'result', done: isDone, ...progressOf(session), strays });
    output.line();
    if (isDone) output.good(words.session('run/all-done'));
    if (left > 0) output.notice(words.session('run/left', { count: left, path }));
    if (counts['put-aside'] > 0)
      output.notice(words.session('run/put-aside', { count: counts['put-aside'], path }));
    printStrays(output, strays);
    return isDone ? ExitStatus.DONE : ExitStatus.ROWS_LEFT;
  }

  #isNew(about: string, text: string): boolean {
    const before = this.#told.get(about);
    this.#told.set(about, text);
    return before !== text;
  }

  #tellLane(lane: LaneView): void {
    const output = this.#output;
    const { number, reader, phase, row, token, result, failure, hold, otherSerial, check, warnings, done } =
      lane;
    output.object({
      ...{ event: 'lane', lane: number, reader, phase, done },
      ...(row && { row: row.row, place: row.place, user: row.user }),
      ...(token && { serial: token.serial, model: token.model }),
      ...(otherSerial !== undefined && { otherSerial }),
      ...(check && { triesLeft: check.triesLeft, ...check.verdict }),
      ...(result && { result }),
      ...(hold && { hold }),
      ...(failure && { failure: output.failureObject(failure) }),
      ...(warnings.length > 0 && { warnings }),
    });
    const said = this.#wordsOf(lane);
    if (said === undefined) return;
    const text = output.words.session('run/lane', { lane: number, text: said.text });
    if (said.state === undefined) output.line(`  ${text}`);
    else output.state(said.state, text);
  }

  #wordsOf(lane: LaneView): { text: string; state?: 'ok' | 'warning' | 'problem' } | undefined {
    const { words } = this.#output;
    const { phase, row, token, reader, result, failure, hold, otherSerial, check, waitUntil } = lane;
    const serial = token?.serial ?? '';
    const whose = row ? row.user || words.session('rows/line', { place: row.place }) : '';
    switch (phase) {
      case 'unplugged':
        return { text: words.session('run/unplugged', { reader }), state: 'warning' };
      case 'empty':
        return { text: words.session(row ? 'run/next' : 'run/awaited', { whose }) };
      case 'finished':
        return { text: words.session('run/finished') };
      case 'burning':
        return { text: words.session('run/burning', { serial, whose }) };
      case 'interrupted': {
        if (otherSerial !== undefined)
          return { text: words.burnEvent('other-token', { serial: otherSerial }), state: 'warning' };
        const waitSeconds = Math.max(0, Math.round(((waitUntil ?? 0) - Date.now()) / 1000));
        return { text: words.burnEvent('interrupted', { waitSeconds }), state: 'warning' };
      }
      case 'code':
        if (otherSerial !== undefined)
          return { text: words.session('run/other-token', { serial: otherSerial }), state: 'warning' };
        if (check?.verdict) return { text: words.verdict(check.verdict), state: 'warning' };
        return { text: words.session('run/code', { serial, whose }) };
      case 'lift':
      case 'refused': {
        if (result === undefined && failure === undefined) return undefined;
        const state =
          result === undefined ? '' : words.outcome(result, token?.clockWriteErasesSeed === false);
        if (failure === undefined) {
          if (hold) return { text: words.session(`run/hold-${hold}`, { serial }), state: HOLD_STATES[hold] };
          const text = `${state} ${serial} ${whose}`.trimEnd();
          return result === 'verified' ? { text, state: 'ok' } : { text };
        }
        const { what, now } = words.failure(failure);
        return { text: [state, what, now].filter(Boolean).join(' '), state: 'problem' };
      }
      case 'paused': {
        if (failure === undefined) return undefined;
        const { what, now } = words.failure(failure);
        return { text: `${what} ${now}`, state: 'problem' };
      }
      case 'looking':
        return undefined;
    }
  }

  #tellProgress(session: SessionView): boolean {
    const progress = progressOf(session);
    const text = JSON.stringify([progress.counts, progress.due]);
    if (text === this.#progress) return false;
    const isFirst = this.#progress === '';
    this.#progress = text;
    this.#output.object({ event: 'progress', ...progress });
    const { pace, counts, rows } = session;
    const done = counts.verified + counts.seeded - session.due;
    if (isFirst) this.#done = done;
    const { tokensPerHour = 0, secondsLeft = 0 } = pace ?? {};
    const names = { done, rows, tokensPerHour, minutes: Math.ceil(secondsLeft / 60) };
    if (done !== this.#done)
      this.#output.line(`  ${this.#output.words.session(pace ? 'run/pace' : 'run/progress', names)}`);
    this.#done = done;
    return true;
  }

  #tellService({ service, failure }: SessionView): boolean {
    const text = JSON.stringify(service ?? null);
    if (text === this.#service || failure) return false;
    const wasAway = this.#service !== '' && this.#service !== 'null';
    this.#service = text;
    if (service) {
      this.#output.object({ event: 'service', failure: this.#output.failureObject(service) });
      this.#output.failure(service);
      return true;
    }
    if (!wasAway) return false;
    this.#output.object({ event: 'service' });
    this.#output.good(this.#output.words.session('run/readers-back'));
    return true;
  }
}

/** What must be burned again is worse than what waits to be checked. */
const HOLD_STATES = { 'set-aside': 'problem', due: 'warning' } as const;

/** What is told of a lane, so that it is told once. */
function keyOf({ phase, row, token, result, failure, hold, otherSerial, check, warnings }: LaneView): string {
  return JSON.stringify([phase, row, token?.serial, result, failure, hold, otherSerial, check, warnings]);
}

function progressOf({ rows, counts, due, pace }: SessionView) {
  return { rows, counts, due, ...(pace && { pace }) };
}

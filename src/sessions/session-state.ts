import { fail, type Result, succeed } from '../base/result.ts';
import { leave, mayHoldSeed, withoutStray, withStray, worstStray } from './row-strays.ts';
import {
  isDue,
  ROW_STATES,
  type RowState,
  type RowStateName,
  type SessionRow,
  type Stray,
  tokenOf,
} from './session-row.ts';
import type { SessionSettings } from './session-settings.ts';
import type { SessionStep, StepFailure } from './session-step.ts';

/** What a session is called, and when it was made. */
export interface SessionName {
  /** Random; it names the session in receipts. */
  readonly id: string;
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  /** When its seeds were destroyed; absent while it is open. */
  readonly closed?: string;
}

export type RowCounts = Readonly<Record<RowStateName, number>>;

type RowStep = Exclude<SessionStep, { step: 'settings' }>;

/** A session as it stands: its rows, and the steps that change them. Knows nothing of files. */
export class SessionState {
  readonly name: SessionName;
  #settings: SessionSettings;
  readonly #rows: SessionRow[];
  readonly #counts: Record<RowStateName, number>;
  #due = 0;
  /** By serial, the row whose token it is. */
  readonly #tokens = new Map<string, number>();
  /** By serial, the row that is bound to it. */
  readonly #bound = new Map<string, number>();
  /** By serial, the rows whose stray it is. */
  readonly #strays = new Map<string, Set<number>>();
  /** No row before this one waits for whatever token comes. */
  #firstWaiting = 0;
  #awaited = 0;
  #changes = 0;

  constructor(name: SessionName, settings: SessionSettings, rows: readonly SessionRow[]) {
    this.name = name;
    this.#settings = settings;
    this.#rows = [...rows];
    this.#counts = Object.fromEntries(ROW_STATES.map((state) => [state, 0])) as Record<RowStateName, number>;
    for (const row of rows) {
      this.#count(row, 1);
      this.#index(row);
    }
  }

  get settings(): SessionSettings {
    return this.#settings;
  }

  get rows(): readonly SessionRow[] {
    return this.#rows;
  }

  get counts(): RowCounts {
    return this.#counts;
  }

  /** How many rows' codes are still to be checked. */
  get due(): number {
    return this.#due;
  }

  /** Tokens that must not be handed out before they are burned again; of one that several rows left, the worst. */
  get strays(): Stray[] {
    return [...this.#strays.entries()].flatMap(([serial, rows]) => {
      const left = [...rows].flatMap((row) => this.#rows[row]?.strays ?? []);
      return worstStray(left.filter((stray) => stray.serial === serial)) ?? [];
    });
  }

  /** Grows with whatever changes in a row. */
  get changes(): number {
    return this.#changes;
  }

  /** How many rows are to be burned into a certain token and no other. */
  get awaited(): number {
    return this.#awaited;
  }

  get isClosed(): boolean {
    return this.name.closed !== undefined;
  }

  /** The row whose token this is, or that waits for it. */
  rowOfToken(serial: string): SessionRow | undefined {
    const index = this.#tokens.get(serial) ?? this.#bound.get(serial);
    return index === undefined ? undefined : this.#rows[index];
  }

  /**
   * The row to burn next into a token: its own, when one is in doubt about it or waits for just this token; otherwise
   * the first one that any token will do for. `taken`: rows that other lanes are at.
   */
  nextRow(serial: string, taken: ReadonlySet<number>): SessionRow | undefined {
    const own = this.rowOfToken(serial);
    if (own) return isReady(own) && !taken.has(own.index) ? own : undefined;
    return this.firstWaiting(taken);
  }

  /**
   * The first row in the list that any token will do for: whose token comes next. Those in doubt come last: each has a
   * token somewhere that may hold its seed already, and would be a stray.
   */
  firstWaiting(taken: ReadonlySet<number>): SessionRow | undefined {
    for (let index = this.#firstWaiting; index < this.#rows.length; index++) {
      const row = this.#rows[index];
      if (row === undefined || row.state.state !== 'waiting' || !isForAnyToken(row)) {
        if (index === this.#firstWaiting) this.#firstWaiting += 1;
      } else if (!taken.has(index)) return row;
    }
    if (this.#counts['in-doubt'] === 0) return undefined;
    return this.#rows.find((row) => isForAnyToken(row) && !taken.has(row.index));
  }

  /** Whether a row of this session left something in a token that is nobody's now. */
  isStray(serial: string): boolean {
    return (this.#strays.get(serial)?.size ?? 0) > 0;
  }

  /** Whether a row waits for a token, and any will do. */
  isForAnyToken(index: number): boolean {
    const row = this.#rows[index];
    return row !== undefined && isForAnyToken(row);
  }

  /** Takes a step, or says why it cannot be taken; then nothing has changed. */
  apply(step: SessionStep): Result<void, StepFailure> {
    if (this.isClosed) return fail({ code: 'session-closed' });
    if (step.step === 'settings') {
      this.#settings = step.settings;
      return succeed(undefined);
    }
    const row = this.#rows[step.row];
    if (row === undefined) throw new RangeError(`no row ${step.row}`);
    const conflict = this.#conflict(row, step);
    if (conflict) return fail(conflict);
    const next = afterStep(row, step);
    if (next === undefined) {
      const { index, place } = row;
      return fail({ code: 'row-not-ready', row: index, place, state: row.state.state });
    }
    this.#put(next);
    if (step.step === 'burned' && step.outcome !== 'untouched' && row.state.state === 'burning') {
      this.#doubtOthers(row.state.serial, row.index, step.outcome === 'seeded');
    }
    return succeed(undefined);
  }

  /** Rows that were being burned when Kiln ended are in doubt. Returns them. */
  doubtBurning(): readonly SessionRow[] {
    const cut = this.#rows.filter(({ state }) => state.state === 'burning');
    for (const row of cut) {
      const serial = tokenOf(row.state) ?? '';
      this.#put({ ...row, state: { state: 'in-doubt', serial } });
      this.#doubtOthers(serial, row.index, false);
    }
    return cut;
  }

  #conflict(row: SessionRow, step: RowStep): StepFailure | undefined {
    if (step.step !== 'begin' && step.step !== 'bind') return undefined;
    if (step.serial === '') return undefined;
    const other = this.rowOfToken(step.serial);
    if (other && other.index !== row.index) {
      const { index, place, user } = other;
      return { code: 'token-taken', serial: step.serial, row: index, place, user };
    }
    if (step.step === 'begin' && row.boundSerial !== '' && row.boundSerial !== step.serial) {
      const { index, place, boundSerial } = row;
      return { code: 'bound-to-another', row: index, place, serial: boundSerial };
    }
    return undefined;
  }

  #put(row: SessionRow): void {
    const before = this.#rows[row.index];
    if (before) {
      this.#count(before, -1);
      const token = tokenOf(before.state);
      if (token !== undefined) this.#tokens.delete(token);
      if (before.boundSerial !== '') this.#bound.delete(before.boundSerial);
      for (const { serial } of before.strays) this.#strays.get(serial)?.delete(row.index);
    }
    this.#changes += 1;
    this.#count(row, 1);
    this.#rows[row.index] = row;
    this.#index(row);
    if (isForAnyToken(row)) this.#firstWaiting = Math.min(this.#firstWaiting, row.index);
  }

  #count(row: SessionRow, by: 1 | -1): void {
    const { state } = row;
    this.#counts[state.state] += by;
    if (isDue(state)) this.#due += by;
    if (isReady(row) && row.boundSerial !== '') this.#awaited += by;
  }

  #index(row: SessionRow): void {
    const token = tokenOf(row.state);
    if (token !== undefined) this.#tokens.set(token, row.index);
    if (row.boundSerial !== '') this.#bound.set(row.boundSerial, row.index);
    if (row.strays.length === 0) return;
    for (const { serial } of row.strays) {
      const rows = this.#strays.get(serial) ?? new Set();
      this.#strays.set(serial, rows.add(row.index));
    }
  }

  /** What other rows left in a token that was written: gone once it took a seed; until then nobody knows. */
  #doubtOthers(serial: string, by: number, tookSeed: boolean): void {
    for (const index of [...(this.#strays.get(serial) ?? [])]) {
      const row = this.#rows[index];
      if (row === undefined || index === by) continue;
      const isGone = tookSeed || !mayHoldSeed(row, serial);
      this.#put(isGone ? withoutStray(row, serial) : withStray(row, { serial, holds: 'maybe-seed' }));
    }
  }
}

function isReady({ state }: SessionRow): boolean {
  return state.state === 'waiting' || state.state === 'in-doubt';
}

function isForAnyToken(row: SessionRow): boolean {
  return isReady(row) && row.boundSerial === '';
}

/** The row after a step; undefined where the step does not begin at the state that it is in. */
function afterStep(row: SessionRow, step: RowStep): SessionRow | undefined {
  const { state } = row;
  switch (step.step) {
    case 'begin': {
      if (!isReady(row)) return undefined;
      const doubted = tokenOf(state) === step.serial;
      const burning: RowState = { state: 'burning', serial: step.serial, lane: step.lane, doubted };
      return { ...leave(row, doubted ? undefined : state), state: burning };
    }
    case 'burned':
      return state.state === 'burning' ? afterBurn(row, state, step) : undefined;
    case 'verified': {
      if (state.state !== 'seeded') return undefined;
      return { ...row, state: { state: 'verified', serial: state.serial, verification: step.verification } };
    }
    case 'put-aside': {
      if (state.state === 'burning' || state.state === 'verified') return undefined;
      return { ...leave(row, state), state: { state: 'put-aside', reason: step.reason, note: step.note } };
    }
    case 'skip':
      return isReady(row) ? { ...leave(row, state), state: { state: 'skipped' } } : undefined;
    case 'again': {
      if (state.state === 'burning' || state.state === 'waiting') return undefined;
      return { ...leave(row, state), state: { state: 'waiting' } };
    }
    case 'bind':
      return isReady(row) ? { ...row, boundSerial: step.serial } : undefined;
  }
}

function afterBurn(
  row: SessionRow,
  burning: Extract<RowState, { state: 'burning' }>,
  { outcome, verify, seedSent = false }: Extract<SessionStep, { step: 'burned' }>,
): SessionRow {
  const { serial, doubted } = burning;
  switch (outcome) {
    case 'untouched':
      return { ...row, state: doubted ? { state: 'in-doubt', serial } : { state: 'waiting' } };
    case 'blank': {
      // Not all models lose the seed that they had with a new configuration.
      const holds = seedSent || doubted || mayHoldSeed(row, serial) ? 'maybe-seed' : 'nothing';
      return { ...withStray(row, { serial, holds }), state: { state: 'waiting' } };
    }
    case 'seeded': {
      const state: RowState = { state: 'seeded', serial, verification: verify ? 'due' : 'none' };
      return { ...withoutStray(row, serial), state };
    }
  }
}

import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { Clock } from '../../base/clock.ts';
import { fail, type Result, succeed } from '../../base/result.ts';
import type { Failure } from '../../ipc/failure.ts';
import type { ActivationRow, SessionCalls, SessionsView } from '../../ipc/session.ts';
import type { ReaderView } from '../../ipc/state.ts';
import { type SealingOptions, SessionFile } from '../../sessions/file/session-file.ts';
import type { ReadListOptions } from '../../sessions/lists/read-list.ts';
import type { SessionRow } from '../../sessions/session-row.ts';
import type { SessionState } from '../../sessions/session-state.ts';
import type { Model } from '../../tokens/token2/models.ts';
import type { Desk, FactLog } from '../burn-record.ts';
import { activations } from './activations.ts';
import { Draft, keysOf } from './draft.ts';
import { exportSession } from './export-session.ts';
import { forgetTextsSoon } from './forget-texts.ts';
import { KnownSessions } from './known-sessions.ts';
import { rowsPart, sessionView, type Viewed } from './session-view.ts';
import type { SessionWork } from './session-work.ts';
import { Turns } from './turns.ts';

export interface SessionDeskOptions {
  readonly dataDirectory: string;
  readonly clock: Clock;
  readonly models: () => readonly Model[];
  readonly desk: () => Desk;
  /** Where receipts go: the journal. */
  readonly log: FactLog;
  /** Which accounts have a token already. */
  readonly holders: NonNullable<ReadListOptions['holders']>;
  /** Puts an open session on its lanes; they take no token before `run`. */
  readonly newWork: (file: SessionFile) => SessionWork;
  /** What lies on the readers. */
  readonly readers: () => readonly ReaderView[];
  readonly onChange: () => void;
  readonly sealing?: SealingOptions;
}

/** Longer than a lane needs to end its token, and a disk to take what is left. */
const CLOSING_MILLISECONDS = 30_000;

interface Open extends Pick<Viewed, 'inDoubt'> {
  readonly file: SessionFile;
  /** Absent once the session is closed. */
  readonly work?: SessionWork;
}

type Args<Name extends keyof SessionCalls> = SessionCalls[Name]['args'];
type Answer<Name extends keyof SessionCalls> = SessionCalls[Name]['answer'];

/** Lists and sessions as every shell works with them: one list that is looked through, and one open session. */
export class SessionDesk {
  readonly #options: SessionDeskOptions;
  readonly #known: KnownSessions;
  #draft: Draft | undefined;
  #open: Open | undefined;
  /** Sessions, by their ids, that a list was made of here. */
  readonly #exported = new Set<string>();
  /** Opening and ending come one after the other. */
  readonly #turns = new Turns();

  constructor(options: SessionDeskOptions) {
    this.#options = options;
    this.#known = new KnownSessions(options.dataDirectory);
    void this.#lookAround();
  }

  get view(): SessionsView {
    const draft = this.#draft?.view;
    const open = this.#open && { open: this.#sessionView(this.#open) };
    return { known: this.#known.list, ...(draft && { draft }), ...open };
  }

  /** Whether the readers are the session's. */
  get isRunning(): boolean {
    return this.#open?.work?.view.running === true;
  }

  /** Whether a token is being written, or waited for in the middle of it. */
  get isWriting(): boolean {
    const lanes = this.#open?.work?.view.lanes ?? [];
    return lanes.some(({ phase }) => phase === 'burning' || phase === 'interrupted');
  }

  /** What burns the open session; undefined where none is. */
  get work(): SessionWork | undefined {
    return this.#open?.work;
  }

  readList({ fileName, content, reading }: Args<'readList'>): Promise<Answer<'readList'>> {
    const bytes = content === undefined ? undefined : Buffer.from(content, 'base64');
    return this.#turns.take(() => this.#read({ fileName, ...(bytes && { bytes }), reading }));
  }

  /** As `readList`. The bytes are the desk's from then on, and wiped in the end. */
  readBytes(list: { fileName: string; bytes: Uint8Array; reading: Args<'readList'>['reading'] }) {
    return this.#turns.take(() => this.#read(list));
  }

  /** Which sessions there are now, on this machine. */
  async knownSessions(): Promise<SessionsView['known']> {
    await this.#known.look();
    return this.#known.list;
  }

  draftRows(window: Args<'draftRows'>): Answer<'draftRows'> {
    return this.#draft ? succeed(this.#draft.rows(window)) : fail({ code: 'no-draft' });
  }

  dropDraft(): Promise<undefined> {
    return this.#turns.take(async () => this.#drop());
  }

  /** `path`: where to, instead of into Kiln's own folder. */
  createSession(order: Args<'createSession'>, path?: string): Promise<Answer<'createSession'>> {
    return this.#turns.take(() => this.#create(order, path));
  }

  openSession({ path, passphrase }: Args<'openSession'>): Promise<Answer<'openSession'>> {
    return this.#turns.take(async () => {
      if (this.#open) return { code: 'session-open' };
      const opened = await SessionFile.open(resolve(path), passphrase, this.#options.sealing);
      if (!opened.ok) return opened.failure;
      const { session } = opened.value;
      this.#take(
        session,
        session.state.rows.filter(({ state }) => state.state === 'in-doubt'),
      );
      return undefined;
    });
  }

  leaveSession(): Promise<Answer<'leaveSession'>> {
    return this.#turns.take(async () => {
      if (this.#open === undefined) return { code: 'no-session' };
      await this.#leave();
      return undefined;
    });
  }

  closeSession(): Promise<Answer<'closeSession'>> {
    return this.#turns.take(async () => {
      const open = this.#open;
      if (open === undefined) return fail({ code: 'no-session' });
      if (this.isRunning) return fail({ code: 'session-running' });
      if (open.file.state.isClosed) return fail({ code: 'session-closed' });
      await open.work?.close();
      const gone = await open.file.close(this.#options.clock.nowMilliseconds());
      const { file, inDoubt } = open;
      // What could not be closed can be gone on with.
      this.#open = gone.ok ? { file, inDoubt: [] } : { file, inDoubt, work: this.#options.newWork(file) };
      await this.#lookAround();
      return gone;
    });
  }

  sessionRows(part: Args<'sessionRows'>): Answer<'sessionRows'> {
    return this.#state ? succeed(rowsPart(this.#state, part)) : fail({ code: 'no-session' });
  }

  /** Does something with the session's lanes or rows. */
  async withWork(
    act: (work: SessionWork) => Failure | undefined | Promise<Failure | undefined>,
    row?: number,
  ): Promise<Failure | undefined> {
    if (this.#open === undefined) return { code: 'no-session' };
    const { work, file } = this.#open;
    if (work === undefined) return { code: 'session-closed' };
    if (row !== undefined && file.state.rows[row] === undefined) return { code: 'no-row', row };
    const failure = await act(work);
    this.#options.onChange();
    return failure;
  }

  exportSession(args: Args<'exportSession'>): Promise<Answer<'exportSession'>> {
    return this.#turns.take(async () => {
      const state = this.#state;
      if (state === undefined) return fail({ code: 'no-session' });
      const { log, desk, clock, models, onChange } = this.#options;
      const exportDesk = { log, desk, nowMilliseconds: () => clock.nowMilliseconds(), models: models() };
      const exported = await exportSession(state, args, exportDesk);
      if (!exported.ok || exported.value.tokens === 0) return exported;
      this.#exported.add(state.name.id);
      onChange();
      return exported;
    });
  }

  activations(): Result<readonly ActivationRow[], Failure> {
    const state = this.#state;
    if (state === undefined) return fail({ code: 'no-session' });
    if (state.isClosed) return fail({ code: 'session-closed' });
    if (this.isRunning) return fail({ code: 'session-running' });
    const { readers, clock } = this.#options;
    return succeed(activations(state, readers(), clock.nowMilliseconds()));
  }

  /** Ends what runs and lets go of everything, truthfully: no seed is left in memory. */
  close(): Promise<void> {
    const work = async () => {
      if (this.#open) await this.#leave();
      this.#drop();
    };
    return this.#turns.takeLast(work, this.#options.clock, CLOSING_MILLISECONDS);
  }

  #sessionView({ file: { path, state }, work, inDoubt }: Open) {
    return sessionView({ path, state, work, inDoubt, exported: this.#exported.has(state.name.id) });
  }

  get #state(): SessionState | undefined {
    return this.#open?.file.state;
  }

  async #read(order: { fileName: string; bytes?: Uint8Array; reading: Args<'readList'>['reading'] }) {
    const { fileName, bytes, reading } = order;
    const before = this.#draft;
    if (bytes === undefined && before === undefined) return { code: 'no-draft' } as const;
    const file = bytes ? { id: randomUUID(), fileName, bytes } : before?.file;
    if (file === undefined) throw new Error('a draft without its file');
    // What opens a file is kept for reading it again.
    const keys = bytes ? {} : keysOf(before?.reading);
    const { models, holders } = this.#options;
    const read = await Draft.read(file, { ...keys, ...reading }, { models: models(), holders });
    if (!read.ok) {
      bytes?.fill(0);
      return read.failure;
    }
    before?.release();
    if (bytes) before?.file.bytes.fill(0);
    this.#draft = read.value;
    this.#options.onChange();
    return undefined;
  }

  async #create(
    { name, passphrase, accept, settings }: Args<'createSession'>,
    path: string | undefined,
  ): Promise<Failure | undefined> {
    const draft = this.#draft;
    if (draft === undefined) return { code: 'no-draft' };
    if (this.#open) return { code: 'session-open' };
    if (passphrase === '') return { code: 'passphrase-empty' };
    const target = path === undefined ? this.#known.newPath(name) : succeed(resolve(path));
    if (!target.ok) return target.failure;
    const { rows } = await draft.rowsForSession(accept);
    if (rows.length === 0) return { code: 'nothing-to-burn' };
    const { clock, sealing } = this.#options;
    const created = new Date(clock.nowMilliseconds()).toISOString();
    const file = await SessionFile.create(
      target.value,
      passphrase,
      { name: { id: randomUUID(), name, created }, settings, rows },
      sealing,
    );
    if (!file.ok) {
      for (const { secret, generated } of rows) if (generated) secret?.wipe();
      return file.failure;
    }
    this.#drop(rows);
    this.#take(file.value, []);
    return undefined;
  }

  /** Wipes the list, but for the rows that a session has now. */
  #drop(kept: readonly SessionRow[] = []): undefined {
    this.#draft?.release(kept);
    this.#draft?.file.bytes.fill(0);
    this.#draft = undefined;
    forgetTextsSoon();
    this.#options.onChange();
    return undefined;
  }

  #take(file: SessionFile, inDoubt: readonly SessionRow[]): void {
    const rows = inDoubt.map(({ index }) => index);
    const work = file.state.isClosed ? undefined : this.#options.newWork(file);
    this.#open = { file, inDoubt: rows, ...(work && { work }) };
    this.#known.remember(file.path);
    void this.#lookAround();
  }

  async #leave(): Promise<void> {
    const open = this.#open;
    await open?.work?.close();
    // From here on nobody changes a row.
    this.#open = undefined;
    await open?.file.leave();
    if (open) this.#known.holdBack(open.file.path, open.file.state.strays);
    await this.#lookAround();
  }

  /** Shows what there is now that something was let go of. */
  async #lookAround(): Promise<void> {
    forgetTextsSoon();
    await this.#known.look();
    this.#options.onChange();
  }
}

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished, vi } from 'vitest';
import type { Clock } from '../../../src/base/clock.ts';
import type { LaneView } from '../../../src/ipc/session.ts';
import { SimulatedReaders } from '../../../src/readers/simulated-readers.ts';
import { Journal } from '../../../src/register/journal.ts';
import { Register } from '../../../src/register/register.ts';
import { SessionFile } from '../../../src/sessions/file/session-file.ts';
import type { SessionRow } from '../../../src/sessions/session-row.ts';
import type { SessionSettings } from '../../../src/sessions/session-settings.ts';
import type { Fault } from '../../../src/simulator/faults.ts';
import type { SimulatedCard } from '../../../src/simulator/simulated-card.ts';
import { SimulatedToken, type SimulatedTokenOptions } from '../../../src/simulator/simulated-token.ts';
import type { FactLog } from '../../../src/station/burn-record.ts';
import type { HostClockState } from '../../../src/station/host-clock.ts';
import { SessionRun } from '../../../src/station/sessions/session-run.ts';
import { MODELS, type Model } from '../../../src/tokens/token2/models.ts';
import { SETTINGS, waitingRow } from '../../sessions/waiting-row.ts';

const PASSPHRASE = 'four small words here';
const QUICK = { workFactor: 4 };
const LIMIT_MILLISECONDS = 30_000;

/** Time as it is, only faster: what a person would wait for is soon over, and what happens meanwhile happens. */
export function fastClock(times: number): Clock {
  const start = Date.now();
  const began = performance.now();
  const elapsed = () => (performance.now() - began) * times;
  return {
    elapsedMilliseconds: elapsed,
    nowMilliseconds: () => start + elapsed(),
    sleep: (milliseconds, signal) =>
      sleep(milliseconds / times, undefined, signal && { signal: signal as AbortSignal }).catch(() => {}),
  };
}

export interface HallOptions {
  /** Names of the readers. */
  readonly readers?: readonly string[];
  readonly rows?: readonly SessionRow[];
  readonly settings?: Partial<SessionSettings>;
  /** Wraps the journal. */
  readonly log?: (journal: Journal) => FactLog;
  readonly random?: () => number;
  readonly models?: () => readonly Model[];
  readonly hostClock?: HostClockState;
}

/** A session of four rows on two lanes, called A and B, unless said. */
export async function newHall(options: HallOptions = {}): Promise<Hall> {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-hall-'));
  const created = await SessionFile.create(
    join(folder, 'hall.kiln'),
    PASSPHRASE,
    {
      name: { id: 'hall', name: 'a hall', created: new Date().toISOString() },
      settings: { ...SETTINGS, ...options.settings },
      rows: options.rows ?? [0, 1, 2, 3].map((index) => waitingRow(index)),
    },
    QUICK,
  );
  if (!created.ok) throw new Error(created.failure.code);
  const hall = new Hall(folder, created.value, options);
  onTestFinished(() => hall.close());
  await hall.settled();
  return hall;
}

export class Hall {
  readonly clock = fastClock(20);
  readonly readers: SimulatedReaders;
  readonly folder: string;
  readonly journal: Journal;
  readonly register: Register;
  /** The readers that the lanes have for themselves. */
  readonly claimed = new Set<string>();
  file: SessionFile;
  run: SessionRun;
  readonly #options: HallOptions;
  readonly #looks = new Set<() => void>();

  constructor(folder: string, file: SessionFile, options: HallOptions) {
    this.folder = folder;
    this.file = file;
    this.#options = options;
    this.readers = new SimulatedReaders({ clock: this.clock, readerNames: options.readers ?? ['A', 'B'] });
    this.journal = new Journal(join(folder, 'journal.jsonl'));
    this.register = new Register(this.journal.path);
    this.run = this.#newRun();
  }

  get state() {
    return this.file.state;
  }

  /** Kiln ends, at once or not, and the session is opened again. */
  async reopen(): Promise<readonly SessionRow[]> {
    await this.run.close();
    await this.file.leave();
    const opened = await SessionFile.open(this.file.path, PASSPHRASE, QUICK);
    if (!opened.ok) throw new Error(opened.failure.code);
    this.file = opened.value.session;
    this.run = this.#newRun();
    await this.settled();
    return opened.value.inDoubt;
  }

  lane(reader: string): LaneView {
    const lane = this.run.view.lanes.find((view) => view.reader === reader);
    if (lane === undefined) throw new Error(`no lane ${reader}`);
    return lane;
  }

  /** Resolves with a lane once it is so. */
  async until(reader: string, isSo: LaneView['phase'] | ((lane: LaneView) => unknown)): Promise<LaneView> {
    const holds = typeof isSo === 'string' ? (lane: LaneView) => lane.phase === isSo : isSo;
    await this.untilSo(() => holds(this.lane(reader)));
    return this.lane(reader);
  }

  untilSo(isSo: () => unknown): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (finish: () => void) => {
        clearTimeout(limit);
        this.#looks.delete(look);
        finish();
      };
      const look = () => {
        if (isSo()) end(resolve);
      };
      const limit = setTimeout(() => {
        const view = JSON.stringify(this.run.view, undefined, 1);
        end(() => reject(new Error(`waited in vain; the last view: ${view}`)));
      }, LIMIT_MILLISECONDS);
      this.#looks.add(look);
      look();
    });
  }

  settled(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }

  /** A C301, switched on. `number`: the end of its serial. */
  token(number: number, options: Partial<SimulatedTokenOptions> = {}): SimulatedToken {
    return new SimulatedToken({
      serial: serial(number),
      clock: this.clock,
      randomBytes: (length) => randomBytes(length),
      switchedOn: true,
      staysOn: true,
      ...options,
    });
  }

  lay(reader: string, card: SimulatedCard, faults: readonly Fault[] = []): void {
    this.readers.lay(reader, card, { faults });
  }

  /** What a person does when a code is asked for: lifts the token, switches it off and on, and reads it. */
  readCode(reader: string, token: SimulatedToken): string {
    this.readers.lift(reader);
    token.pressButton();
    token.pressButton();
    return token.display().text;
  }

  /** Lays a token down and does all that is to be done for it. */
  async burn(reader: string, token: SimulatedToken): Promise<LaneView> {
    this.lay(reader, token);
    await this.until(reader, 'code');
    this.run.giveCode(reader, this.readCode(reader, token));
    return this.until(reader, 'lift');
  }

  /** Resolves when no code changes soon: what is shown and what is expected are then one. */
  steadyCode(): Promise<unknown> {
    const intoStep = () => (this.clock.nowMilliseconds() / 1000) % 30;
    return vi.waitUntil(() => intoStep() > 3 && intoStep() < 15, {
      timeout: LIMIT_MILLISECONDS,
      interval: 5,
    });
  }

  async facts() {
    const { register } = this;
    const page = async (number: number) => (await register.token(serial(number)))?.events ?? [];
    return { register, page };
  }

  async close(): Promise<void> {
    await this.run.close();
    await this.file.leave();
    await this.register.close();
    await this.journal.close();
    await this.readers.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #newRun(): SessionRun {
    const { log, random = () => 0.5, hostClock = 'synchronised', models = () => MODELS } = this.#options;
    return new SessionRun({
      file: this.file,
      readers: this.readers,
      models,
      clock: this.clock,
      desk: () => ({ operator: 'o', host: 'h' }),
      log: log?.(this.journal) ?? this.journal,
      lastBurn: (serial) => this.register.lastBurn(serial),
      hostClock: async () => hostClock,
      random,
      claim: async (reader) => void this.claimed.add(reader),
      release: (reader) => void this.claimed.delete(reader),
      onChange: () => {
        for (const look of [...this.#looks]) look();
      },
    });
  }
}

export function serial(number: number): string {
  return `8659610${String(number).padStart(7, '0')}`;
}

/** What a token holds, in hex; undefined when it is blank. */
export function seedHex(token: SimulatedToken): string | undefined {
  return token.storedSeed()?.unwrap((bytes) => Buffer.from(bytes).toString('hex'));
}

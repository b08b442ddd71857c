import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { PcscReaders } from '../src/readers/pcsc/pcsc-readers.ts';
import type { Readers, ReadersSnapshot } from '../src/readers/readers.ts';
import { Register } from '../src/register/register.ts';
import type { SessionFile } from '../src/sessions/file/session-file.ts';
import { SessionRun } from '../src/station/sessions/session-run.ts';
import { openJournal } from '../src/station/station.ts';
import { systemClock } from '../src/station/system-clock.ts';
import { MODELS } from '../src/tokens/token2/models.ts';
import type { BareOrder } from './bare-lanes.ts';
import { interleave, type Round, spreadOf } from './measure.ts';
import type { Line } from './report.ts';
import { HOST_FILE, VirtualDesk } from './virtual-desk.ts';

const COMMAND_MILLISECONDS = 25;
const READERS = [1, 2, 4, 8] as const;
const MOST_READERS = 8;
const TOKENS_A_READER = 8;
const ROUNDS = 5;
const HOUR_MILLISECONDS = 3_600_000;

/**
 * Tokens burned on 1, 2, 4 and 8 readers at once, until each is recorded in the session's file and in the journal,
 * against the same commands in bare loops on as many readers.
 */
export async function laneLines(file: SessionFile): Promise<{ lines: Line[]; notes: string[] }> {
  const desk = await VirtualDesk.start(Array.from({ length: MOST_READERS }, () => COMMAND_MILLISECONDS));
  const names = desk.readers.map(({ name }) => name);
  const bare = await BareLanes.start(names);
  const lines: Line[] = [];
  try {
    for (const count of READERS) {
      const hall = await BenchHall.open(file, desk.folder, names.slice(0, count));
      const order: BareOrder = { readers: count, tokens: TOKENS_A_READER };
      const rounds = await interleave(ROUNDS, {
        kiln: () => hall.round(TOKENS_A_READER),
        floor: () => bare.round(order),
      });
      await hall.close();
      lines.push({
        what: `a token, ${count === 1 ? 'one reader' : `${count} readers at once`}, ${COMMAND_MILLISECONDS} ms a command`,
        kiln: spreadOf(rounds.kiln),
        floor: spreadOf(rounds.floor),
      });
    }
  } finally {
    bare.close();
    await desk.close();
  }
  return { lines, notes: notesOn(lines) };
}

function notesOn(lines: readonly Line[]): string[] {
  const hourly = lines.map(({ kiln }) => Math.round(HOUR_MILLISECONDS / kiln.median).toLocaleString('en'));
  const [one] = lines;
  const gain = (side: 'kiln' | 'floor') =>
    ((one?.[side]?.median ?? 0) / (lines.at(-1)?.[side]?.median ?? 1)).toFixed(1);
  return [
    `tokens an hour of machine time on ${READERS.join(', ')} readers: ${hourly.join(', ')}`,
    `8 readers are worth ${gain('kiln')} of one (at least 7 wanted), in the floor ${gain('floor')}`,
    'a token’s floor: the same commands by a bare loop a reader, in a process of their own',
  ];
}

/** Kiln's own lanes on some readers, where every token is taken for a new one as soon as it is done. */
class BenchHall {
  readonly #readers: NeverEndingReaders;
  readonly #pcsc: PcscReaders;
  readonly #journal: ReturnType<typeof openJournal>;
  readonly #register: Register;
  readonly #run: SessionRun;
  /** Tokens that are still to be burned on each reader. */
  readonly #left = new Map<string, number>();
  /** Tokens that each lane was seen to have done. */
  readonly #done = new Map<string, number>();
  #over: () => void = () => {};

  static async open(file: SessionFile, folder: string, names: readonly string[]): Promise<BenchHall> {
    const pcsc = new PcscReaders({ hostFile: HOST_FILE });
    await pcsc.ready();
    return new BenchHall(file, folder, names, pcsc);
  }

  private constructor(file: SessionFile, folder: string, names: readonly string[], pcsc: PcscReaders) {
    this.#pcsc = pcsc;
    this.#readers = new NeverEndingReaders(pcsc);
    this.#journal = openJournal(folder);
    this.#register = new Register(this.#journal.path);
    this.#run = new SessionRun({
      file,
      readers: this.#readers,
      isWanted: (reader) => names.includes(reader),
      models: () => MODELS,
      clock: systemClock,
      desk: () => ({ operator: 'bench', host: 'bench' }),
      log: this.#journal,
      lastBurn: (serial) => this.#register.lastBurn(serial),
      hostClock: async () => 'unknown',
      random: () => 1,
      claim: async () => {},
      release: () => {},
      onChange: () => this.#look(),
    });
  }

  /** What a token took, of so many on each reader. */
  async round(tokens: number): Promise<Round> {
    for (const { reader } of this.#run.view.lanes) this.#left.set(reader, tokens);
    const over = new Promise<void>((resolve) => {
      this.#over = resolve;
    });
    const start = performance.now();
    this.#run.run();
    await over;
    const total = (performance.now() - start) / (tokens * this.#left.size);
    this.#run.pause();
    return { total };
  }

  async close(): Promise<void> {
    await this.#run.close();
    await this.#register.close();
    await this.#journal.close();
    await this.#pcsc.close();
  }

  /** A token that is done becomes a new one: its row waits again, and it is as if it had been lifted and laid back. */
  #look(): void {
    const { lanes, running, failure } = this.#run.view;
    if (failure) throw new Error(failure.code);
    if (!running) return;
    for (const { phase, reader, row, done, failure: wrong } of lanes) {
      if (wrong) throw new Error(`the burn failed: ${wrong.code}`);
      if (phase !== 'lift' || row === undefined || this.#done.get(reader) === done) continue;
      this.#done.set(reader, done);
      const left = (this.#left.get(reader) ?? 0) - 1;
      this.#left.set(reader, left);
      void this.#run.again(row.row).then(() => {
        if (left > 0) this.#readers.layAgain(reader);
        if ([...this.#left.values()].every((each) => each === 0)) this.#over();
      });
    }
  }
}

/** Readers on which a token can be laid down again that was never lifted. */
class NeverEndingReaders implements Readers {
  readonly #readers: Readers;
  readonly #laid = new Map<string, number>();
  readonly #watchers = new Set<(snapshot: ReadersSnapshot) => void>();

  constructor(readers: Readers) {
    this.#readers = readers;
  }

  ready(): Promise<void> {
    return this.#readers.ready();
  }

  snapshot(): ReadersSnapshot {
    const { readers, ...rest } = this.#readers.snapshot();
    const counted = readers.map((reader) => ({
      ...reader,
      cardCount: reader.cardCount + 1000 * (this.#laid.get(reader.name) ?? 0),
    }));
    return { ...rest, readers: counted };
  }

  watch(listener: (snapshot: ReadersSnapshot) => void): () => void {
    this.#watchers.add(listener);
    const end = this.#readers.watch(() => listener(this.snapshot()));
    return () => {
      this.#watchers.delete(listener);
      end();
    };
  }

  open(name: string): ReturnType<Readers['open']> {
    return this.#readers.open(name);
  }

  close(): Promise<void> {
    return this.#readers.close();
  }

  layAgain(reader: string): void {
    this.#laid.set(reader, (this.#laid.get(reader) ?? 0) + 1);
    for (const watcher of this.#watchers) watcher(this.snapshot());
  }
}

/** The floor: bare loops in a process of their own. */
class BareLanes {
  readonly #process: ChildProcess;
  /** Rejects when the process ends. */
  readonly #ended: Promise<never>;

  static async start(names: readonly string[]): Promise<BareLanes> {
    // Each reader's loop waits for its token in a thread.
    const env = { ...process.env, UV_THREADPOOL_SIZE: String(2 * MOST_READERS) };
    const lanes = new BareLanes(fork(join(__dirname, 'bare-lanes.cjs'), names, { env }));
    await lanes.#answer();
    return lanes;
  }

  private constructor(child: ChildProcess) {
    this.#process = child;
    this.#ended = new Promise((_, reject) => {
      child.once('exit', () => reject(new Error('the floor has ended')));
    });
    this.#ended.catch(() => {});
  }

  /** What a token took. */
  async round(order: BareOrder): Promise<Round> {
    this.#process.send(order);
    return { total: Number(await this.#answer()) / (order.readers * order.tokens) };
  }

  close(): void {
    this.#process.kill();
  }

  #answer(): Promise<unknown> {
    const answer = new Promise((resolve) => {
      this.#process.once('message', resolve);
    });
    return Promise.race([answer, this.#ended]);
  }
}

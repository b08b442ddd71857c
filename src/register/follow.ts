import { setImmediate as nextTurn } from 'node:timers/promises';
import { deskReplicaPath, desksBeside } from './desk-replica.ts';
import { BEGINNING, JournalFollower, type Place } from './journal-follower.ts';
import { keepCheckpoint, readCheckpoint } from './keep-checkpoint.ts';
import { RegisterIndex } from './register-index.ts';

/** This machine's own journal among the desks'. */
const OWN = '';

/** A checkpoint is made anew when so many entries, and such a share of all, came after it. */
const ENTRIES_AFTER_CHECKPOINT = 5000;
const SHARE_AFTER_CHECKPOINT = 0.02;

/** What takes some 20 ms to prepare. */
const TOKENS_A_TURN = 1000;

/**
 * Keeps an index in step with this machine's journal and the copies of other desks', and a checkpoint beside them, so
 * that opening reads little of a long journal.
 */
export class Follow {
  readonly #path: string;
  #index = new RegisterIndex();
  #followers = new Map<string, JournalFollower>();
  /** Changes whenever the index does. */
  #version = 0;
  /** How many entries the last checkpoint covers; undefined before the first look at it. */
  #kept: number | undefined;
  #reading: Promise<unknown> = Promise.resolve();
  #keeping: Promise<unknown> | undefined;

  constructor(journalPath: string) {
    this.#path = journalPath;
    this.#startAgain(new RegisterIndex(), {});
  }

  get version(): number {
    return this.#version;
  }

  /** How far this machine's own journal was read. */
  get place(): Place {
    return this.#followers.get(OWN)?.place ?? BEGINNING;
  }

  /** How many entries are not as they were written, in all journals as far as they were read. */
  get passedOver(): number {
    return [...this.#followers.values()].reduce((sum, { place }) => sum + place.passedOver, 0);
  }

  /** The index as of now. Rejects with the file system's error where a journal cannot be read. */
  index(): Promise<RegisterIndex> {
    const reading = this.#reading.then(() => this.#catchUp());
    this.#reading = reading.catch(() => {});
    return reading.then(() => this.#index);
  }

  async close(): Promise<void> {
    await this.#reading;
    await this.#keeping;
  }

  async #catchUp(): Promise<void> {
    const isFirst = this.#kept === undefined;
    const found = isFirst ? await this.#takeCheckpoint() : true;
    const current = found && (await this.#readOn());
    // A checkpoint that was not there a moment ago is not asked for twice.
    if (!current && !(found && (await this.#takeCheckpoint()) && (await this.#readOn()))) {
      this.#startAgain(new RegisterIndex(), {});
      await this.#readOn();
    }
    this.#keepIfDue();
  }

  /** False: what was read before does not count any more. */
  async #readOn(): Promise<boolean> {
    for (const desk of await desksBeside(this.#path)) {
      if (!this.#followers.has(desk)) this.#follow(desk, BEGINNING);
    }
    for (const [desk, follower] of this.#followers) {
      const current = await follower.read((entry) => {
        this.#index.apply(entry, desk);
        this.#version += 1;
      });
      if (!current) return false;
    }
    return true;
  }

  async #takeCheckpoint(): Promise<boolean> {
    this.#kept = 0;
    const checkpoint = await readCheckpoint(this.#path);
    if (checkpoint === undefined) return false;
    this.#startAgain(checkpoint.index, checkpoint.places);
    this.#kept = this.#entries;
    return true;
  }

  #startAgain(index: RegisterIndex, places: Readonly<Record<string, Place>>): void {
    this.#index = index;
    this.#version += 1;
    this.#followers = new Map();
    this.#follow(OWN, places[OWN] ?? BEGINNING);
    for (const [desk, place] of Object.entries(places)) if (desk !== OWN) this.#follow(desk, place);
  }

  #follow(desk: string, place: Place): void {
    const path = desk === OWN ? this.#path : deskReplicaPath(this.#path, desk);
    this.#followers.set(desk, new JournalFollower(path, place));
  }

  get #entries(): number {
    return [...this.#followers.values()].reduce((sum, { place }) => sum + place.number, 0);
  }

  #keepIfDue(): void {
    const entries = this.#entries;
    const after = entries - (this.#kept ?? 0);
    const due = after >= Math.max(ENTRIES_AFTER_CHECKPOINT, entries * SHARE_AFTER_CHECKPOINT);
    if (!due || this.#keeping !== undefined) return;
    this.#kept = entries;
    this.#keeping = this.#keep().finally(() => {
      this.#keeping = undefined;
    });
  }

  /** A checkpoint saves time and nothing else: where it cannot be written there is none. */
  async #keep(): Promise<void> {
    const tokens = [...this.#index.tokens];
    for (let from = 0; from < tokens.length; from += TOKENS_A_TURN) {
      // Answers go out in between: after a long journal was read anew this takes seconds.
      await nextTurn();
      for (const token of tokens.slice(from, from + TOKENS_A_TURN)) token.settle();
    }
    const places = Object.fromEntries([...this.#followers].map(([desk, { place }]) => [desk, place]));
    await keepCheckpoint(this.#path, { places, index: this.#index }).catch(() => {});
  }
}

import type { FileHandle } from 'node:fs/promises';
import {
  CHAIN_START,
  claimedHash,
  type ForgetFact,
  forgetInLine,
  partsOfLine,
  readLine,
  writeLine,
} from './journal-line.ts';

const LINE_FEED = 0x0a;

/** Written together: one call for every line would take minutes. */
const FLUSH_BYTES = 1 << 20;

/** Whom to forget, and what stands in their place. */
export interface Renaming {
  /** True of every account that `accountKey` takes for theirs. */
  readonly isMeant: (account: string) => boolean;
  readonly pseudonym: string;
}

/** What stands behind an entry's hash now. */
export interface ForgottenPart {
  readonly number: number;
  readonly personal: string;
}

/** A journal without somebody's name, as a file that grows. */
export class Rewriting {
  /** Where the name was. */
  readonly parts: ForgottenPart[] = [];
  /** The forgotten names, as they were written. */
  readonly names = new Set<string>();
  bytesTaken = 0;
  readonly #file: FileHandle;
  readonly #renaming: Renaming;
  #number = 0;
  #previous = CHAIN_START;
  #pending: Buffer[] = [];
  #pendingBytes = 0;

  constructor(file: FileHandle, renaming: Renaming) {
    this.#file = file;
    this.#renaming = renaming;
  }

  /** Lines that are no entries are kept as they are: verifying will name them. An unfinished last one is left out. */
  async take(lines: AsyncIterable<Buffer>): Promise<void> {
    for await (const line of lines) {
      if (line.at(-1) !== LINE_FEED) break;
      this.bytesTaken += line.length;
      await this.#add(this.#rewritten(line));
    }
    await this.#flush();
    await this.#file.sync();
  }

  /** Says at its end what was forgotten, and closes it. */
  async end(fact: ForgetFact): Promise<void> {
    const time = new Date().toISOString();
    const line = writeLine({ number: this.#number + 1, time, fact, personal: {} }, this.#previous);
    await this.#add(Buffer.from(`${line.text}\n`));
    await this.#flush();
    await this.#file.sync();
    // Windows renames no file that is open.
    await this.close();
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  #rewritten(line: Buffer): Buffer {
    const text = line.toString('utf8', 0, line.length - 1);
    this.#number += 1;
    const read = readLine(text, this.#previous, this.#number);
    this.#previous = 'hash' in read ? read.hash : (claimedHash(text) ?? this.#previous);
    if ('fault' in read || read.entry.forgottenAs !== undefined) return line;
    const account = read.entry.personal['account'];
    if (account === undefined || !this.#renaming.isMeant(account)) return line;
    const forgotten = forgetInLine(text, this.#renaming.pseudonym);
    this.names.add(account);
    this.parts.push({ number: this.#number, personal: partsOfLine(forgotten).personal });
    return Buffer.from(`${forgotten}\n`);
  }

  async #add(bytes: Buffer): Promise<void> {
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
    if (this.#pendingBytes >= FLUSH_BYTES) await this.#flush();
  }

  async #flush(): Promise<void> {
    if (this.#pendingBytes === 0) return;
    await this.#file.appendFile(Buffer.concat(this.#pending));
    this.#pending = [];
    this.#pendingBytes = 0;
  }
}

import type { Judgement } from '../../src/ipc/seed.ts';
import type { CodeContent } from '../../src/qr/split-code.ts';
import { areOfDifferentCodes, objection } from '../scan/judge-codes.ts';
import {
  NOTHING_READ,
  type Reading,
  subjectOf,
  textsIn,
  usableIn,
  withJudgement,
  withoutOlderTransfers,
  withParts,
  withTexts,
} from './camera-reading.ts';

interface ReaderWatch {
  /** What the station says of a text; undefined where it cannot be asked. */
  judge(text: string): Promise<Judgement | undefined>;
  onReading(reading: Reading): void;
  /** A code that was not seen before. */
  onNew(): void;
  /** What can be taken, as `subjectOf`; one or more, once. */
  onFound(subjects: readonly string[]): void;
}

/**
 * Makes something of what a camera reads, picture by picture. Something usable counts when one more picture has been
 * read after it, so that a second code beside it, which that picture missed, is not passed over.
 */
export class Reader {
  readonly #watch: ReaderWatch;
  readonly #asked: Set<string>;
  readonly #found = new Set<string>();
  #reading: Reading;
  #latest: readonly string[] = [];
  #pending = 0;
  /** Pictures read since something usable was found. */
  #picturesSince = 0;
  #isOver = false;

  /** `before`: what was read before the camera was off for a while. */
  constructor(watch: ReaderWatch, before = NOTHING_READ) {
    this.#watch = watch;
    this.#reading = before;
    this.#asked = new Set(before.judgements.keys());
  }

  /** The codes of one picture. */
  read(codes: readonly CodeContent[]): void {
    if (this.#isOver) return;
    if (this.#found.size > 0) this.#picturesSince++;
    const joined = withParts(this.#reading, codes);
    if (joined !== this.#reading) this.#watch.onNew();
    const texts = textsIn(joined, codes);
    this.#latest = texts;
    this.#set(withTexts(joined, texts));
    for (const text of texts) this.#ask(text);
    this.#conclude();
  }

  /** Nothing is told any more, and nothing is remembered. */
  end(): void {
    this.#isOver = true;
    this.#asked.clear();
    this.#found.clear();
    this.#reading = NOTHING_READ;
    this.#latest = [];
  }

  #ask(text: string): void {
    const subject = subjectOf(this.#reading, text);
    if (this.#asked.has(subject)) return;
    this.#asked.add(subject);
    this.#pending++;
    this.#watch.onNew();
    void this.#watch.judge(subject).then((judgement) => this.#judged(text, subject, judgement));
  }

  #judged(text: string, subject: string, judgement: Judgement | undefined): void {
    if (this.#isOver) return;
    this.#pending--;
    if (judgement !== undefined && areOfDifferentCodes(objection(judgement))) {
      this.#set(withoutOlderTransfers(this.#reading, text));
      this.#ask(text);
    } else if (judgement !== undefined) {
      this.#set(withJudgement(this.#reading, subject, judgement));
    }
    this.#conclude();
  }

  #conclude(): void {
    for (const subject of usableIn(this.#reading, this.#latest)) this.#found.add(subject);
    if (this.#picturesSince === 0 || this.#pending > 0) return;
    const found = [...this.#found];
    this.end();
    this.#watch.onFound(found);
  }

  #set(reading: Reading): void {
    if (reading === this.#reading) return;
    this.#reading = reading;
    this.#watch.onReading(reading);
  }
}

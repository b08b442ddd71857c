import type { Clock } from '../../base/clock.ts';
import { clockErrorSeconds } from '../../burn/token-clock.ts';
import type { Failure } from '../../ipc/failure.ts';
import type { LastBurn, ReaderView, TokenView } from '../../ipc/state.ts';
import type { ReaderState, Readers } from '../../readers/readers.ts';
import { identify } from '../../tokens/identify.ts';
import type { Model } from '../../tokens/token2/models.ts';
import { knownBurn } from '../known-burn.ts';
import { tellFault } from '../tell-fault.ts';

/** A token is still being moved about when it is first felt: a lost link is tried again this often. */
const LOOKS = 4;
const LOOK_AGAIN_MILLISECONDS = 250;

export interface TokenWatchOptions {
  readonly readers: Readers;
  readonly clock: Clock;
  readonly models: () => readonly Model[];
  readonly lastBurn: (serial: string) => Promise<LastBurn | undefined>;
  /** A token was recognised. */
  readonly onToken?: (token: TokenView, reader: string) => void;
  readonly onChange: () => void;
}

/** What was found out about one card that was laid down. */
interface Look {
  readonly cardCount: number;
  token?: TokenView;
  failure?: Failure;
}

/** Says of every reader what lies on it, live, by asking each card once when it comes. */
export class TokenWatch {
  readonly #options: TokenWatchOptions;
  readonly #looks = new Map<string, Look>();
  /** Ends when nobody asks what lies on a reader: two who ask at once would take each other for another program. */
  readonly #asking = new Map<string, Promise<void>>();
  /** Readers that a burn has for itself. */
  readonly #busy = new Set<string>();
  readonly #endWatch: () => void;
  #closed = false;

  constructor(options: TokenWatchOptions) {
    this.#options = options;
    this.#endWatch = options.readers.watch(() => this.#follow());
    void options.readers.ready().then(() => this.#follow());
  }

  get service(): Failure | undefined {
    return this.#options.readers.snapshot().failure;
  }

  views(): ReaderView[] {
    return this.#options.readers.snapshot().readers.map((reader) => this.#view(reader));
  }

  /** Leaves a reader alone, once a look that is under way has ended. */
  async pause(reader: string): Promise<void> {
    this.#busy.add(reader);
    await this.#asking.get(reader);
  }

  /** Looks at the reader again: what lies there has changed its clock and its history. */
  resume(reader: string): void {
    this.#busy.delete(reader);
    this.#looks.delete(reader);
    this.#follow();
  }

  /** Asks the register again whose tokens these are: another desk may have burned one, or a person been forgotten. */
  async refresh(): Promise<void> {
    for (const look of this.#looks.values()) {
      if (look.token === undefined) continue;
      const known = await knownBurn(this.#options.lastBurn, look.token.serial);
      if (!known.ok) continue;
      const { lastBurn: _, ...token } = look.token;
      look.token = { ...token, ...(known.value && { lastBurn: known.value }) };
    }
    this.#options.onChange();
  }

  /** Asks what lies there once more: the table of models is another. */
  lookAgain(): void {
    for (const reader of this.#looks.keys()) if (!this.#busy.has(reader)) this.#looks.delete(reader);
    this.#follow();
  }

  close(): void {
    this.#closed = true;
    this.#endWatch();
  }

  #follow(): void {
    if (this.#closed) return;
    for (const reader of this.#options.readers.snapshot().readers) {
      // What could not be read then may be read once another program has let go of it, or it has woken.
      if (reader.card !== 'present' && this.#looks.get(reader.name)?.failure) this.#looks.delete(reader.name);
      if (reader.card !== 'present' || this.#busy.has(reader.name)) continue;
      if (this.#looks.get(reader.name)?.cardCount !== reader.cardCount) this.#look(reader);
    }
    this.#options.onChange();
  }

  #look({ name, cardCount }: ReaderState): void {
    const look: Look = { cardCount };
    this.#looks.set(name, look);
    const before = this.#asking.get(name) ?? Promise.resolve();
    const asking = before.then(async () => {
      if (this.#looks.get(name) !== look) return;
      await this.#ask(name, look).catch((error: unknown) => {
        look.failure = tellFault(error);
      });
      this.#options.onChange();
    });
    this.#asking.set(name, asking);
  }

  async #ask(reader: string, look: Look): Promise<void> {
    const { clock } = this.#options;
    for (let tries = 1; !this.#closed; tries++) {
      const failure = await this.#askOnce(reader, look);
      const again = failure?.code === 'link-lost' && tries < LOOKS && !this.#busy.has(reader);
      if (!again) {
        if (failure) look.failure = failure;
        return;
      }
      await clock.sleep(LOOK_AGAIN_MILLISECONDS);
    }
  }

  async #askOnce(reader: string, look: Look): Promise<Failure | undefined> {
    const { readers, models, lastBurn, onToken, clock } = this.#options;
    const opened = await readers.open(reader);
    if (!opened.ok) return opened.failure;
    const identified = await identify(opened.value, models());
    const askedAt = clock.nowMilliseconds();
    await opened.value.close();
    if (!identified.ok) return identified.failure;
    const token = identified.value;
    const known = await knownBurn(lastBurn, token.serial);
    if (!known.ok) return known.failure;
    look.token = {
      ...token,
      clockErrorSeconds: clockErrorSeconds(token.clockSeconds, askedAt),
      ...(known.value && { lastBurn: known.value }),
    };
    onToken?.(look.token, reader);
    return undefined;
  }

  #view(reader: ReaderState): ReaderView {
    const { name, card } = reader;
    const look = this.#looks.get(name);
    const known = look?.cardCount === reader.cardCount ? look : undefined;
    const failure = failureOfPresence(reader) ?? known?.failure;
    if (card === 'absent') return { name, card };
    return { name, card, ...(known?.token && { token: known.token }), ...(failure && { failure }) };
  }
}

function failureOfPresence({ name, card }: ReaderState): Failure | undefined {
  switch (card) {
    case 'mute':
      return { code: 'token-asleep', reader: name };
    case 'in-use':
      return { code: 'card-in-use', reader: name };
    case 'present':
    case 'absent':
      return undefined;
  }
}

import type { Clock } from '../../base/clock.ts';
import type { SeedText } from '../../ipc/contract.ts';
import type { Failure } from '../../ipc/failure.ts';
import type { Judgement } from '../../ipc/seed.ts';
import type { Settings } from '../../ipc/settings.ts';
import type { ReaderView, Work } from '../../ipc/state.ts';
import type { ShelvedSeed } from '../seed-shelf.ts';
import type { Station } from '../station.ts';
import { CodeCheck } from './code-check.ts';
import { RunningBurn } from './running-burn.ts';
import type { TokenWatch } from './token-watch.ts';

export interface WorkRoomOptions {
  readonly station: Station;
  readonly watch: TokenWatch;
  readonly settings: () => Settings;
  readonly clock: Clock;
  readonly onChange: () => void;
  readonly onSecretShown: () => void;
}

/** One place of work: a seed, readers, and one burn at a time. */
export class WorkRoom {
  readonly #options: WorkRoomOptions;
  #seed: ShelvedSeed | undefined;
  #chosenReader = '';
  #burn: RunningBurn | undefined;
  #burnDone: Promise<void> = Promise.resolve();
  #showsSecret = false;

  constructor(options: WorkRoomOptions) {
    this.#options = options;
  }

  /** Whether the seed is in plain sight. */
  get showsSecret(): boolean {
    return this.#showsSecret;
  }

  /** Whether a token is being written, or waited for in the middle of it. */
  get isWriting(): boolean {
    return this.#burn?.phase === 'writing' || this.#burn?.phase === 'interrupted';
  }

  view(): Work {
    const { watch } = this.#options;
    const readers = watch.views();
    const reader = this.#burn?.reader ?? this.#readerToUse(readers);
    const refused = this.#seed && this.#refused(this.#seed);
    const { service } = watch;
    return {
      readers,
      ...(service && { service }),
      ...(reader !== undefined && { reader }),
      ...(this.#seed && {
        seed: {
          description: this.#seed.description,
          warnings: this.#seed.warnings,
          ...(refused && { refused }),
        },
      }),
      ...(this.#burn && { burn: this.#burn.view }),
    };
  }

  judge(text: SeedText): Judgement {
    const { seeds } = this.#options.station;
    const put = seeds.put(text.text, seedOrder(text));
    if (!put.ok) return put;
    const judgement = this.#judgement(put.value);
    seeds.drop(put.value.handle);
    return judgement;
  }

  take(text: SeedText): Judgement {
    if (this.#burn !== undefined && this.#burn.phase !== 'done')
      return { ok: false, failure: { code: 'busy' } };
    const put = this.#options.station.seeds.put(text.text, seedOrder(text));
    if (!put.ok) return put;
    this.#forget();
    this.#seed = put.value;
    this.changed();
    return this.#judgement(put.value);
  }

  show(): { base32: string } | undefined {
    if (this.#seed === undefined) return undefined;
    this.#showsSecret = true;
    this.#options.onSecretShown();
    return { base32: this.#options.station.seeds.reveal(this.#seed.handle) };
  }

  hide(): void {
    if (!this.#showsSecret) return;
    this.#showsSecret = false;
    this.#options.onSecretShown();
  }

  startOver(): void {
    if (this.isWriting) return;
    this.#burn?.check.give(undefined);
    void this.#burnDone.then(() => {
      this.#forget();
      this.changed();
    });
  }

  clearResult(): void {
    if (this.#burn?.phase !== 'done') return;
    this.#burn = undefined;
    this.changed();
  }

  chooseReader(reader: string): void {
    this.#chosenReader = reader;
    this.changed();
  }

  /** Starts a burn; undefined when it has begun. */
  burn(allowUnlisted: boolean): Failure | undefined {
    const { watch } = this.#options;
    const seed = this.#seed;
    if (seed === undefined) return { code: 'empty' };
    const refused = this.#refused(seed);
    if (refused) return refused;
    if (this.#burn !== undefined && this.#burn.phase !== 'done') return { code: 'busy' };
    const views = watch.views();
    const reader = this.#readerToUse(views);
    if (reader === undefined) return watch.service ?? noReader(views);
    this.#burnDone = this.#run(seed, reader, allowUnlisted);
    return undefined;
  }

  giveCode(code: string): void {
    this.#burn?.check.give(code);
  }

  compareByEye(): void {
    this.#burn?.check.compareByEye();
  }

  confirmByEye(same: boolean): void {
    this.#burn?.check.confirmByEye(same);
  }

  stopBurn(): void {
    this.#burn?.stop.abort();
    this.#burn?.check.give(undefined);
  }

  /** Ends what runs, truthfully, and forgets the seed. */
  async close(): Promise<void> {
    this.stopBurn();
    await this.#burnDone;
    this.#forget();
  }

  /** Something changed in here or on a reader. */
  changed(): void {
    this.#burnByItself();
    this.#options.onChange();
  }

  async #run(seed: ShelvedSeed, reader: string, allowUnlisted: boolean): Promise<void> {
    const { station, watch, clock, settings } = this.#options;
    const codes = () => station.seeds.codes(seed.handle, clock.nowMilliseconds() / 1000);
    const burn = new RunningBurn(reader, clock, new CodeCheck(clock, codes, () => this.#options.onChange()));
    this.#burn = burn;
    this.changed();
    await watch.pause(reader);
    const report = await station.burn(
      {
        seed: seed.handle,
        reader,
        allowUnlisted,
        displaySeconds: settings().displaySeconds,
        signal: burn.stop.signal,
        askForCode: async (triesLeft) => {
          // The token leaves the reader now, to be switched off and on: it may be looked at again.
          if (burn.phase !== 'code') watch.resume(reader);
          burn.askForCode();
          return burn.check.ask(triesLeft);
        },
      },
      (event) => {
        burn.hear(event);
        this.changed();
      },
    );
    burn.end(report, seed.description.periodSeconds, codes()?.secondsLeft);
    watch.resume(reader);
    this.changed();
  }

  /**
   * A seed and a token are there, and the operator has switched that on. Never where a person has to be asked: an
   * unlisted token, or one that was burned for somebody else.
   */
  #burnByItself(): void {
    const { settings, watch } = this.#options;
    if (!settings().autoBurn || this.#seed === undefined || this.#burn !== undefined) return;
    const reader = this.#readerToUse(watch.views());
    const token = watch.views().find((view) => view.name === reader)?.token;
    if (!token?.listed || this.#refused(this.#seed)) return;
    const { lastBurn } = token;
    const { account, issuer } = this.#seed.description;
    const samePerson = lastBurn === undefined || (lastBurn.account === account && lastBurn.issuer === issuer);
    if (samePerson) this.burn(false);
  }

  /** The chosen reader, or the preferred one of several that hold something, or the only one that does. */
  #readerToUse(views: readonly ReaderView[]): string | undefined {
    const chosen = views.find((view) => view.name === this.#chosenReader);
    if (chosen) return chosen.name;
    const occupied = views.filter((view) => view.card !== 'absent');
    const preferred = occupied.find((view) => view.name === this.#options.settings().reader);
    if (preferred) return preferred.name;
    return occupied.length === 1 ? occupied[0]?.name : undefined;
  }

  #refused(seed: ShelvedSeed): Failure | undefined {
    return this.#options.station.seeds.check(seed.handle);
  }

  #judgement(seed: ShelvedSeed): Judgement {
    const refused = this.#refused(seed);
    const { description, warnings } = seed;
    return { ok: true, description, warnings, ...(refused && { refused }) };
  }

  #forget(): void {
    this.hide();
    this.#burn = undefined;
    if (this.#seed) this.#options.station.seeds.drop(this.#seed.handle);
    this.#seed = undefined;
  }
}

function seedOrder({ hex, account }: SeedText) {
  return { format: hex === true ? 'hex' : 'auto', ...(account !== undefined && { account }) } as const;
}

function noReader(views: readonly ReaderView[]): Failure {
  const occupied = views.filter((view) => view.card !== 'absent').map((view) => view.name);
  if (occupied.length > 1) return { code: 'several-tokens', readers: occupied };
  if (views.length === 0) return { code: 'no-reader', available: [] };
  return { code: 'no-token', reader: views.map((view) => view.name).join(', ') };
}

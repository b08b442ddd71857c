import type { Clock } from '../../base/clock.ts';
import type { SeedText } from '../../ipc/contract.ts';
import type { Failure } from '../../ipc/failure.ts';
import type { Judgement } from '../../ipc/seed.ts';
import type { Settings } from '../../ipc/settings.ts';
import type { DroppedSeed, DropReason, Person, ReaderView, Work } from '../../ipc/state.ts';
import type { BurnReport } from '../burn-and-verify.ts';
import type { ShelvedSeed } from '../seed-shelf.ts';
import type { BurnOrder, Station } from '../station.ts';
import { tellFault } from '../tell-fault.ts';
import { wouldTake } from '../would-take.ts';
import { CodeCheck } from './code-check.ts';
import { noReader, readerToUse } from './reader-to-use.ts';
import { RunningBurn } from './running-burn.ts';
import { seedOrder, seedView } from './seed-at-interface.ts';
import { SeedLapse } from './seed-lapse.ts';
import type { TokenWatch } from './token-watch.ts';

export interface WorkRoomOptions {
  readonly station: Station;
  readonly watch: TokenWatch;
  readonly settings: () => Settings;
  readonly clock: Clock;
  readonly onChange: () => void;
  readonly onSecretShown: () => void;
  /** Why nothing can be burned here now, whatever the seed. */
  readonly refusal?: () => Failure | undefined;
}

type Allowed = Pick<BurnOrder, 'allowUnlisted' | 'mayReassign'>;

/** One place of work: a seed, readers, and one burn at a time. */
export class WorkRoom {
  readonly #options: WorkRoomOptions;
  /** As it was handed in, and as it stands with whom it is for. */
  #taken: ShelvedSeed | undefined;
  #seed: ShelvedSeed | undefined;
  #intended: Person | undefined;
  #chosenReader = '';
  #burn: RunningBurn | undefined;
  #burnDone: Promise<void> = Promise.resolve();
  #showsSecret = false;
  readonly #lapse: SeedLapse;
  /** The last seed did not stay. Where a burn's result is still shown, `#seed` tells of it without its bytes. */
  #dropped: Omit<DroppedSeed, 'burned'> | undefined;

  constructor(options: WorkRoomOptions) {
    this.#options = options;
    this.#lapse = new SeedLapse(options, () => this.dropSeed('time'));
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
    const wipes = this.#wipes(readers, reader);
    return {
      readers,
      ...(watch.service && { service: watch.service }),
      ...(reader !== undefined && { reader }),
      ...(this.#seed && { seed: seedView(this.#seed, this.#refused(this.#seed)) }),
      ...(this.#dropped && { dropped: { ...this.#dropped, burned: this.#burn?.hasSeed ?? false } }),
      ...(this.#intended && { intended: this.#intended }),
      ...(wipes && { wipes }),
      ...(this.#burn && { burn: this.#burn.view }),
    };
  }

  /** Whom the next seed is for; two empty names: nobody. */
  intend({ account, issuer }: Person): void {
    this.#intended = account === '' && issuer === '' ? undefined : { account, issuer };
    const { phase } = this.#burn ?? {};
    const { seeds } = this.#options.station;
    if (this.#taken && (phase === undefined || phase === 'done')) {
      const seed = seeds.intend(this.#taken, this.#intended);
      const isTheirs = seed.warnings.every(({ code }) => code !== 'other-than-intended');
      // The same seed again after a burn that failed; a finished token makes room for the next one.
      if (phase === 'done' && (this.#burn?.hasSeed || !isTheirs)) this.#forget();
      else {
        this.#burn = undefined;
        this.#seed = seed;
        this.#lapse.restart();
      }
    } else if (this.#dropped) this.#forget();
    this.changed();
  }

  /** `here`: whether it would be this room's seed, so that whom that is for counts. */
  judge(text: SeedText, here: boolean): Judgement {
    const { seeds } = this.#options.station;
    const put = seeds.put(text.text, seedOrder(text));
    if (!put.ok) return put;
    const judgement = this.#judgement(here ? seeds.intend(put.value, this.#intended) : put.value);
    seeds.drop(put.value.handle);
    return judgement;
  }

  take(text: SeedText): Judgement {
    if (this.#burn !== undefined && this.#burn.phase !== 'done')
      return { ok: false, failure: { code: 'busy' } };
    const { seeds } = this.#options.station;
    const put = seeds.put(text.text, seedOrder(text));
    if (!put.ok) return put;
    this.#forget();
    this.#dropped = undefined;
    this.#taken = put.value;
    this.#lapse.restart();
    const seed = seeds.intend(put.value, this.#intended);
    this.#seed = seed;
    this.#options.station.expectBurn();
    this.changed();
    return this.#judgement(seed);
  }

  show(): { base32: string } | undefined {
    if (this.#seed === undefined || this.#dropped) return undefined;
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
      this.#dropped = undefined;
      this.#intended = undefined;
      this.changed();
    });
  }

  clearResult(): void {
    if (this.#burn?.phase !== 'done') return;
    this.#burn = undefined;
    if (this.#dropped) this.#forget();
    else if (this.#seed) this.#lapse.restart();
    this.changed();
  }

  /** Takes the seed out of memory, but not from a burn that runs or waits for its code. A result stays to be read. */
  dropSeed(why: DropReason): void {
    this.hide();
    const phase = this.#burn?.phase;
    if (this.#seed === undefined || this.#dropped || (phase !== undefined && phase !== 'done')) return;
    this.#lapse.stop();
    this.#dropped = { why, ...(why === 'time' && { minutes: this.#options.settings().seedMinutes }) };
    this.#options.station.seeds.drop(this.#seed.handle);
    this.#taken = undefined;
    if (phase === undefined) this.#seed = undefined;
    this.changed();
  }

  chooseReader(reader: string): void {
    this.#chosenReader = reader;
    this.changed();
  }

  /** Starts a burn; undefined when it has begun. `reassign`: the serial of a token that may be taken from whose it is. */
  burn(allowUnlisted: boolean, reassign?: string): Failure | undefined {
    const { watch } = this.#options;
    const seed = this.#seed;
    if (seed === undefined || this.#dropped) return { code: 'empty' };
    const refused = this.#options.refusal?.() ?? this.#refused(seed);
    if (refused) return refused;
    if (this.#burn !== undefined && this.#burn.phase !== 'done') return { code: 'busy' };
    const views = watch.views();
    const reader = this.#readerToUse(views);
    if (reader === undefined) return watch.service ?? noReader(views);
    this.#burnDone = this.#run(seed, reader, { allowUnlisted, mayReassign: (serial) => serial === reassign });
    return undefined;
  }

  /** Where the code of the running burn is given. */
  get check(): CodeCheck | undefined {
    return this.#burn?.check;
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

  async #run(seed: ShelvedSeed, reader: string, allowed: Allowed): Promise<void> {
    const { station, watch, clock } = this.#options;
    const codes = () => station.seeds.codes(seed.handle, clock.nowMilliseconds() / 1000);
    const burn = new RunningBurn(reader, clock, new CodeCheck(clock, codes, () => this.#options.onChange()));
    const intended = this.#intended;
    this.#burn = burn;
    this.changed();
    const report = await this.#burnAndVerify(seed, burn, allowed).catch((error: unknown) => {
      return { outcome: burn.outcomeSoFar, verification: 'none' as const, failure: tellFault(error) };
    });
    burn.end(report, seed.description.periodSeconds, codes()?.secondsLeft);
    // Somebody else may have been named meanwhile.
    if (burn.hasSeed && this.#intended === intended) this.#intended = undefined;
    watch.resume(reader);
    // Proved, it is of no more use here.
    if (report.outcome === 'verified') this.dropSeed('verified');
    else this.#lapse.restart();
    this.changed();
  }

  async #burnAndVerify(seed: ShelvedSeed, burn: RunningBurn, allowed: Allowed): Promise<BurnReport> {
    const { station, watch, settings } = this.#options;
    const { reader } = burn;
    await watch.pause(reader);
    return station.burn(
      {
        seed: seed.handle,
        reader,
        ...allowed,
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
  }

  /**
   * A seed and a token are there, and the operator has switched that on. Never where a person has to be asked: an
   * unlisted token, or one that was burned for somebody else.
   */
  #burnByItself(): void {
    const { settings, watch } = this.#options;
    if (!settings().autoBurn || !this.#taken || !this.#seed || this.#burn !== undefined) return;
    const reader = this.#readerToUse(watch.views());
    const token = watch.views().find((view) => view.name === reader)?.token;
    if (!token?.listed || this.#refused(this.#seed)) return;
    if (wouldTake(token.lastBurn, this.#seed.description) === undefined) this.burn(false);
  }

  #readerToUse(views: readonly ReaderView[]): string | undefined {
    return readerToUse(views, this.#chosenReader, this.#options.settings().reader);
  }

  #wipes(readers: readonly ReaderView[], reader: string | undefined) {
    const token = readers.find(({ name }) => name === reader)?.token;
    return this.#seed && wouldTake(token?.lastBurn, this.#seed.description);
  }

  #refused(seed: ShelvedSeed): Failure | undefined {
    return this.#dropped ? undefined : this.#options.station.seeds.check(seed.handle);
  }

  #judgement(seed: ShelvedSeed): Judgement {
    const refused = this.#refused(seed);
    const { description, warnings } = seed;
    return { ok: true, description, warnings, ...(refused && { refused }) };
  }

  #forget(): void {
    this.hide();
    this.#lapse.stop();
    this.#burn = undefined;
    if (this.#seed) this.#options.station.seeds.drop(this.#seed.handle);
    this.#taken = undefined;
    this.#seed = undefined;
    if (this.#dropped?.why === 'verified') this.#dropped = undefined;
  }
}

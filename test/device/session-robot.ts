import type { Fault } from '../../src/simulator/faults.ts';
import { bankCard, securityKey, unknownCard } from '../../src/simulator/other-cards.ts';
import type { SimulatedCard } from '../../src/simulator/simulated-card.ts';
import type { SimulatedToken } from '../../src/simulator/simulated-token.ts';
import { connectToVpcd, type VpcdToken } from '../../src/simulator/vpcd/vpcd-token.ts';
import { systemClock } from '../../src/station/system-clock.ts';
import type { Printed } from '../cli/kiln.ts';
import type { SeededRandom } from '../seeded-random.ts';
import type { MischiefDeck } from './mischief-deck.ts';
import type { VpcdReader } from './pcscd.ts';

/** How often a code is mistyped, in a hundred, and another token laid down than the one that is waited for. */
const MISTYPED_SHARE = 5;
const SWAPPED_SHARE = 25;

/** A token that Kiln is to be killed at: it takes so long to take its configuration. */
const SLOW: readonly Fault[] = [{ kind: 'delay', command: 4, milliseconds: 1500 }];

/** A token that lies there without anything coming of it has gone to sleep, or was not felt. */
const PATIENCE_MILLISECONDS = 3000;

/** People take seconds to read a code; Kiln is killed meanwhile as well. */
const LONGEST_READING_MILLISECONDS = 800;

/** What a hand does next it does no sooner than this: as if it had to reach for it. */
const REACH_MILLISECONDS = 30;

/** The tokens of a robot, and what is known of them. */
export interface Pool {
  /** Not burned, or to be burned again. */
  readonly fresh: SimulatedToken[];
  readonly bySerial: ReadonlyMap<string, SimulatedToken>;
  /** Tokens that were done: laid down again now and then. */
  readonly done: SimulatedToken[];
  /** Rows whose token gets nothing but wrong codes. */
  readonly spoiled: Set<number>;
  readonly deck: MischiefDeck;
  /** What else went wrong on purpose, and how often. */
  readonly slips: Record<'mistyped' | 'swapped', number>;
  /** Kiln is about to be killed in the middle of a write: tokens that are laid down now are slow, and these are. */
  readonly slow: { isWanted: boolean; readonly serials: Set<string> };
  /** Kiln is about to be killed while it waits for codes: nobody types any. */
  holdsCodes: boolean;
}

/** One hand at one reader: does what the lane asks for, and now and then something else. */
export class RobotHand {
  readonly reader: VpcdReader;
  readonly #random: SeededRandom;
  readonly #pool: Pool;
  readonly #type: (line: string) => void;
  readonly #door: VpcdToken;
  #lying: SimulatedCard | undefined;
  /** The token that was taken off the reader to read its code, or for which another one lies there. */
  #held: SimulatedToken | undefined;
  #lane: Printed | undefined;
  /** What was done for the lane as it is, so that it is done once. */
  #didFor = '';
  #since = 0;
  /** How long it takes to switch this token off and on and to read it. */
  #readingMilliseconds = 0;

  constructor(reader: VpcdReader, random: SeededRandom, pool: Pool, type: (line: string) => void) {
    this.reader = reader;
    this.#random = random;
    this.#pool = pool;
    this.#type = type;
    this.#door = connectToVpcd({ host: '127.0.0.1', port: reader.port, clock: systemClock });
  }

  /** The lane as Kiln last told of it; undefined when another Kiln begins. */
  hear(lane: Printed | undefined): void {
    this.#lane = lane;
    this.#readingMilliseconds = this.#random.between(0, LONGEST_READING_MILLISECONDS);
    this.#didFor = '';
    this.#since = performance.now();
  }

  /** What Kiln last said of the lane. */
  get phase(): string | undefined {
    return this.#lane?.['phase'];
  }

  close(): void {
    this.#door.close();
  }

  /** Looks at the lane and does what is to be done. */
  act(): void {
    const lane = this.#lane;
    const waited = performance.now() - this.#since;
    if (lane === undefined || waited < REACH_MILLISECONDS) return;
    switch (lane['phase']) {
      case 'empty':
      case 'finished':
        if (this.#lying === undefined) this.#once(lane, () => this.#layNext(lane));
        else if (waited > PATIENCE_MILLISECONDS) this.#takeBack();
        return;
      case 'lift':
      case 'refused':
        this.#takeBack(lane);
        return;
      case 'code':
        if (this.#pool.holdsCodes) return;
        if (waited > 3 * PATIENCE_MILLISECONDS) this.hear(lane);
        if (waited > this.#readingMilliseconds) this.#giveCode(lane);
        return;
      case 'interrupted':
        this.#layBack(lane, waited);
        return;
      case 'unplugged':
      case 'looking':
      case 'burning':
        // Woken where it sleeps: that is what the lane waits for.
        if (waited > PATIENCE_MILLISECONDS) this.#wake(this.#lying);
        return;
    }
  }

  /** By chance, and the first time in any case. */
  #happens(slip: keyof Pool['slips'], share: number): boolean {
    const { slips } = this.#pool;
    const happens = this.#random.percent(share) || slips[slip] === 0;
    if (happens) slips[slip] += 1;
    return happens;
  }

  #once(lane: Printed, work: () => void): void {
    const key = JSON.stringify([lane['phase'], lane['serial'], lane['triesLeft'], lane['otherSerial']]);
    if (this.#didFor === key) return;
    this.#didFor = key;
    work();
  }

  #layNext(lane: Printed): void {
    const { fresh, done, deck, slow } = this.#pool;
    // Its code was asked for by a Kiln that is no more.
    if (this.#held) fresh.push(this.#held);
    this.#held = undefined;
    const [token] = fresh;
    if (lane['phase'] === 'finished' || token === undefined) return;
    if (slow.isWanted) {
      slow.serials.add(token.serial);
      this.#wake(token);
      this.#lay(token, SLOW);
      fresh.shift();
      return;
    }
    const mischief = deck.draw((kind) => kind === 'wrong-token' && done.length === 0);
    if (mischief === 'other-card') {
      this.#lay(this.#random.pick([securityKey, bankCard, unknownCard])());
      return;
    }
    if (mischief === 'wrong-token') {
      this.#lay(done.splice(this.#random.between(0, done.length - 1), 1)[0] as SimulatedToken);
      return;
    }
    fresh.shift();
    if (mischief === 'asleep') token.fallAsleep();
    else this.#wake(token);
    this.#lay(token, deck.faults(mischief));
  }

  /** Puts away what lies there, and what was held to read its code: what is not done is tried again later. */
  #takeBack(lane?: Printed): void {
    const isDone = lane?.['result'] === 'verified' || lane?.['failure']?.code === 'token-done';
    const isSpoiled = lane?.['failure']?.code === 'wrong-code' && this.#random.percent(50);
    for (const token of new Set([this.#tokenOf(this.#lying), this.#held])) {
      // What the lane says is true of its token; the hand may hold another one, of a Kiln that is no more.
      const isTheLanes = token?.serial === lane?.['serial'];
      if (token !== undefined && !(isTheLanes && isSpoiled))
        (isTheLanes && isDone ? this.#pool.done : this.#pool.fresh).push(token);
    }
    this.#held = undefined;
    if (this.#lying !== undefined) this.#lift();
  }

  #giveCode(lane: Printed): void {
    const token = this.#pool.bySerial.get(lane['serial']);
    if (token === undefined) throw new Error(`a code of a token that nobody has: ${lane['serial']}`);
    this.#once(lane, () => {
      if (this.#tokenOf(this.#lying) === token) this.#lift();
      if (this.#held !== undefined && this.#held !== token) this.#pool.fresh.push(this.#held);
      this.#held = token;
      this.#wake(token);
      token.pressButton();
      token.pressButton();
      const { text } = token.display();
      const isSpoiled = this.#pool.spoiled.has(lane['row']);
      const isWrong = isSpoiled || (lane['triesLeft'] > 1 && this.#happens('mistyped', MISTYPED_SHARE));
      const code = isWrong ? String((Number(text) + 500_000) % 1_000_000).padStart(6, '0') : text;
      // A wrong one has to be said whose it is; a right one says so itself.
      const names = isWrong || this.#random.percent(50);
      this.#type(names ? `${token.serial} ${code}` : code);
    });
  }

  /** The lane waits for its token: it is laid back, at times after another one. */
  #layBack(lane: Printed, waited: number): void {
    const token = this.#pool.bySerial.get(lane['serial']);
    if (token === undefined || waited < PATIENCE_MILLISECONDS / 2) return;
    if (this.#door.state === 'asleep') this.#wake(token);
    this.#once(lane, () => {
      const { fresh } = this.#pool;
      const other = fresh.find((each) => each !== token);
      if (other && lane['otherSerial'] === undefined && this.#happens('swapped', SWAPPED_SHARE)) {
        fresh.splice(fresh.indexOf(other), 1);
        this.#held = token;
        this.#wake(other);
        this.#lay(other);
        return;
      }
      const lying = this.#tokenOf(this.#lying);
      if (lying !== undefined && lying !== token) fresh.push(lying);
      this.#held = undefined;
      this.#wake(token);
      this.#lay(token);
    });
    // Nothing came of it: another one lies there that was not felt.
    if (waited > 2 * PATIENCE_MILLISECONDS) this.hear(lane);
  }

  #lay(card: SimulatedCard, faults: readonly Fault[] = []): void {
    this.#lying = card;
    this.#since = performance.now();
    this.#door.lay(card, { faults });
  }

  #lift(): void {
    this.#lying = undefined;
    this.#door.lift();
  }

  #wake(card: SimulatedCard | undefined): void {
    const token = this.#tokenOf(card);
    if (token && !token.awake) token.pressButton();
  }

  #tokenOf(card: SimulatedCard | undefined): SimulatedToken | undefined {
    return [...this.#pool.bySerial.values()].find((token) => token === card);
  }
}

import fc from 'fast-check';
import { Secret } from '../../../src/base/secret.ts';
import type { SimulatedCard } from '../../../src/simulator/simulated-card.ts';
import type { SimulatedToken } from '../../../src/simulator/simulated-token.ts';
import { enrolmentOf, seedIn, TestDesk } from '../../burn/desk.ts';
import { attackOn, claim } from '../attack.ts';
import type { Target } from '../target.ts';
import { claimWords } from '../words.ts';

const DONE = [0x90, 0x00];
const OLD_SEED = 'an older seed 012345';
const NEW_SEED = '12345678901234567890';

/** An answer that is not what the token said. What it says of whether it did it is true: nobody could know otherwise. */
type Lie =
  /** Done, with other data. */
  | { readonly kind: 'data'; readonly data: Uint8Array }
  /** Done, with its own data changed. */
  | { readonly kind: 'changed'; readonly change: (data: Uint8Array) => Uint8Array }
  /** Not done, with any other status word. */
  | { readonly kind: 'refusal'; readonly status: number; readonly data: Uint8Array }
  /** No answer at all, or half a status word: done or not. */
  | { readonly kind: 'short'; readonly bytes: Uint8Array; readonly isDone: boolean };

/** How a token answers its commands, from the first on; the rest it answers as it is. */
type Lies = readonly (Lie | undefined)[];

const someBytes = fc.uint8Array({ maxLength: 60 });
/** With a serial in the place where it is looked for, of any length. */
const infoLike = fc
  .tuple(
    fc.uint8Array({ minLength: 3, maxLength: 3 }),
    fc.nat({ max: 255 }),
    fc.stringMatching(/^[0-9]{0,20}$/),
    someBytes,
  )
  .map(([front, length, serial, rest]) =>
    Uint8Array.from([...front, length, ...Buffer.from(serial), ...rest]),
  );

const lie: fc.Arbitrary<Lie> = fc.oneof(
  fc.oneof(someBytes, infoLike).map((data) => ({ kind: 'data', data }) as const),
  fc.uint8Array({ minLength: 1, maxLength: 12 }).map(
    (mask) =>
      ({
        kind: 'changed',
        change: (data: Uint8Array) => data.map((byte, at) => byte ^ (mask[at % mask.length] ?? 0)),
      }) as const,
  ),
  fc
    .tuple(
      fc.oneof(
        fc.constantFrom(
          0x6982,
          0x6d00,
          0x6e00,
          0x6a80,
          0x6f00,
          0x61ff,
          0x6100,
          0x6c00,
          0x6cff,
          0x9001,
          0x0000,
        ),
        fc.nat({ max: 0xffff }),
      ),
      someBytes,
    )
    .filter(([status]) => status !== 0x9000)
    .map(([status, data]) => ({ kind: 'refusal', status, data }) as const),
  fc
    .tuple(fc.uint8Array({ maxLength: 1 }), fc.boolean())
    .map(([bytes, isDone]) => ({ kind: 'short', bytes, isDone }) as const),
);

const lies: fc.Arbitrary<Lies> = fc.array(fc.oneof(fc.constant(undefined), lie), { maxLength: 14 });

/** A token that answers otherwise than it is. */
class LyingToken implements SimulatedCard {
  readonly atr: Uint8Array;
  readonly #token: SimulatedToken;
  readonly #lies: Lies;
  #commands = 0;

  constructor(token: SimulatedToken, lies: Lies) {
    this.atr = token.atr;
    this.#token = token;
    this.#lies = lies;
  }

  get awake(): boolean {
    return this.#token.awake;
  }

  answer(apdu: Uint8Array): Uint8Array {
    const lie = this.#lies[this.#commands++];
    if (lie === undefined) return this.#token.answer(apdu);
    if (lie.kind === 'refusal') return Uint8Array.of(...lie.data, lie.status >> 8, lie.status & 0xff);
    if (lie.kind === 'short' && !lie.isDone) return lie.bytes;
    const truth = this.#token.answer(apdu);
    if (lie.kind === 'short') return lie.bytes;
    // What it truly refused it does not call done.
    if (!Buffer.from(truth.slice(-2)).equals(Buffer.from(DONE))) return truth;
    return Uint8Array.of(...(lie.kind === 'data' ? lie.data : lie.change(truth.slice(0, -2))), ...DONE);
  }

  powerOff(): void {
    this.#token.powerOff();
  }

  fallAsleep(): void {
    this.#token.fallAsleep();
  }

  watch(listener: () => void): () => void {
    return this.#token.watch(listener);
  }
}

/** Tokens that answer what nobody expects: how a burn ends must be true. */
export const tokens: Target = {
  name: 'tokens',
  share: 800,
  isTimeless: true,
  start: async () =>
    attackOn({
      arbitrary: fc.record({ lies, keepsSeed: fc.boolean(), allowUnlisted: fc.boolean() }),
      attempt: async ({ lies, keepsSeed, allowUnlisted }) => {
        const desk = new TestDesk();
        const token = desk.token({
          initialSeed: new Secret(Buffer.from(OLD_SEED)),
          clockWriteErasesSeed: !keepsSeed,
        });
        const before = JSON.stringify(token.storedConfig());
        desk.lay(new LyingToken(token, lies));
        const { outcome, failure } = await desk.burn(enrolmentOf(NEW_SEED), { allowUnlisted });
        claim(failure?.code !== 'fault', `a fault: ${JSON.stringify(failure)}`);
        if (failure) claimWords(failure);
        const isAsBefore = seedIn(token) === OLD_SEED && JSON.stringify(token.storedConfig()) === before;
        if (outcome === 'untouched') claim(isAsBefore, `called untouched, and it holds ${seedIn(token)}`);
        if (outcome === 'seeded')
          claim(seedIn(token) === NEW_SEED, `called seeded, and it holds ${seedIn(token)}`);
        claim(failure !== undefined || outcome === 'seeded', `${outcome}, and nobody says why`);
        const steps = desk.steps.filter((step) => ['configured', 'seeded', 'confirmed'].includes(step));
        claim(!steps.includes('seeded') || outcome === 'seeded', `on record as seeded, and it is ${outcome}`);
      },
    }),
};

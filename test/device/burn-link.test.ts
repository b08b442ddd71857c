import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { fromHex } from '../../src/base/hex.ts';
import { verifyJournal } from '../../src/register/verify-journal.ts';
import type { Fault } from '../../src/simulator/faults.ts';
import { eventIs, type KilnEnd, kiln } from '../cli/kiln.ts';
import { URI } from '../cli/seeds.ts';
import { entriesOf } from '../register/journal-folder.ts';
import { burnGround, OLD_SEED, SEED, usedToken } from './burn-ground.ts';
import { cardIs, eventually } from './eventually.ts';
import { FakeToken } from './fake-token.ts';
import { childrenOf, late, lay, layAndSee, newToken, seedOf, startBurn, verifyByHand } from './laid-token.ts';
import { Pcscd, type VpcdReader } from './pcscd.ts';

const COMMANDS = ['readInfo', 'getChallenge', 'authenticate', 'writeConfig', 'writeSeed', 'readInfo again'];

describe('burns over the real pcscd whose link breaks', () => {
  const ground = burnGround(() =>
    Pcscd.start({ entries: [...'ABCDEF'].map((letter) => `Virtual PCD ${letter}`) }),
  );
  let reader: VpcdReader;

  beforeAll(() => {
    reader = ground.pcscd.readers[0] as VpcdReader;
  });

  function result({ objects }: KilnEnd) {
    return objects.at(-1) as { outcome: string; failure?: { code: string } };
  }

  const NO_VERIFY = ['--no-verify'];

  test.each(['before', 'after'] as const)(
    'cut %s any command for a moment: the burn goes on by itself',
    async (when) => {
      const burns = COMMANDS.map(async (_, index) => {
        const own = ground.pcscd.readers[index] as VpcdReader;
        const token = usedToken();
        const cut: Fault = { kind: 'cut', command: index + 1, when, back: { afterMilliseconds: 900 } };
        await layAndSee(ground.witness, own, token, { faults: [cut] });
        const burning = startBurn(own, NO_VERIFY);
        const end = await burning.ended;
        return { end, token, journal: join(burning.data, 'journal.jsonl') };
      });
      const [first, ...others] = await Promise.all(burns);
      // Nobody knows yet whose token it is: nothing to wait for, and nothing was touched.
      expect(first?.end.status).toBe(3);
      expect(result(first?.end as KilnEnd)).toMatchObject({
        outcome: 'untouched',
        failure: { code: 'link-lost' },
      });
      expect(seedOf(first?.token as ReturnType<typeof newToken>)).toBe(OLD_SEED);
      for (const { end, token, journal } of others) {
        expect(end).toMatchObject({ status: 0, stderr: '' });
        expect(end.objects.map(({ event }) => event)).toEqual(
          expect.arrayContaining(['interrupted', 'resumed']),
        );
        expect(seedOf(token)).toBe(SEED);
        expect(Math.abs(token.clock.errorSeconds)).toBeLessThanOrEqual(0.5);
        expect(await verifyJournal(journal)).toMatchObject({ whole: true });
        const kinds = (await entriesOf(journal)).map(({ fact }) => fact.kind);
        expect(kinds).toEqual(expect.arrayContaining(['burn-interrupted', 'burn-resumed']));
      }
    },
  );

  const OTHER_SERIAL = '86596109999999';
  const refuses = (command: number, statusWord: number): Fault => ({
    kind: 'status',
    command,
    statusWord,
    carriedOut: false,
  });
  const cut = (command: number, when: 'before' | 'after'): Fault => ({ kind: 'cut', command, when });

  /** What goes wrong for good, what becomes of the token, and the exit status. */
  const FOR_GOOD: readonly (readonly [string, readonly Fault[], number, object])[] = [
    [
      'cut before the answer to the challenge',
      [cut(3, 'before')],
      3,
      { outcome: 'untouched', failure: { code: 'link-lost' } },
    ],
    ['cut before writeConfig', [cut(4, 'before')], 5, { outcome: 'blank', failure: { code: 'link-lost' } }],
    ['cut after writeConfig', [cut(4, 'after')], 5, { outcome: 'blank', failure: { code: 'link-lost' } }],
    ['cut before writeSeed', [cut(5, 'before')], 5, { outcome: 'blank', failure: { code: 'link-lost' } }],
    ['cut after writeSeed', [cut(5, 'after')], 5, { outcome: 'blank', failure: { code: 'link-lost' } }],
    [
      'cut before it is read back',
      [cut(6, 'before')],
      6,
      { outcome: 'seeded', failure: { code: 'link-lost' } },
    ],
    [
      'mute from the start',
      [{ kind: 'mute', command: 1, carriedOut: false }],
      3,
      { outcome: 'untouched', failure: { code: 'token-mute' } },
    ],
    [
      'mute at writeConfig',
      [{ kind: 'mute', command: 4, carriedOut: true }],
      5,
      { outcome: 'blank', failure: { code: 'token-mute' } },
    ],
    [
      'locked',
      [refuses(3, 0x6983), refuses(5, 0x6983)],
      4,
      { outcome: 'untouched', failure: { code: 'token-locked' } },
    ],
    [
      'refused',
      [refuses(5, 0x6a80)],
      5,
      { outcome: 'blank', failure: { code: 'refused', statusWord: '6A80' } },
    ],
  ];

  test('lost for good: the result is true, Kiln ends in time, and a second burn mends it', async () => {
    const alone = performance.now();
    await Promise.all([...FOR_GOOD, 'swapped'].map(() => kiln(['readers'])));
    /** What as many Kilns need at once to start and end, on this machine. */
    const crowd = performance.now() - alone;
    const burns = FOR_GOOD.map(async ([what, faults, status, expected], index) => {
      const own = ground.pcscd.readers[index] as VpcdReader;
      const token = usedToken();
      const door = await layAndSee(ground.witness, own, token, { faults });
      const startedAt = performance.now();
      const end = await startBurn(own, NO_VERIFY).ended;
      expect({ what, status: end.status, ...result(end) }).toMatchObject({ what, status, ...expected });
      // Four seconds for a command, twenty for a return.
      expect(performance.now() - startedAt - crowd).toBeLessThan(27_000);
      if (status === 3 || status === 4) expect(seedOf(token)).toBe(OLD_SEED);
      if (status === 6) expect(seedOf(token)).toBe(SEED);
      door.lift();
      await eventually(ground.witness, cardIs(own.name, 'absent'));
      await layAndSee(ground.witness, own, token);
      expect(await startBurn(own, NO_VERIFY).ended).toMatchObject({ status: 0 });
      expect(seedOf(token)).toBe(SEED);
    });
    await Promise.all([...burns, swappedForGood()]);
  });

  async function swappedForGood() {
    const own = ground.pcscd.readers[FOR_GOOD.length] as VpcdReader;
    const other = usedToken({ serial: OTHER_SERIAL });
    const swapped = { ...cut(5, 'before'), back: { afterMilliseconds: 900, card: other } } as Fault;
    await layAndSee(ground.witness, own, usedToken(), { faults: [swapped] });
    const end = await startBurn(own, NO_VERIFY).ended;
    expect({ status: end.status, ...result(end) }).toMatchObject({
      status: 5,
      outcome: 'blank',
      failure: { code: 'other-token', found: OTHER_SERIAL, message: expect.stringContaining(OTHER_SERIAL) },
    });
    expect(seedOf(other)).toBe(OLD_SEED);
  }

  test('lifted by hand in the middle and laid back, the burn goes on', async () => {
    const token = usedToken();
    const door = await layAndSee(ground.witness, reader, token, late(5));
    const burning = startBurn(reader);
    await burning.object(({ step }) => step === 'configured');
    door.lift();
    await burning.object(eventIs('interrupted'));
    await eventually(ground.witness, cardIs(reader.name, 'absent'));
    door.lay();
    const end = await verifyByHand(ground.witness, reader, token, burning);
    expect(end).toMatchObject({ status: 0, stderr: '' });
    expect(seedOf(token)).toBe(SEED);
  });

  test('another token laid down meanwhile is left alone, and the first one is burned when it is back', async () => {
    const token = usedToken();
    const other = usedToken({ serial: OTHER_SERIAL });
    const door = await layAndSee(ground.witness, reader, token, late(4));
    const burning = startBurn(reader, NO_VERIFY);
    await burning.object(({ step }) => step === 'authenticated');
    door.lift();
    await eventually(ground.witness, cardIs(reader.name, 'absent'));
    door.lay(other);
    expect(await burning.object(eventIs('other-token'))).toMatchObject({ serial: other.serial });
    door.lift();
    await eventually(ground.witness, cardIs(reader.name, 'absent'));
    door.lay(token);
    expect(await burning.ended).toMatchObject({ status: 0 });
    expect([seedOf(token), seedOf(other)]).toEqual([SEED, OLD_SEED]);
  });

  test('a card that another process holds: in use, nothing is touched; free again, it is burned', async () => {
    const token = usedToken();
    await layAndSee(ground.witness, reader, token);
    const held = await ground.witness.open(reader.name);
    const end = await startBurn(reader).ended;
    expect({ status: end.status, ...result(end) }).toMatchObject({
      status: 3,
      outcome: 'untouched',
      failure: {
        code: 'card-in-use',
        reader: reader.name,
        message: expect.stringContaining('Another program'),
      },
    });
    expect(seedOf(token)).toBe(OLD_SEED);
    if (held.ok) await held.value.close();
    expect(await startBurn(reader, NO_VERIFY).ended).toMatchObject({ status: 0 });
  });

  test('two burns of the same token: one has it, the other is told so', async () => {
    const token = usedToken();
    await layAndSee(ground.witness, reader, token, { delayMilliseconds: 700 });
    // Up and waiting for its seed before the first one begins.
    const other = startBurn(reader, NO_VERIFY, { input: 'open' });
    const one = startBurn(reader, NO_VERIFY);
    await one.object(({ step }) => step === 'identified');
    other.stdin?.end(URI);
    const two = await other.ended;
    expect({ status: two.status, ...result(two) }).toMatchObject({
      status: 3,
      failure: { code: 'card-in-use' },
    });
    expect(await one.ended).toMatchObject({ status: 0 });
  });

  test('a token that sleeps on the reader', async () => {
    const silent = new FakeToken(reader.port);
    silent.atr = fromHex('FF');
    await silent.lay();
    await eventually(ground.witness, ({ readers }) => readers.some(({ card }) => card !== 'absent'));
    const end = await startBurn(reader).ended;
    silent.lift();
    expect({ status: end.status, ...result(end) }).toMatchObject({
      status: 3,
      failure: { code: 'token-asleep', message: expect.stringContaining('button') },
    });
  });

  test('a token that falls asleep in the middle: woken, the burn goes on', async () => {
    const token = newToken();
    lay(reader, token, { faults: [{ kind: 'sleep', command: 5, when: 'before' }] });
    const burning = startBurn(reader, NO_VERIFY);
    await burning.object(eventIs('interrupted'));
    await eventually(ground.witness, cardIs(reader.name, 'absent'));
    token.pressButton();
    expect(await burning.ended).toMatchObject({ status: 0 });
    expect(seedOf(token)).toBe(SEED);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s in the middle: what is on its way is waited for, and the end is true, said and recorded',
    async (signal) => {
      const token = usedToken();
      await layAndSee(ground.witness, reader, token, late(5));
      const burning = startBurn(reader, NO_VERIFY);
      await burning.object(({ step }) => step === 'configured');
      burning.child.kill(signal);
      const end = await burning.ended;
      const { outcome } = result(end);
      expect(end).toMatchObject({ signal: null, stderr: '' });
      expect(outcome).toBe(seedOf(token) === SEED ? 'seeded' : 'blank');
      const journal = join(burning.data, 'journal.jsonl');
      expect(await verifyJournal(journal)).toMatchObject({ whole: true });
      expect((await entriesOf(journal)).at(-1)?.fact).toMatchObject({ kind: 'burn-end', outcome });
    },
  );

  test('Kiln killed in the middle leaves no process behind, since it has none beside it, and a second burn mends the token', async () => {
    const token = usedToken();
    // pcscd ends the command that is on its way, and only then is the card free for the second one.
    await layAndSee(ground.witness, reader, token, { delayMilliseconds: 400 });
    const burning = startBurn(reader, NO_VERIFY);
    await burning.object(({ step }) => step === 'configured');
    expect(childrenOf(burning.child.pid as number)).toEqual([]);
    burning.child.kill('SIGKILL');
    await burning.ended;
    const again = await startBurn(reader, NO_VERIFY, { data: burning.data }).ended;
    expect(again.status).toBe(0);
    expect(seedOf(token)).toBe(SEED);
    expect(await verifyJournal(join(burning.data, 'journal.jsonl'))).toMatchObject({ whole: true });
  });
});

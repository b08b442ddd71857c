// @module-tag readers
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { fromHex } from '../../src/base/hex.ts';
import { PcscReaders } from '../../src/readers/pcsc/pcsc-readers.ts';
import { type BuiltHost, buildHost } from './built.ts';
import { describeBindings } from './each-binding.ts';
import { cardIs, eventually } from './eventually.ts';
import { FakeToken } from './fake-token.ts';
import { Pcscd, type VpcdReader } from './pcscd.ts';

const READ_INFO = { label: 'readInfo', bytes: fromHex('80410000020211') };
const DONE = { ok: true, value: { data: new Uint8Array(), statusWord: 0x9000 } };

describeBindings('readers over the real pcscd', () => {
  let host: BuiltHost;
  let pcscd: Pcscd;
  let witness: PcscReaders;
  let first: VpcdReader;
  let second: VpcdReader;
  const cleanups: (() => unknown)[] = [];

  beforeAll(async () => {
    host = await buildHost();
    pcscd = await Pcscd.start({ entries: ['Virtual PCD', 'ACS ACR122U PICC Interface'] });
    witness = new PcscReaders({ hostFile: host.file });
    await witness.ready();
    [first, second] = pcscd.readers as [VpcdReader, VpcdReader];
  });

  afterAll(async () => {
    await witness?.close();
    await pcscd?.close();
    host?.remove();
  });

  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
    // pcscd sees a lifted card up to 400 ms later.
    await eventually(witness, ({ readers }) => readers.every(({ card }) => card === 'absent'));
  });

  function openReaders(): PcscReaders {
    const readers = new PcscReaders({ hostFile: host.file, commandLimitMilliseconds: 1500 });
    cleanups.push(() => readers.close());
    return readers;
  }

  async function layToken(port: number): Promise<FakeToken> {
    const token = new FakeToken(port);
    cleanups.push(() => token.lift());
    await token.lay();
    return token;
  }

  async function openCard(readers: PcscReaders, name: string) {
    await eventually(readers, cardIs(name, 'present'));
    const opened = await readers.open(name);
    if (!opened.ok) throw new Error(opened.failure.code);
    return opened.value;
  }

  test('ready knows every reader', async () => {
    const readers = openReaders();
    await readers.ready();
    expect(readers.snapshot()).toEqual({
      readers: pcscd.readers.map(({ name }) => ({ name, card: 'absent', cardCount: 0 })).sort(byName),
    });
  });

  test('a token that lay there before is known when ready', async () => {
    await layToken(first.port);
    await eventually(witness, cardIs(first.name, 'present'));
    const readers = openReaders();
    await readers.ready();
    expect(cardIs(first.name, 'present')(readers.snapshot())).toBe(true);
  });

  test('a token laid down, lifted and laid down again is counted', async () => {
    const readers = openReaders();
    await readers.ready();
    const counts: number[] = [];
    const token = await layToken(first.port);
    for (const presence of ['present', 'absent', 'present'] as const) {
      if (presence === 'absent') token.lift();
      else if (counts.length > 0) await token.lay();
      const { readers: states } = await eventually(readers, cardIs(first.name, presence));
      counts.push(states.find(({ name }) => name === first.name)?.cardCount ?? Number.NaN);
    }
    expect(counts).toEqual([counts[0], (counts[0] ?? 0) + 1, (counts[0] ?? 0) + 2]);
  });

  test('four readers are spoken to at once', async () => {
    const tokens = await Promise.all(pcscd.readers.map(({ port }) => layToken(port)));
    for (const [index, token] of tokens.entries()) token.answer = () => Uint8Array.of(index, 0x90, 0x00);
    const readers = openReaders();
    const channels = await Promise.all(pcscd.readers.map(({ name }) => openCard(readers, name)));
    for (let round = 0; round < 3; round++) {
      const results = await Promise.all(channels.map((channel) => channel.send(READ_INFO)));
      expect(results).toEqual(
        tokens.map((_, index) => ({
          ok: true,
          value: { data: Uint8Array.of(index), statusWord: 0x9000 },
        })),
      );
    }
  });

  test('an answer in parts (61XX, 6CXX) comes whole', async () => {
    const token = await layToken(first.port);
    token.answer = (command) => {
      if (command[1] === 0xc0) return fromHex('B19000');
      return command.at(-1) === 0x07 ? fromHex('A16101') : fromHex('6C07');
    };
    const readers = openReaders();
    const channel = await openCard(readers, first.name);
    expect(await channel.send(READ_INFO)).toEqual({
      ok: true,
      value: { data: fromHex('A1B1'), statusWord: 0x9000 },
    });
    expect(token.commands).toEqual(['80410000020211', '8041000002021107', '00C0000001']);
  });

  test('no such reader, no token, and twice the same card', async () => {
    const readers = openReaders();
    expect(await readers.open('Nowhere')).toEqual({
      ok: false,
      failure: {
        code: 'no-reader',
        wanted: 'Nowhere',
        available: pcscd.readers.map(({ name }) => name).sort(),
      },
    });
    expect(await readers.open(first.name)).toEqual({
      ok: false,
      failure: { code: 'no-token', reader: first.name },
    });
    await layToken(first.port);
    const channel = await openCard(readers, first.name);
    expect(await readers.open(first.name)).toEqual({
      ok: false,
      failure: { code: 'card-in-use', reader: first.name },
    });
    await channel.close();
    await channel.close();
    expect((await readers.open(first.name)).ok).toBe(true);
  });

  test('a card held by another process: in use, and free again afterwards', async () => {
    await layToken(first.port);
    const [other, mine] = [openReaders(), openReaders()];
    const channel = await openCard(other, first.name);
    expect(await mine.open(first.name)).toEqual({
      ok: false,
      failure: { code: 'card-in-use', reader: first.name },
    });
    const late = openReaders();
    await late.ready();
    expect(cardIs(first.name, 'in-use')(late.snapshot())).toBe(true);
    await channel.close();
    await eventually(late, cardIs(first.name, 'present'));
    const mineNow = await mine.open(first.name);
    expect(mineNow.ok && (await mineNow.value.send(READ_INFO))).toEqual(DONE);
    await eventually(mine, cardIs(first.name, 'present'));
  });

  test('a card that does not answer to reset is mute, and cannot be opened', async () => {
    const token = new FakeToken(first.port);
    token.atr = Uint8Array.of(0xff);
    cleanups.push(() => token.lift());
    await token.lay();
    const readers = openReaders();
    await eventually(readers, ({ readers: states }) => states.some(({ card }) => card !== 'absent'));
    expect(await readers.open(first.name)).toEqual({
      ok: false,
      failure: { code: 'token-asleep', reader: first.name },
    });
  });

  test("an ACR122U's buzzer is switched off once, another reader's never", async () => {
    const buzzing = pcscd.readers.find(({ name }) => name.includes('ACR122')) as VpcdReader;
    const [plain, silenced] = [await layToken(second.port), await layToken(buzzing.port)];
    const readers = openReaders();
    for (const name of [second.name, buzzing.name, buzzing.name]) {
      const channel = await openCard(readers, name);
      expect(await channel.send(READ_INFO)).toEqual(DONE);
      await channel.close();
    }
    expect(plain.commands).toEqual(['80410000020211']);
    expect(silenced.commands).toEqual(['FF00520000', '80410000020211', '80410000020211']);
  });
});

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}

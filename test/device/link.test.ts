// @module-tag readers
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { fromHex } from '../../src/base/hex.ts';
import { PcscReaders } from '../../src/readers/pcsc/pcsc-readers.ts';
import { type BuiltHost, buildHost, buildProgram } from './built.ts';
import { describeBindings } from './each-binding.ts';
import { cardIs, eventually } from './eventually.ts';
import { FakeToken } from './fake-token.ts';
import { hostProcesses } from './host-processes.ts';
import { Pcscd, type VpcdReader } from './pcscd.ts';

const READ_INFO = { label: 'readInfo', bytes: fromHex('80410000020211') };
const LIMIT_MILLISECONDS = 600;
const LINK_LOST = { ok: false, failure: { code: 'link-lost', command: 'readInfo' } };
const TOKEN_MUTE = {
  ok: false,
  failure: { code: 'token-mute', command: 'readInfo', limitMilliseconds: LIMIT_MILLISECONDS },
};

/** For a command: longer than a test may take. */
const NOBODY_WAITS_SO_LONG_MILLISECONDS = 600_000;

describeBindings('links over the real pcscd that break', () => {
  let host: BuiltHost;
  let pcscd: Pcscd;
  let reader: VpcdReader;
  let token: FakeToken;
  let readers: PcscReaders;

  beforeAll(async () => {
    host = await buildHost();
    pcscd = await Pcscd.start();
    reader = pcscd.readers[0] as VpcdReader;
    readers = new PcscReaders({ hostFile: host.file, commandLimitMilliseconds: LIMIT_MILLISECONDS });
    await readers.ready();
  });

  afterAll(async () => {
    await readers?.close();
    await pcscd?.close();
    host?.remove();
  });

  afterEach(async () => {
    token.lift();
    await eventually(readers, cardIs(reader.name, 'absent'));
  });

  async function openToken({ name, port }: VpcdReader) {
    token = new FakeToken(port);
    await token.lay();
    await eventually(readers, cardIs(name, 'present'));
    const opened = await readers.open(name);
    if (!opened.ok) throw new Error(opened.failure.code);
    return opened.value;
  }

  test('lifted between two commands', async () => {
    const channel = await openToken(reader);
    expect((await channel.send(READ_INFO)).ok).toBe(true);
    token.lift();
    expect(await channel.send(READ_INFO)).toEqual(LINK_LOST);
    expect(await channel.send(READ_INFO)).toEqual(LINK_LOST);
    await channel.close();
  });

  test('lifted in the middle of a command', async () => {
    const channel = await openToken(reader);
    token.answer = () => 'cut';
    expect(await channel.send(READ_INFO)).toEqual(LINK_LOST);
    await channel.close();
  });

  test('an answer of one byte', async () => {
    const channel = await openToken(reader);
    token.answer = () => fromHex('90');
    expect(await channel.send(READ_INFO)).toEqual(LINK_LOST);
    token.answer = () => fromHex('9000');
    expect(await channel.send(READ_INFO)).toEqual(LINK_LOST);
    await channel.close();
  });

  test('lost, laid back and opened again', async () => {
    const channel = await openToken(reader);
    token.answer = () => 'cut';
    await channel.send(READ_INFO);
    await channel.close();
    await eventually(readers, cardIs(reader.name, 'absent'));
    const again = await openToken(reader);
    expect((await again.send(READ_INFO)).ok).toBe(true);
    await again.close();
  });

  test('a mute token: the limit holds, the reader waits for it, and is free when it speaks', async () => {
    const channel = await openToken(reader);
    token.answer = () => 'mute';
    const startedAt = performance.now();
    expect(await channel.send(READ_INFO)).toEqual(TOKEN_MUTE);
    expect(performance.now() - startedAt).toBeLessThan(LIMIT_MILLISECONDS + 200);
    expect(cardIs(reader.name, 'mute')(readers.snapshot())).toBe(true);
    expect(await channel.send(READ_INFO)).toEqual(LINK_LOST);
    await channel.close();
    expect(await readers.open(reader.name)).toEqual({
      ok: false,
      failure: { code: 'token-asleep', reader: reader.name },
    });

    token.answer = () => fromHex('9000');
    token.say(fromHex('6F00'));
    await eventually(readers, cardIs(reader.name, 'present'));
    const again = await readers.open(reader.name);
    expect(again.ok && (await again.value.send(READ_INFO)).ok).toBe(true);
    if (again.ok) await again.value.close();
  });

  test('a mute token that is lifted frees its reader', async () => {
    const channel = await openToken(reader);
    token.answer = () => 'mute';
    expect(await channel.send(READ_INFO)).toEqual(TOKEN_MUTE);
    await channel.close();
    token.lift();
    await eventually(readers, cardIs(reader.name, 'absent'));
    const again = await openToken(reader);
    expect((await again.send(READ_INFO)).ok).toBe(true);
    await again.close();
  });

  test('three mute tokens do not keep a fourth reader from working', async () => {
    const [hostBefore] = hostProcesses(host.file);
    const muted = [];
    const tokens: FakeToken[] = [];
    for (const vpcdReader of pcscd.readers.slice(1)) {
      muted.push(await openToken(vpcdReader));
      token.answer = () => 'mute';
      tokens.push(token);
    }
    const channel = await openToken(reader);
    let stillOut = muted.length;
    const outcomes = muted.map(async (mute) => {
      const outcome = await mute.send(READ_INFO);
      stillOut--;
      return outcome;
    });
    // Each takes about 44 ms: vpcd's driver waits for delayed acknowledgements.
    for (let round = 0; round < 5; round++) expect((await channel.send(READ_INFO)).ok).toBe(true);
    expect(stillOut).toBe(3);
    expect(await Promise.all(outcomes)).toEqual([TOKEN_MUTE, TOKEN_MUTE, TOKEN_MUTE]);
    expect((await channel.send(READ_INFO)).ok).toBe(true);
    await Promise.all([channel, ...muted].map((each) => each.close()));
    expect(hostProcesses(host.file)).toEqual([hostBefore]);
    for (const each of tokens) each.lift();
  });

  test.each([
    ['after close', 'await readers.close();'],
    ['by process.exit, without close', 'process.exit(0);'],
  ])('a process that waits for a mute token ends at once %s', async (_, ending) => {
    const program = await buildProgram(
      host,
      'ending',
      `const opened = await readers.open(${JSON.stringify(reader.name)});
       if (!opened.ok) throw new Error(opened.failure.code);
       void opened.value.send({ label: 'x', bytes: Uint8Array.of(0x80, 0x41, 0, 0, 2, 2, 0x11) });
       process.stdout.write('sent');
       process.stdin.once('data', async () => { process.stdin.destroy(); ${ending} });`,
      NOBODY_WAITS_SO_LONG_MILLISECONDS,
    );
    token = new FakeToken(reader.port, () => 'mute');
    await token.lay();
    await eventually(readers, cardIs(reader.name, 'present'));
    const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.stdin.write('end');
    const [exitCode] = await once(child, 'exit');
    expect(exitCode).toBe(0);
  });
});

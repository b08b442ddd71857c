// @module-tag readers
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { fromHex } from '../../src/base/hex.ts';
import { PcscReaders } from '../../src/readers/pcsc/pcsc-readers.ts';
import { type BuiltHost, buildHost, buildProgram } from './built.ts';
import { describeBindings } from './each-binding.ts';
import { cardIs, eventually, readersAre } from './eventually.ts';
import { FakeToken } from './fake-token.ts';
import { hostProcesses } from './host-processes.ts';
import { Pcscd, type VpcdReader } from './pcscd.ts';

const READ_INFO = { label: 'readInfo', bytes: fromHex('80410000020211') };
const NO_SERVICE = { failure: { code: 'no-service' }, readers: [] };

describeBindings('a PC/SC service that comes and goes', (binding) => {
  let host: BuiltHost;
  let pcscd: Pcscd;
  let names: string[];
  const opened: PcscReaders[] = [];

  beforeAll(async () => {
    host = await buildHost();
  });

  afterAll(() => host?.remove());

  beforeEach(async () => {
    pcscd = await Pcscd.prepare();
    names = pcscd.readers.map(({ name }) => name);
  });

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((readers) => readers.close()));
    await pcscd.close();
  });

  async function openReaders(hostFile = host.file): Promise<PcscReaders> {
    const readers = new PcscReaders({ hostFile, commandLimitMilliseconds: 1000 });
    opened.push(readers);
    await readers.ready();
    return readers;
  }

  async function openToken(readers: PcscReaders, { name, port }: VpcdReader) {
    await new FakeToken(port).lay();
    await eventually(readers, cardIs(name, 'present'));
    const result = await readers.open(name);
    if (!result.ok) throw new Error(result.failure.code);
    return result.value;
  }

  test('no service at the start is known without a process that asks for it, and its arrival is noticed', async () => {
    const readers = await openReaders();
    expect(readers.snapshot()).toEqual(NO_SERVICE);
    expect(await readers.open(names[0] as string)).toEqual({ ok: false, failure: { code: 'no-service' } });
    expect(hostProcesses(host.file)).toEqual([]);

    await pcscd.start();
    await eventually(readers, readersAre(names));
  });

  test('open asks again by itself, without waiting for the next look', async () => {
    const readers = await openReaders();
    await pcscd.start();
    expect(await readers.open(names[0] as string)).toMatchObject({ failure: { code: 'no-token' } });
  });

  test.each([
    ['killed', (service: Pcscd) => service.kill()],
    ['stopped', (service: Pcscd) => service.stop()],
  ])('%s and started again while a card is open', async (_, end) => {
    await pcscd.start();
    const readers = await openReaders();
    const told: string[] = [];
    readers.watch(({ failure, readers: states }) => told.push(failure?.code ?? String(states.length)));
    const reader = pcscd.readers[0] as VpcdReader;
    const channel = await openToken(readers, reader);
    told.length = 0;

    await end(pcscd);
    expect(await channel.send(READ_INFO)).toMatchObject({ failure: { code: 'link-lost' } });
    await eventually(readers, ({ failure }) => failure?.code === 'no-service');
    expect(readers.snapshot()).toEqual(NO_SERVICE);
    await channel.close();

    await pcscd.start();
    const again = await openToken(readers, reader);
    expect((await again.send(READ_INFO)).ok).toBe(true);
    // On an orderly stop the readers may be seen to go one by one before.
    expect(told[told.indexOf('no-service') + 1]).toBe('4');
  });

  test('killed in the middle of a command', async () => {
    await pcscd.start();
    const readers = await openReaders();
    const reader = pcscd.readers[0] as VpcdReader;
    const token = new FakeToken(reader.port);
    const asked = new Promise<void>((resolve) => {
      token.answer = () => {
        resolve();
        return 'mute';
      };
    });
    await token.lay();
    await eventually(readers, cardIs(reader.name, 'present'));
    const result = await readers.open(reader.name);
    const answer = result.ok ? result.value.send(READ_INFO) : undefined;
    await asked;
    await pcscd.kill();
    expect(await answer).toEqual({ ok: false, failure: { code: 'link-lost', command: 'readInfo' } });
  });

  test('readers that are there after a restart only, or no longer', async () => {
    await pcscd.start(['Virtual PCD A']);
    const readers = await openReaders();
    expect(readers.snapshot().readers.map(({ name }) => name)).toEqual(names.slice(0, 2));
    await pcscd.kill();
    await pcscd.start(['Virtual PCD B']);
    await eventually(readers, readersAre(names.slice(2)));
    expect(await readers.open(names[0] as string)).toEqual({
      ok: false,
      failure: { code: 'no-reader', wanted: names[0], available: names.slice(2) },
    });
  });

  test('a service without any reader is no failure', async () => {
    await pcscd.start([]);
    const readers = await openReaders();
    expect(readers.snapshot()).toEqual({ readers: [] });
    expect(await readers.open('any')).toMatchObject({ failure: { code: 'no-reader', available: [] } });
  });

  test('a host that is killed is replaced, and every card counts as moved', async () => {
    await pcscd.start();
    const readers = await openReaders();
    const channel = await openToken(readers, pcscd.readers[0] as VpcdReader);
    const before = readers.snapshot().readers;
    const [id = 0] = hostProcesses(host.file);
    const isMoved = eventually(readers, (snapshot) =>
      before.every(({ name, cardCount }) =>
        snapshot.readers.some((after) => after.name === name && after.cardCount > cardCount),
      ),
    );
    process.kill(id, 'SIGKILL');
    expect(await channel.send(READ_INFO)).toMatchObject({ failure: { code: 'link-lost' } });
    await isMoved;
    expect(hostProcesses(host.file)).not.toContain(id);
    await channel.close();
    const again = await readers.open(names[0] as string);
    expect(again.ok ? 'open' : again.failure).toBe('open');
  });

  test("a terminal's interrupt does not take the host away from a burn", async () => {
    await pcscd.start();
    const readers = await openReaders();
    const channel = await openToken(readers, pcscd.readers[0] as VpcdReader);
    const [id = 0] = hostProcesses(host.file);
    for (const signal of ['SIGINT', 'SIGHUP'] as const) process.kill(id, signal);
    expect((await channel.send(READ_INFO)).ok).toBe(true);
    expect(hostProcesses(host.file)).toEqual([id]);
  });

  test('a host that hangs is replaced', async () => {
    await pcscd.start();
    const readers = await openReaders();
    const [id = 0] = hostProcesses(host.file);
    process.kill(id, 'SIGSTOP');
    await eventually(readers, ({ readers: states }) => states.length === 0);
    await eventually(readers, readersAre(names));
    expect(hostProcesses(host.file)).not.toContain(id);
  });

  test('something that answers at the socket and is no PC/SC service', async () => {
    const server = createServer().listen(pcscd.socketPath);
    await once(server, 'listening');
    const readers = await openReaders();
    expect(readers.snapshot()).toEqual(NO_SERVICE);
    server.close();
  });

  test('the binding is missing: where it is not installed, and what mends it', async () => {
    await pcscd.start();
    const folder = mkdtempSync(join(tmpdir(), 'kiln-no-binding-'));
    const bare = await buildHost(folder);
    const [module, mend] =
      binding === 'koffi' ? ['@koromix/koffi-linux-', 'npm ci'] : ['nfc-pcsc', 'npm run nfc-pcsc'];
    try {
      const readers = await openReaders(bare.file);
      const { failure } = readers.snapshot();
      expect(failure).toMatchObject({ code: 'addon-missing', mend });
      expect(failure).toHaveProperty('detail', expect.stringContaining(`Cannot find module '${module}`));
      expect(await readers.open('any')).toEqual({ ok: false, failure });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('the host ends when its parent was killed', async () => {
    await pcscd.start();
    const program = await buildProgram(
      host,
      'parent',
      `await readers.ready(); process.stdout.write(String(readers.snapshot().readers.length));`,
    );
    const parent = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [output] = await once(parent.stdout, 'data');
    expect(String(output)).toBe('4');
    expect(hostProcesses(host.file)).toHaveLength(1);
    parent.kill('SIGKILL');
    await vi.waitFor(() => expect(hostProcesses(host.file)).toEqual([]), { timeout: 2000 });
  });

  test('the host ends when its parent was killed, also while it hangs in PC/SC', async () => {
    // PC/SC waits for an answer that never comes.
    let asked = 0;
    const server = createServer(() => void asked++).listen(pcscd.socketPath);
    await once(server, 'listening');
    const program = await buildProgram(host, 'hanging-parent', 'await readers.ready();');
    const parent = spawn(process.execPath, [program], { stdio: 'ignore' });
    // The first look at the service is the parent's.
    await vi.waitFor(() => expect(asked).toBe(2), { timeout: 10_000, interval: 10 });
    const [id = 0] = hostProcesses(host.file);
    expect(id).toBeGreaterThan(0);
    parent.kill('SIGKILL');
    try {
      await vi.waitFor(() => expect(hostProcesses(host.file)).toEqual([]), { timeout: 2000 });
    } finally {
      for (const left of hostProcesses(host.file)) process.kill(left, 'SIGKILL');
      server.close();
    }
  });

  test('closing at any moment ends the host and everything that waits', async () => {
    await pcscd.start();
    for (const wait of [0, 5, 20, 40, 60, 80]) {
      const readers = new PcscReaders({ hostFile: host.file });
      await new Promise((resolve) => setTimeout(resolve, wait));
      await readers.close();
      await readers.close();
      await readers.ready();
      expect(hostProcesses(host.file)).toEqual([]);
    }
  });

  // Root may use any socket: there is nobody to be refused but another user.
  test.runIf(process.getuid?.() === 0)('a service this user may not use', async () => {
    await pcscd.start();
    chmodSync(pcscd.socketPath, 0o600);
    chmodSync(join(pcscd.socketPath, '..', '..'), 0o755);
    process.seteuid?.('nobody');
    try {
      const readers = await openReaders();
      expect(readers.snapshot()).toEqual({ failure: { code: 'service-denied' }, readers: [] });
    } finally {
      process.seteuid?.(0);
    }
  });
});

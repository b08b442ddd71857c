// @module-tag readers
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PcscReaders } from '../../src/readers/pcsc/pcsc-readers.ts';
import { readSession } from '../../src/sessions/file/read-session.ts';
import { SessionFile } from '../../src/sessions/file/session-file.ts';
import type { SessionSettings } from '../../src/sessions/session-settings.ts';
import type { SimulatedToken } from '../../src/simulator/simulated-token.ts';
import { openJournal } from '../../src/station/station.ts';
import { KilnProcess, newFolder, type Printed } from '../cli/kiln.ts';
import { SETTINGS, seedOf, waitingRow } from '../sessions/waiting-row.ts';
import { lay, layAndSee, liftAllAndLook, newToken, newWitness, switchOffAndOn } from './laid-token.ts';
import { Pcscd, type VpcdReader } from './pcscd.ts';

const PASSPHRASE = 'four small words here';
const NO_CHECK = { verification: { rule: 'none' } } as const;

const phaseIs = (phase: string) => (object: Printed) =>
  object['event'] === 'lane' && object['phase'] === phase;

describe('kiln session run', () => {
  let pcscd: Pcscd;
  let first: VpcdReader;
  let second: VpcdReader;
  let witness: PcscReaders;

  beforeAll(async () => {
    pcscd = await Pcscd.start({ entries: ['Lane'] });
    [first, second] = pcscd.readers as [VpcdReader, VpcdReader];
    witness = await newWitness();
  });

  afterEach(() => liftAllAndLook(witness));

  afterAll(async () => {
    await witness?.close();
    await pcscd?.close();
  });

  /** A session's file with so many rows. */
  async function newSession(rows: number, settings: Partial<SessionSettings> = {}): Promise<string> {
    const path = join(newFolder(), 'hall.kiln');
    const created = await SessionFile.create(
      path,
      PASSPHRASE,
      {
        name: { id: 'hall', name: 'a hall', created: new Date().toISOString() },
        settings: { ...SETTINGS, ...settings },
        rows: Array.from({ length: rows }, (_, index) => waitingRow(index)),
      },
      { workFactor: 4 },
    );
    if (!created.ok) throw new Error(created.failure.code);
    await created.value.leave();
    return path;
  }

  /** Started with a pipe for the passphrase and then codes. */
  function start(path: string, args: readonly string[] = ['--json'], data = newFolder()): KilnProcess {
    const descriptors = ['--passphrase-fd', '3', '--code-fd', '3'];
    const kiln = new KilnProcess(['session', 'run', path, ...descriptors, ...args], { codePipe: true, data });
    kiln.codes?.write(`${PASSPHRASE}\n`);
    return kiln;
  }

  async function rowsOf(path: string) {
    const read = await readSession(path, PASSPHRASE);
    if (!read.ok) throw new Error(read.failure.code);
    return read.value.state.rows.map(({ state }) => state);
  }

  function holds(token: SimulatedToken): string | undefined {
    return token.storedSeed()?.unwrap((bytes) => Buffer.from(bytes).toString('hex'));
  }

  test('in words, from the first token to the last code', async () => {
    const path = await newSession(2);
    const [one, two] = [newToken(), newToken({ serial: '86596100000002' })];
    const kiln = start(path, []);
    await kiln.until(() => kiln.stdout.includes('lay a token down for user1@example.org'));
    // The run takes them at once, and for itself: nobody else need see them lie there.
    lay(first, one);
    lay(second, two);
    await kiln.until(
      () => /lift 86596100000002 \(user1@/.test(kiln.stdout) && /lift 86596100012345/.test(kiln.stdout),
    );
    await switchOffAndOn(witness, first, one);
    await switchOffAndOn(witness, second, two);
    // Whose code it is, it says itself.
    kiln.codes?.write(`${two.display().text}\n`);
    await kiln.until(() => kiln.stdout.includes('1 of 2'));
    kiln.codes?.write(`86596100012345 ${one.display().text}\n`);
    const { status, stdout, stderr } = await kiln.ended;
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('✓ [2] Burned and verified. 86596100000002 user1@example.org');
    expect(stdout.match(/type its code/g)).toHaveLength(2);
    expect(stdout).toContain('Every row is done.');
    expect(stdout).not.toContain('0 of 2');
    expect(await rowsOf(path)).toMatchObject([{ state: 'verified' }, { state: 'verified' }]);
    expect(holds(one)).toBe(Buffer.from(seedOf(0)).toString('hex'));
    expect(holds(two)).toBe(Buffer.from(seedOf(1)).toString('hex'));
  });

  test('only on the readers that are named', async () => {
    const path = await newSession(1, NO_CHECK);
    const [other, token] = [newToken({ serial: '86596100000002' }), newToken()];
    await layAndSee(witness, first, other);
    const kiln = start(path, ['--json', '--reader', second.name]);
    await kiln.object(phaseIs('empty'));
    lay(second, token);
    const { status, objects } = await kiln.ended;
    expect(status).toBe(0);
    const readers = new Set(objects.filter(({ event }) => event === 'lane').map(({ reader }) => reader));
    expect([...readers]).toEqual([second.name]);
    expect(holds(other)).toBeUndefined();
  });

  test('a reader of a name that is none is not waited for without a word', async () => {
    const kiln = start(await newSession(1), ['--json', '--reader', 'Lane of somebody else']);
    expect(await kiln.object(({ event }) => event === 'no-reader')).toMatchObject({
      message: expect.stringContaining('kiln readers'),
    });
    kiln.child.kill('SIGINT');
    expect(await kiln.ended).toMatchObject({ status: 7, stderr: '' });
  });

  test('codes that end leave rows due, and the exit status says so', async () => {
    const path = await newSession(1);
    await layAndSee(witness, first, newToken());
    const kiln = start(path);
    kiln.codes?.end();
    const { status, objects } = await kiln.ended;
    expect(status).toBe(7);
    expect(objects.at(-1)).toMatchObject({ event: 'result', done: false, due: 1, counts: { seeded: 1 } });
    expect(await rowsOf(path)).toMatchObject([{ state: 'seeded', verification: 'due' }]);
  });

  test('stopped by Ctrl-C while it waits for a code, it goes on there with the next run', async () => {
    const path = await newSession(1);
    const token = newToken();
    const data = newFolder();
    await layAndSee(witness, first, token);
    const stopped = start(path, ['--json'], data);
    await stopped.object(phaseIs('code'));
    stopped.child.kill('SIGINT');
    expect(await stopped.ended).toMatchObject({ status: 7, stderr: '' });
    expect(await rowsOf(path)).toMatchObject([{ state: 'seeded', verification: 'due' }]);
    const again = start(path, ['--json'], data);
    expect(await again.object(phaseIs('code'))).toMatchObject({ serial: token.serial, row: 0 });
    await switchOffAndOn(witness, first, token);
    again.codes?.write('000000\n');
    await again.object(({ verdict }) => verdict === 'wrong-code');
    again.codes?.write(`${token.display().text}\n`);
    const { status, objects } = await again.ended;
    expect(status).toBe(0);
    expect(objects.at(-1)).toMatchObject({ event: 'result', done: true, counts: { verified: 1 } });
    expect(await again.object(phaseIs('code'))).toMatchObject({ triesLeft: 3 });
  });

  test('nothing happens: it ends after the time that was said', async () => {
    const kiln = start(await newSession(1), ['--json', '--wait', '0.5']);
    const { status, objects } = await kiln.ended;
    expect(status).toBe(7);
    expect(objects.map(({ event }) => event)).toContain('idle');
    expect(objects.at(-1)).toMatchObject({ done: false, counts: { waiting: 1 } });
  });

  test('somebody else’s token is taken only with --reassign', async () => {
    const token = newToken();
    const data = newFolder();
    const journal = openJournal(data);
    const burned = { kind: 'burn', burn: 'earlier', step: 'identified', serial: token.serial };
    await journal.append({ ...burned, issuer: 'Contoso' }, { account: 'al@example.org' });
    await journal.append({ kind: 'burn-end', burn: 'earlier', outcome: 'verified', verification: 'code' });
    await journal.close();
    const path = await newSession(1, NO_CHECK);
    await layAndSee(witness, first, token);
    const refused = start(path, ['--json'], data);
    expect(await refused.object(phaseIs('refused'))).toMatchObject({
      failure: { code: 'assigned-to-another', serial: token.serial, name: 'al@example.org, Contoso' },
    });
    refused.child.kill('SIGINT');
    expect(await refused.ended).toMatchObject({ status: 7, stderr: '' });
    expect(holds(token)).toBeUndefined();
    const { status } = await start(path, ['--json', '--reassign'], data).ended;
    expect(status).toBe(0);
    expect(holds(token)).toBe(Buffer.from(seedOf(0)).toString('hex'));
  });

  test('a journal that cannot be read or written: status 4, the token is as it was, the row waits', async () => {
    const path = await newSession(1, NO_CHECK);
    const data = newFolder();
    mkdirSync(join(data, 'journal.jsonl'));
    const token = newToken();
    await layAndSee(witness, first, token);
    const { status, objects } = await start(path, ['--json'], data).ended;
    expect(status).toBe(4);
    const failure = {
      code: 'journal-unreadable',
      reason: 'EISDIR',
      message: expect.stringContaining(join(data, 'journal.jsonl')),
    };
    expect(objects.at(-1)).toMatchObject({ failure });
    expect(holds(token)).toBeUndefined();
    expect(await rowsOf(path)).toEqual([{ state: 'waiting' }]);
  });

  test('a closed session is not run', async () => {
    const path = await newSession(1);
    const opened = await SessionFile.open(path, PASSPHRASE, { workFactor: 4 });
    if (!opened.ok) throw new Error(opened.failure.code);
    await opened.value.session.close(Date.now());
    const { status, objects } = await start(path).ended;
    expect(status).toBe(4);
    expect(objects.at(-1)).toMatchObject({ failure: { code: 'session-closed' } });
  });
});

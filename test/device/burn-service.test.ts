// @module-tag readers
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventIs, KILN, kiln, kilnObject, newFolder } from '../cli/kiln.ts';
import { URI } from '../cli/seeds.ts';
import { burnGround, SEED, usedToken } from './burn-ground.ts';
import { cardIs, eventually } from './eventually.ts';
import { late, layAndSee, seedOf, startBurn, verifyByHand } from './laid-token.ts';
import { Pcscd, type VpcdReader } from './pcscd.ts';

const BURN = ['burn', '--stdin', '--json', '--no-verify'];

/** What the same machine needs for something else is what a time is measured against. */
async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** On a machine that has other things to do. What goes wrong here waits for a minute, or for ever. */
const SOON_MILLISECONDS = 15_000;

describe('burns with a PC/SC service that comes and goes', () => {
  const ground = burnGround(() => Pcscd.prepare());
  let reader: VpcdReader;

  beforeAll(() => {
    reader = ground.pcscd.readers[0] as VpcdReader;
  });

  beforeEach(() => ground.pcscd.stop());

  async function start(entries?: readonly string[]) {
    await ground.pcscd.start(entries);
    await eventually(ground.witness, ({ failure }) => failure === undefined);
  }

  test('no service: said at once, with words and status 3, and nothing is kept', async () => {
    const data = newFolder();
    const needsNone = await millisecondsOf(() => kiln(['inspect', '--stdin'], { input: URI }));
    const startedAt = performance.now();
    const { status, objects, stderr } = await kiln(BURN, { input: URI, data });
    expect(performance.now() - startedAt - needsNone).toBeLessThan(SOON_MILLISECONDS);
    expect({ status, stderr }).toEqual({ status: 3, stderr: '' });
    const failure = { code: 'no-service', message: expect.stringContaining('kiln doctor') };
    expect(objects).toEqual([{ event: 'result', outcome: 'untouched', failure }]);
    expect(readdirSync(data)).toEqual([]);
    expect(await kilnObject(['readers', '--json'])).toMatchObject({ status: 3, readers: [], failure });
  });

  test('no reader, or none of that name', async () => {
    await start([]);
    const none = await kiln(BURN, { input: URI });
    expect(none.status).toBe(3);
    expect(none.objects.at(-1)?.['failure']).toMatchObject({ code: 'no-reader', available: [] });
    expect(none.objects.at(-1)?.['failure'].message).toContain('kiln practice');

    await ground.pcscd.stop();
    await start();
    const named = await kiln([...BURN, '--reader', 'ACR'], { input: URI });
    expect(named.status).toBe(3);
    const names = ground.pcscd.readers.map(({ name }) => name);
    expect(named.objects.at(-1)?.['failure']).toMatchObject({
      code: 'no-reader',
      wanted: 'ACR',
      available: names,
    });
    for (const name of names) expect(named.objects.at(-1)?.['failure'].message).toContain(name);
    const several = await kiln([...BURN, '--reader', 'Virtual'], { input: URI });
    expect(several.objects.at(-1)?.['failure']).toMatchObject({ code: 'no-reader', wanted: 'Virtual' });
    expect(await kilnObject(['readers', '--json'])).toEqual({
      status: 0,
      readers: names.map((name) => ({ name, card: 'absent' })),
    });
  });

  test('no token: waited for as long as was said, then status 3', async () => {
    await start();
    const without = await millisecondsOf(() => kiln([...BURN, '--wait', '0'], { input: URI }));
    const startedAt = performance.now();
    const { status, objects } = await kiln([...BURN, '--wait', '0.5'], { input: URI });
    const waited = performance.now() - startedAt;
    expect(waited).toBeGreaterThan(500);
    expect(waited - without).toBeLessThan(SOON_MILLISECONDS);
    expect(status).toBe(3);
    expect(objects).toEqual([
      { event: 'waiting', reader: expect.stringContaining(reader.name) },
      {
        event: 'result',
        outcome: 'untouched',
        failure: expect.objectContaining({
          code: 'no-token',
          message: expect.stringContaining('display must be lit'),
        }),
      },
    ]);
  });

  test('no token, and the operator stops waiting: Ctrl-C ends it at once', async () => {
    await start();
    const burning = startBurn(reader, ['--wait', '60']);
    await burning.object(eventIs('waiting'));
    const stoppedAt = performance.now();
    burning.child.kill('SIGINT');
    const { status, objects } = await burning.ended;
    expect(performance.now() - stoppedAt).toBeLessThan(SOON_MILLISECONDS);
    expect(status).toBe(4);
    expect(objects.at(-1)).toMatchObject({ outcome: 'untouched', failure: { code: 'cancelled' } });
  });

  test('what talks to PC/SC is missing: what mends it is said', async () => {
    await start();
    const folder = newFolder();
    for (const name of readdirSync(dirname(KILN))) {
      if (name.endsWith('.cjs') || name === 'package.json')
        copyFileSync(join(dirname(KILN), name), join(folder, name));
    }
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(folder, 'kiln.cjs'), ...BURN, '--data', folder],
      {
        input: URI,
        encoding: 'utf8',
      },
    );
    expect(status).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: 'untouched',
      failure: { code: 'addon-missing', message: expect.stringMatching(/npm ci/) },
    });
  });

  // Root may use any socket: there is nobody to be refused but another user.
  test.runIf(process.getuid?.() === 0)('a service that this user may not use', async () => {
    await start();
    const data = newFolder();
    const folder = newFolder();
    for (const path of [data, folder]) chmodSync(path, 0o777);
    for (const name of readdirSync(dirname(KILN))) {
      if (name.endsWith('.cjs') || name === 'package.json')
        copyFileSync(join(dirname(KILN), name), join(folder, name));
    }
    chmodSync(ground.pcscd.socketPath, 0o600);
    for (const path of [dirname(ground.pcscd.socketPath), join(ground.pcscd.socketPath, '..', '..')])
      chmodSync(path, 0o755);
    const nobody = 65_534;
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(folder, 'kiln.cjs'), ...BURN, '--data', data],
      {
        input: URI,
        encoding: 'utf8',
        uid: nobody,
        gid: nobody,
      },
    );
    expect(status).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      failure: { code: 'service-denied', message: expect.stringContaining('not allowed') },
    });
  });

  test.each([
    ['stopped', () => ground.pcscd.stop()],
    ['killed', () => ground.pcscd.kill()],
  ])('%s in the middle and started again: the burn goes on', async (_, end) => {
    await start();
    const token = usedToken();
    await layAndSee(ground.witness, reader, token, late(5));
    const burning = startBurn(reader);
    await burning.object(({ step }) => step === 'configured');
    await end();
    await burning.object(eventIs('interrupted'));
    await start();
    await eventually(ground.witness, cardIs(reader.name, 'present'));
    const done = await verifyByHand(ground.witness, reader, token, burning);
    expect(done).toMatchObject({ status: 0, stderr: '' });
    expect(seedOf(token)).toBe(SEED);
  });

  test('stopped in the middle for good: blank, and Kiln ends', async () => {
    await start();
    const token = usedToken();
    await layAndSee(ground.witness, reader, token, late(5));
    const burning = startBurn(reader);
    await burning.object(({ step }) => step === 'configured');
    await ground.pcscd.stop();
    const stoppedAt = performance.now();
    const { status, objects } = await burning.ended;
    expect(performance.now() - stoppedAt).toBeLessThan(20_000 + SOON_MILLISECONDS);
    expect(status).toBe(5);
    expect(objects.at(-1)).toMatchObject({ outcome: 'blank', failure: { code: 'link-lost' } });
  });
});

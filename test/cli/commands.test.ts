import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { clockWords } from '../../src/cli/clock-words.ts';
import { oathCode } from '../judges/oath-code.ts';
import { eventIs, KilnProcess, kiln, kilnObject, newFolder } from './kiln.ts';
import { SECRET, URI } from './seeds.ts';

/** RFC 6238, appendix B: the seeds and codes of its table, 8 digits. */
const RFC_SHA1 = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const RFC_SHA256 = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA';

describe('kiln code', () => {
  it.each([
    [59, 'SHA1', RFC_SHA1, '94287082'],
    [59, 'SHA256', RFC_SHA256, '46119246'],
    [1111111109, 'SHA1', RFC_SHA1, '07081804'],
    [1234567890, 'SHA256', RFC_SHA256, '91819424'],
    [2000000000, 'SHA1', RFC_SHA1, '69279037'],
  ])("at %i with %s is the RFC's", async (at, algorithm, secret, code) => {
    const input = `otpauth://totp/jo?secret=${secret}&algorithm=${algorithm}&digits=8`;
    const printed = await kilnObject(['code', '--json', '--at', String(at)], { input });
    expect(printed).toMatchObject({ status: 0, at, codes: { current: code }, secondsLeft: 30 - (at % 30) });
  });

  it('is what oathtool says, before, now and next, with the options as with the text', async () => {
    const at = 1_800_000_015;
    const options = { algorithm: 'sha256', periodSeconds: 60 } as const;
    const args = ['code', '--json', '--at', String(at), '--algorithm', 'sha256', '--period', '60'];
    expect(await kilnObject(args, { input: SECRET })).toEqual({
      status: 0,
      at,
      secondsLeft: 45,
      codes: {
        previous: oathCode(at - 60, options),
        current: oathCode(at, options),
        next: oathCode(at + 60, options),
      },
    });
  });

  it('has none before 1970, and counts parts of seconds', async () => {
    const printed = await kilnObject(['code', '--json', '--at', '0.25'], { input: SECRET });
    expect(printed).toMatchObject({ codes: { current: oathCode(0) }, secondsLeft: 29.75 });
    expect(printed['codes']).not.toHaveProperty('previous');
  });

  it('is now unless said, for people in words', async () => {
    const from = Math.floor(Date.now() / 1000);
    const { status, stdout } = await kiln(['code'], { input: SECRET });
    const codes = [oathCode(from), oathCode(Math.floor(Date.now() / 1000))];
    expect(status).toBe(0);
    expect(codes).toContain(stdout.slice(0, 6));
    expect(stdout).toMatch(/^\d{6} {3}for \d+ s more\nbefore: \d{6} {3}next: \d{6}\n$/);
  });

  it.each(['&algorithm=MD5', '&digits=10'])('cannot be made with %s', async (more) => {
    expect(await kilnObject(['code', '--json'], { input: URI + more })).toMatchObject({ status: 2 });
  });
});

describe('kiln info and kiln readers', () => {
  it('info is one object with these fields', async () => {
    const from = Math.floor(Date.now() / 1000);
    const { clockSeconds, ...printed } = await kilnObject(['info', '--reader', 'simulator', '--json']);
    expect(printed).toEqual({
      status: 0,
      reader: 'simulator',
      serial: '86596100000017',
      model: 'C301',
      family: 'token2-single-profile',
      clockErrorSeconds: 0,
      clockWriteErasesSeed: true,
    });
    expect(clockSeconds).toBeGreaterThanOrEqual(from - 1);
    expect(clockSeconds).toBeLessThanOrEqual(Math.ceil(Date.now() / 1000));
  });

  it('info talks to people in words', async () => {
    const { stdout, status } = await kiln(['info', '--reader', 'simulator']);
    expect(status).toBe(0);
    for (const word of ['C301', '86596100000017', 'simulator', 'clock exact', 'erases'])
      expect(stdout).toContain(word);
  });

  it('without a service both say so, with status 3', async () => {
    const env = { PCSCLITE_CSOCK_NAME: `${newFolder()}/nobody` };
    const info = await kilnObject(['info', '--json'], { env });
    expect(info).toMatchObject({ status: 3, failure: { code: 'no-service' } });
    const readers = await kilnObject(['readers', '--json'], { env });
    expect(readers).toMatchObject({ status: 3, readers: [], failure: { code: 'no-service' } });
    const people = await kiln(['readers'], { env });
    expect(people.stdout).toMatch(/does not run[\s\S]*kiln doctor/);
    const burn = await kiln(['burn', '--stdin', '--json'], { env, input: URI });
    expect(burn.status).toBe(3);
    expect(burn.objects.at(-1)).toMatchObject({ outcome: 'untouched', failure: { code: 'no-service' } });
  });
});

describe('kiln practice', () => {
  it('burns and verifies by itself where nobody sits at it, and leaves nothing', async () => {
    const data = newFolder();
    const { status, stdout, stderr } = await kiln(['practice'], { data });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Burned and verified');
    expect(stdout).toMatch(/clock 4[78] s slow[\s\S]*clock exact/);
    expect(stdout).toContain('kiln burn');
    expect(readdirSync(data)).toEqual([]);
  });

  it('speaks JSON as burn does', async () => {
    const { status, objects } = await kiln(['practice', '--json']);
    expect(status).toBe(0);
    const steps = objects.filter(eventIs('step')).map(({ step }) => step);
    expect(steps).toEqual(['identified', 'authenticated', 'configured', 'seeded', 'confirmed', 'verified']);
    expect(objects.at(-1)).toMatchObject({
      event: 'result',
      outcome: 'verified',
      clockErrorBefore: expect.closeTo(-47, -1),
      clockErrorAfter: 0,
    });
  });
});

describe('kiln simulator', () => {
  /** A port where nobody listens. */
  const NOWHERE = ['simulator', '--port', '1', '--json'];

  it('waits for vpcd, does what it is told, and ends at "quit"', async () => {
    const simulator = new KilnProcess([...NOWHERE, '--serial', '86596320000001'], { input: 'open' });
    expect(await simulator.object(eventIs('display'))).toEqual({
      event: 'display',
      on: true,
      text: '------',
    });
    const states = () => simulator.objects.filter(eventIs('state')).map(({ state }) => state);
    simulator.stdin?.write('press\n');
    await simulator.until(() => states().includes('asleep'));
    simulator.stdin?.write('press\nlift\n');
    await simulator.until(() => states().includes('lifted'));
    simulator.stdin?.write('dance\nlay\nquit\n');
    expect(await simulator.ended).toMatchObject({ status: 0, stderr: '' });
    expect(states().at(-1)).toBe('waiting');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends at %s', async (signal) => {
    const simulator = new KilnProcess(NOWHERE, { input: 'open' });
    await simulator.object(eventIs('display'));
    simulator.child.kill(signal);
    expect(await simulator.ended).toMatchObject({ status: 0, signal: null });
  });

  it('goes on without standard input, also while nothing lies there', async () => {
    const simulator = new KilnProcess(NOWHERE, { input: 'lift\n' });
    await simulator.object(({ state }) => state === 'lifted');
    await sleep(1500);
    expect(simulator.child.exitCode).toBeNull();
    simulator.child.kill('SIGTERM');
    expect(await simulator.ended).toMatchObject({ status: 0 });
  });
});

describe('a clock in words', () => {
  it.each([
    [0, 'clock exact'],
    [1, 'clock 1 s fast'],
    [-1, 'clock 1 s slow'],
    [119, 'clock 119 s fast'],
    [120, 'clock 2 min fast'],
    [-7199, 'clock 120 min slow'],
    [7200, 'clock 2 h fast'],
    [172_799, 'clock 48 h fast'],
    [-172_800, 'clock 2 days slow'],
    [-1_763_600_000, 'clock 20412 days slow'],
  ])('%i s: %s', (seconds, words) => {
    expect(clockWords(seconds)).toBe(words);
  });
});

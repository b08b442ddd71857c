import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { oathCode, wrongCode } from '../judges/oath-code.ts';
import { eventIs, KILN, type KilnOptions, KilnProcess, kiln, newFolder, type Printed } from './kiln.ts';
import { SECRET, URI } from './seeds.ts';

const BURN = ['burn', '--stdin', '--reader', 'simulator', '--json'];
const TOKEN = { serial: '86596100000017', model: 'C301' };
const STEPS = [
  { event: 'step', step: 'identified', ...TOKEN, clockErrorSeconds: 0 },
  { event: 'step', step: 'authenticated' },
  { event: 'step', step: 'configured' },
  { event: 'step', step: 'seeded' },
  { event: 'step', step: 'confirmed', clockErrorSeconds: 0 },
];
const RESULT = { event: 'result', ...TOKEN, clockErrorBefore: 0, clockErrorAfter: 0 };

function now(): number {
  return Math.floor(Date.now() / 1000);
}

/** Burns, handing in these codes on descriptor 3, a line a try. */
async function burnWith(codes: string, more: readonly string[] = [], options: KilnOptions = {}) {
  const burning = new KilnProcess([...BURN, '--code-fd', '3', ...more], {
    input: URI,
    codePipe: true,
    ...options,
  });
  burning.codes?.end(codes);
  const end = await burning.ended;
  expect(end.stderr).toBe('');
  return end;
}

function failureOf(objects: readonly Printed[]): Printed {
  return objects.at(-1)?.['failure'];
}

describe('burn --json', () => {
  it('says every step, what to expect and the result, an object a line, in this order', async () => {
    const from = now();
    const { status, stdout, stderr, objects } = await kiln([...BURN, '--no-verify'], { input: URI });
    const to = now();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^(\{.*\}\n)+$/);
    const { codes, secondsLeft } = objects[5] as Printed;
    expect(objects).toEqual([
      ...STEPS,
      { event: 'expect', codes, secondsLeft },
      { ...RESULT, outcome: 'seeded' },
    ]);
    const moments = [from, to].map((moment) => ({
      previous: oathCode(moment - 30),
      current: oathCode(moment),
      next: oathCode(moment + 30),
    }));
    expect(moments).toContainEqual(codes);
    expect(secondsLeft).toBeGreaterThanOrEqual(1);
    expect(secondsLeft).toBeLessThanOrEqual(30);
    const possible = Array.from({ length: to - from + 1 }, (_, index) => 30 - ((from + index) % 30));
    expect(possible).toContain(secondsLeft);
  });

  it('verifies a right code from --code-fd 3, and ends although the writer keeps it open', async () => {
    const burning = new KilnProcess([...BURN, '--code-fd', '3'], { input: URI, codePipe: true });
    await burning.object(eventIs('expect'));
    burning.codes?.write(`${oathCode(now())}\n`);
    const { status, objects, stderr } = await burning.ended;
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(objects.slice(-2)).toEqual([
      { event: 'step', step: 'verified', steps: expect.any(Number) },
      { ...RESULT, outcome: 'verified' },
    ]);
    expect(Math.abs(objects.at(-2)?.['steps'])).toBeLessThanOrEqual(1);
  });

  it('takes the same code off the simulated display, which shows it after being switched off and on', async () => {
    const burning = new KilnProcess([...BURN, '--code-fd', '3'], { input: URI, codePipe: true });
    const { text, on } = await burning.object(eventIs('display'));
    expect(on).toBe(true);
    expect([oathCode(now() - 30), oathCode(now())]).toContain(text);
    burning.codes?.write(`${text}\n`);
    expect(await burning.ended).toMatchObject({ status: 0 });
  });

  it('gives three tries: right at the third', async () => {
    const wrong = wrongCode();
    const { status, objects } = await burnWith(`${wrong}\n${wrong}\n${oathCode(now())}\n`);
    expect(status).toBe(0);
    expect(objects.filter(eventIs('verdict'))).toEqual([
      { event: 'verdict', verdict: 'wrong-code', triesLeft: 2, message: expect.stringContaining('2') },
      { event: 'verdict', verdict: 'wrong-code', triesLeft: 1, message: expect.stringContaining('1') },
    ]);
    expect(objects.at(-1)).toEqual({ ...RESULT, outcome: 'verified' });
  });

  it('and no fourth', async () => {
    const wrong = wrongCode();
    const { status, objects } = await burnWith(`${wrong}\n${wrong}\n${wrong}\n${oathCode(now())}\n`);
    expect(status).toBe(6);
    expect(objects.filter(eventIs('verdict')).map(({ triesLeft }) => triesLeft)).toEqual([2, 1, 0]);
    expect(objects.at(-1)).toEqual({
      ...RESULT,
      outcome: 'seeded',
      failure: { code: 'wrong-code', message: expect.stringMatching(/Burn the token again/) },
    });
  });

  it('does not count garbage as a try', async () => {
    const garbage = ['', 'abc', '12345', '1234567', '١٢٣٤٥٦', SECRET, '-12345', '12345.', '0x1234'];
    const { status, objects } = await burnWith(`${garbage.join('\n')}\n${oathCode(now())}\n`);
    expect(status).toBe(0);
    const verdicts = objects.filter(eventIs('verdict'));
    expect(verdicts).toHaveLength(garbage.length);
    for (const verdict of verdicts) expect(verdict).toMatchObject({ verdict: 'not-a-code', triesLeft: 3 });
  });

  it.each([
    ['nothing', ''],
    ['garbage alone', 'abc\n12 45\n'],
  ])('is "seeded" where the codes end: %s', async (_, codes) => {
    const { status, objects } = await burnWith(codes);
    expect(status).toBe(6);
    expect(failureOf(objects)).toEqual({ code: 'no-code', message: expect.any(String) });
  });

  it('reads a last line without its end, one with CR LF, and forgives blanks', async () => {
    const code = oathCode(now());
    for (const text of [code, `${code}\r\n`, ` ${code.slice(0, 3)} ${code.slice(3)}\t\n`]) {
      expect((await burnWith(text)).status).toBe(0);
    }
  });

  it.each([-3, 5])('names the drift of a code %i steps away', async (steps) => {
    const { status, objects } = await burnWith(`${oathCode(now() + 30 * steps)}\n`);
    expect(status).toBe(6);
    const { code, steps: found, seconds } = failureOf(objects);
    expect(code).toBe('drift');
    // The step may have changed while it burned.
    expect([steps, steps - 1]).toContain(found);
    expect(seconds).toBe(30 * found);
  });

  it('takes the seed from the first line and the codes from those behind it: --stdin --code-fd 0', async () => {
    const burning = new KilnProcess([...BURN, '--code-fd', '0'], { input: 'open' });
    burning.stdin?.write(`${URI}\n`);
    await burning.object(eventIs('expect'));
    burning.stdin?.write(`${wrongCode()}\n`);
    await burning.object(eventIs('verdict'));
    burning.stdin?.write(`${oathCode(now())}\n`);
    expect(await burning.ended).toMatchObject({ status: 0, stderr: '' });
    const code = oathCode(now());
    expect(await kiln([...BURN, '--code-fd', '0'], { input: `${URI}\n${code}\n` })).toMatchObject({
      status: 0,
    });
    expect(await kiln([...BURN, '--code-fd', '0'], { input: `${URI}\n` })).toMatchObject({ status: 6 });
  });

  it('without a terminal and --code-fd ends as "seeded": nobody can be asked', async () => {
    const { status, objects } = await kiln(BURN, { input: URI });
    expect(status).toBe(6);
    expect(objects.at(-1)).toMatchObject({ outcome: 'seeded', failure: { code: 'no-code' } });
  });

  it.each(['1', '2', '-1', '1.5', 'x', '', '9999', '77'])(
    '--code-fd %s is refused before anything is done',
    async (fd) => {
      const { status, objects } = await kiln([...BURN, `--code-fd=${fd}`], { input: URI });
      expect(status).toBe(2);
      expect(objects).toEqual([
        {
          event: 'result',
          outcome: 'untouched',
          failure: expect.objectContaining({
            code: 'usage',
            reason: expect.any(String),
            option: '--code-fd',
            message: expect.stringMatching(/^--code-fd\b.* See: kiln --help$/),
          }),
        },
      ]);
    },
  );

  it('--code-fd 3 is refused when nothing is open there', async () => {
    expect(await kiln([...BURN, '--code-fd', '3'], { input: URI })).toMatchObject({ status: 2 });
  });

  // Node opens pipes and more of its own, from the first free number on.
  it.each([4, 5, 6, 7, 8, 11, 15])(
    '--code-fd %i is refused at once where only Node itself has something open',
    async (fd) => {
      const { status, objects } = await kiln([...BURN, `--code-fd=${fd}`], { input: URI });
      expect(objects).toMatchObject([
        {
          outcome: 'untouched',
          failure: { code: 'usage', reason: 'descriptor-closed', option: '--code-fd', descriptor: fd },
        },
      ]);
      expect(status).toBe(2);
    },
  );

  it("codes come through a shell's pipe, also one whose reading end stands open twice", () => {
    const burn = `'${process.execPath}' '${KILN}' ${BURN.join(' ')} --code-fd 3`;
    const script = `echo ${oathCode(now())} | { exec 4<&0; echo '${URI}' | ${burn} 3<&4; }`;
    const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', script], {
      encoding: 'utf8',
      env: { ...process.env, KILN_DATA: newFolder() },
    });
    expect(stderr).toBe('');
    expect(stdout).toContain('"outcome":"verified"');
    expect(status).toBe(0);
  });

  it('burns SHA-256 and 60 seconds, as the text says or as the options say', async () => {
    const options = { algorithm: 'sha256', periodSeconds: 60 } as const;
    const text = `${URI}&algorithm=SHA256&period=60`;
    const said = await burnWith(`${oathCode(now(), options)}\n`, [], { input: text });
    expect(said.status).toBe(0);
    const chosen = await burnWith(
      `${oathCode(now(), options)}\n`,
      ['--algorithm', 'sha256', '--period', '60'],
      {
        input: SECRET,
      },
    );
    expect(chosen.status).toBe(0);
    expect(chosen.objects[0]).toMatchObject({ event: 'step' });
  });

  it('warns where an option goes against the text, and of a short key, before it burns', async () => {
    const short = 'otpauth://totp/jo?secret=GEZDGNBVGY3TQOJQ&image=x';
    const { status, objects } = await kiln(
      [...BURN, '--no-verify', '--algorithm', 'sha256', '--period', '60'],
      { input: short },
    );
    expect(status).toBe(0);
    expect(objects.slice(0, 4)).toEqual([
      { event: 'warning', code: 'short-secret', secretBytes: 10, message: expect.any(String) },
      { event: 'warning', code: 'unknown-parameter', name: 'image', message: expect.any(String) },
      { event: 'warning', code: 'parameter-overridden', name: 'algorithm', message: expect.any(String) },
      { event: 'warning', code: 'parameter-overridden', name: 'period', message: expect.any(String) },
    ]);
    expect(objects[4]).toEqual(STEPS[0]);
  });

  it('never writes a code into the journal', async () => {
    const data = newFolder();
    const wrong = wrongCode();
    const code = oathCode(now());
    const { objects } = await burnWith(`${wrong}\n${code}\n`, [], { data });
    const journal = readFileSync(join(data, 'journal.jsonl'), 'utf8').replace(
      /"(hash|previous|salt|account|burn)":"[0-9a-f-]+"/g,
      '',
    );
    const { codes } = objects.find(eventIs('expect')) as Printed;
    for (const each of [wrong, code, ...Object.values(codes as object)]) expect(journal).not.toContain(each);
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { readList } from '../../../src/sessions/lists/read-list.ts';
import { Draft } from '../../../src/station/sessions/draft.ts';
import { base32Seed, serial } from '../seeds.ts';
import { container, keyPackage } from './pskc-builder.ts';

afterEach(() => vi.restoreAllMocks());

/**
 * How many bytes of text are decoded, and how many texts parsed, at most between two turns of the event loop, while every
 * look at the clock says that it is time to give way: nothing here hangs on how fast the computer is.
 */
async function mostBetweenTurns(work: () => Promise<unknown>) {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
  let bytes = 0;
  const decode = TextDecoder.prototype.decode;
  vi.spyOn(TextDecoder.prototype, 'decode').mockImplementation(function (
    this: InstanceType<typeof TextDecoder>,
    ...given
  ) {
    bytes += given[0]?.byteLength ?? 0;
    return decode.apply(this, given);
  });
  let most = 0;
  let isOver = false;
  const turn = () => {
    most = Math.max(most, bytes);
    bytes = 0;
    if (!isOver) setImmediate(turn);
  };
  // What is looked at to tell what a text is comes first, and is the same for all.
  setImmediate(turn);
  await work();
  isOver = true;
  most = Math.max(most, bytes);
  return most;
}

/** Some milliseconds' work: a head of 64 KB and a few pieces of 16, or 256 of a text in JSON. */
const MOST_BYTES = 300 * 1024;

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

const INPUTS: readonly (readonly [string, () => string | Buffer])[] = [
  ['blank lines', () => '\n'.repeat(2e6)],
  ['delimiters', () => ','.repeat(2e6)],
  [
    'Latin-1',
    () =>
      Buffer.from(`upn,secret\n${lines(20_000, (i) => `j\xfcrgen${i}@x.org,${base32Seed(i)}`)}`, 'latin1'),
  ],
  [
    'UTF-16',
    () =>
      Buffer.from(
        lines(20_000, (i) => `u${i}@x.org,${base32Seed(i)}`),
        'utf16le',
      ),
  ],
  [
    'rows that contradict each other',
    () => `upn,secret,seed\n${lines(8000, (i) => `u${i},${base32Seed(i)},${base32Seed(i + 1)}`)}`,
  ],
  ['otpauth texts', () => lines(8000, (i) => `otpauth://totp/u${i}?secret=${base32Seed(i)}`)],
  ['one text of megabytes in JSON', () => JSON.stringify({ header: {}, db: 'x'.repeat(3e6) })],
  [
    'JSON',
    () =>
      JSON.stringify({
        value: Array.from({ length: 8000 }, (_, i) => ({
          serialNumber: serial(i),
          secretKey: base32Seed(i),
        })),
      }),
  ],
  ['numbers in JSON', () => `[[${'1,'.repeat(1e5)}1]]`],
  ['PSKC', () => container(...Array.from({ length: 2000 }, (_, i) => keyPackage({ serial: serial(i) })))],
];

describe('others get their turns while a list is read', () => {
  it.each(INPUTS)('of %s', async (_, make) => {
    const bytes = Uint8Array.from(Buffer.from(make() as string));
    const most = await mostBetweenTurns(() => readList(bytes));
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('and while its problems are counted: each row at most once between two turns', async () => {
    const text = `upn,secret\n${lines(3000, () => ',nothing')}`;
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
    let turns = 0;
    let isOver = false;
    const turn = () => {
      turns++;
      if (!isOver) setImmediate(turn);
    };
    setImmediate(turn);
    const options = { models: [], holders: async () => new Set<string>() };
    const draft = await Draft.read({ id: '1', fileName: 'x', bytes: Buffer.from(text) }, {}, options);
    isOver = true;
    expect(draft).toMatchObject({ ok: true, value: { view: { rows: 3000 } } });
    // Read, judged and counted: a turn for every row each.
    expect(turns).toBeGreaterThan(3 * 3000);
  });
});

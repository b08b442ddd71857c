import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase32 } from '../../../src/otp/base32.ts';
import { serial } from '../seeds.ts';
import { hexOf, listOf } from './reading.ts';

interface Token {
  readonly user: string;
  readonly serial: string;
  readonly seed: Uint8Array;
  readonly period: 30 | 60;
}

const tokens = (most = 12) =>
  fc
    .uniqueArray(fc.uint8Array({ minLength: 20, maxLength: 20 }), {
      minLength: 3,
      maxLength: most,
      selector: (seed) => Buffer.from(seed).toString('hex'),
    })
    .map((seeds) =>
      seeds.map(
        (seed, index): Token => ({
          user: `user${index}@example.org`,
          serial: serial(index),
          seed,
          period: index % 3 === 0 ? 60 : 30,
        }),
      ),
    );

const written = {
  base32: (seed: Uint8Array) => encodeBase32(seed),
  hex: (seed: Uint8Array) => Buffer.from(seed).toString('hex'),
} as const;

/** What happens to cells: a character that does not belong there, one that is missing, another text. */
const spoil = fc.constantFrom<(text: string) => string>(
  (text) => `0${text.slice(1, -1)}!`,
  // 27 characters are no Base32, and 35 no hexadecimal: shorter ones that are would be other seeds.
  (text) => text.slice(0, -5),
  (text) => `${text.slice(0, 5)}*${text.slice(6)}`,
  () => 'see letter',
);

const HEADER = ['upn', 'serial number', 'secret key', 'time interval'];

function cellsOf(token: Token, reading: keyof typeof written): string[] {
  return [token.user, token.serial, written[reading](token.seed), String(token.period)];
}

const csv = (lines: readonly (readonly string[])[]) => lines.map((cells) => cells.join(',')).join('\n');

describe('columns', () => {
  it.each(['base32', 'hex'] as const)(
    'spoilt %s cells never change the seeds of other rows, nor get a seed made',
    async (reading) => {
      await fc.assert(
        fc.asyncProperty(
          tokens(),
          fc.infiniteStream(spoil),
          fc.nat(),
          fc.boolean(),
          async (list, spoils, many, hasHeader) => {
            // Without a header a column is known by most of its cells.
            const most = hasHeader ? list.length - 1 : Math.floor((list.length - 1) / 2);
            const count = many % (most + 1);
            const lines = list.map((token) => cellsOf(token, reading));
            for (const cells of lines.slice(0, count)) {
              const change = spoils.next().value as (text: string) => string;
              cells[2] = change(cells[2] ?? '');
            }
            const read = await listOf(csv(hasHeader ? [HEADER, ...lines] : lines));
            expect(read.rows).toHaveLength(list.length);
            for (const [index, token] of list.entries()) {
              if (index >= count) expect(hexOf(read, index)).toBe(Buffer.from(token.seed).toString('hex'));
              else expect(read.rows[index]).toMatchObject({ secret: undefined, secretGiven: true });
            }
            const stopped = read.problems.filter(({ severity }) => severity === 'stop').map(({ row }) => row);
            expect(new Set(stopped)).toEqual(new Set(Array.from({ length: count }, (_, row) => row)));
          },
        ),
        { numRuns: 100 },
      );
    },
  );

  it('in any order give the same rows, with a header and without', async () => {
    await fc.assert(
      fc.asyncProperty(
        tokens(6),
        fc.constantFrom('base32' as const, 'hex' as const),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        fc.boolean(),
        async (list, reading, order, hasHeader) => {
          const lines = [...(hasHeader ? [HEADER] : []), ...list.map((token) => cellsOf(token, reading))];
          const read = await listOf(csv(lines.map((cells) => order.map((at) => cells[at] ?? ''))));
          expect(read.problems).toEqual([]);
          expect(
            read.rows.map(({ user, serial: token, periodSeconds }) => [user, token, periodSeconds]),
          ).toEqual(list.map((token) => [token.user, token.serial, token.period]));
          expect(read.rows.map((_, row) => hexOf(read, row))).toEqual(
            list.map(({ seed }) => Buffer.from(seed).toString('hex')),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it('of which some are said as they were guessed give the same rows', async () => {
    const cells = fc.constantFrom(
      'a@x.org',
      'b@x.org',
      'Sales',
      '',
      '30',
      serial(1),
      'GEZDGNBVGY3TQOJQGEZDGNBV',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cells, { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 5 }),
        fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        async (lines, isSaid) => {
          fc.pre(lines.some((line) => line.some((cell) => cell !== '')));
          const guessed = await listOf(csv([HEADER, ...lines]));
          const columns = guessed.columns.map(({ field, unclear }, index) =>
            isSaid[index] && field && !unclear ? field : 'guess',
          );
          const said = await listOf(csv([HEADER, ...lines]), { columns });
          expect(said.columns.map(({ why: _, ...column }) => column)).toEqual(
            guessed.columns.map(({ why: _, ...column }) => column),
          );
          expect(said.rows.map((_, row) => hexOf(said, row))).toEqual(
            guessed.rows.map((_, row) => hexOf(guessed, row)),
          );
          expect(said.problems).toEqual(guessed.problems);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('that are not understood never lead to a seed that is made', async () => {
    const odd = fc
      .string({ unit: fc.constantFrom(...'ABCDEFGHabcdefgh0123456789+/'), minLength: 20, maxLength: 60 })
      .filter((text) => /\d/.test(text) && /[a-z]/i.test(text));
    await fc.assert(
      fc.asyncProperty(
        fc.array(odd, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        async (cells, hasHeader) => {
          const lines = cells.map((cell, index) => [`user${index}@example.org`, cell]);
          const read = await listOf(csv(hasHeader ? [['upn', 'remark'], ...lines] : lines));
          for (const row of read.rows) expect(row.secretGiven).toBe(true);
          expect(read.problems.map(({ fault }) => fault.code)).not.toContain('make-seeds');
        },
      ),
      { numRuns: 200 },
    );
  });
});

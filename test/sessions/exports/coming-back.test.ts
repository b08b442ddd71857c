import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { HashAlgorithm } from '../../../src/otp/enrolment.ts';
import { duoCsv } from '../../../src/sessions/exports/duo-csv.ts';
import { entraCsv } from '../../../src/sessions/exports/entra-csv.ts';
import { entraGraph } from '../../../src/sessions/exports/entra-graph.ts';
import type { ExportRow, PlainExport } from '../../../src/sessions/exports/export-row.ts';
import { oktaEnrolments } from '../../../src/sessions/exports/okta.ts';
import { otpauthList } from '../../../src/sessions/exports/otpauth-list.ts';
import { privacyIdeaCsv } from '../../../src/sessions/exports/privacyidea-csv.ts';
import { readList } from '../../../src/sessions/lists/read-list.ts';
import { burnedRow } from './burned-rows.ts';

const okta = (rows: readonly ExportRow[], sharedSecretEncoding: 'base32' | 'hexadecimal') =>
  oktaEnrolments(rows, {
    factorProfileId: 'fpr1',
    algorithm: 'SHA1',
    periodSeconds: 30,
    sharedSecretEncoding,
  });

/** Every list that Kiln writes without encryption of its own, and what of a token it does not say. */
const LISTS: readonly (readonly [string, (rows: readonly ExportRow[]) => PlainExport, readonly string[]])[] =
  [
    ['duo', duoCsv, []],
    ['entra-csv', entraCsv, []],
    ['entra-graph', entraGraph, []],
    ['okta in Base32', (rows) => okta(rows, 'base32'), ['assumed-value']],
    ['okta in hex', (rows) => okta(rows, 'hexadecimal'), ['assumed-value']],
    ['privacyidea', (rows) => privacyIdeaCsv(rows), []],
    ['privacyidea with users', (rows) => privacyIdeaCsv(rows, { resolver: 'ad', realm: 'staff' }), []],
    ['otpauth', otpauthList, []],
  ];

const row = fc.record({
  seed: fc.uint8Array({ minLength: 10, maxLength: 63 }),
  user: fc.constantFrom('ada@example.org', 'grace', 'o.nwosu@contoso.example', 'Jo Doe', ''),
  issuer: fc.constantFrom('', 'Contoso', 'Contoso & Co: IT'),
  algorithm: fc.constantFrom<HashAlgorithm>('SHA1', 'SHA256'),
  periodSeconds: fc.constantFrom(30, 60),
  model: fc.constantFrom('C301', 'C302, "blue"', ''),
});

const rows = fc
  .uniqueArray(row, { minLength: 1, maxLength: 8, selector: ({ seed }) => Buffer.from(seed).toString('hex') })
  .map((each) => each.map((changes, index) => burnedRow(index, changes)));

it.each(LISTS)('%s comes back with the same seeds, or is refused', async (_, write, asked) => {
  await fc.assert(
    fc.asyncProperty(rows, async (burned) => {
      const exported = write(burned);
      const read = await readList(exported.bytes);
      if (!read.ok) {
        expect(read.failure.code).toBe('list-empty');
        expect(exported.rows).toEqual([]);
        return;
      }
      const { rows: back, problems } = read.value;
      expect(back).toHaveLength(exported.rows.length);
      const stopped = new Set(
        problems.filter(({ severity }) => severity === 'stop').map(({ row: at }) => at),
      );
      for (const [index, token] of exported.rows.entries()) {
        const mine = back[index];
        if (stopped.has(index)) continue;
        expect(mine?.secret?.equals(token.secret)).toBe(true);
        const questions = problems.filter(({ row: at, severity }) => at === index && severity === 'ask');
        const isAsked = questions.some(({ fault }) => asked.includes(fault.code));
        if (!isAsked)
          expect(mine).toMatchObject({ algorithm: token.algorithm, periodSeconds: token.periodSeconds });
      }
      expect(problems.map(({ fault }) => fault.code)).not.toContain('make-seeds');
    }),
    { numRuns: 150 },
  );
});

it.each(LISTS)('%s of ordinary tokens comes back whole', async (_, write) => {
  const burned = [1, 2, 3].map((at) => burnedRow(at, { seed: Buffer.from(`${at}bcdefghijklmnopqrs!`) }));
  const exported = write(burned);
  const read = await readList(exported.bytes);
  if (!read.ok) throw new Error(read.failure.code);
  expect(read.value.problems.filter(({ severity }) => severity === 'stop')).toEqual([]);
  expect(read.value.rows.map(({ secret }, at) => secret?.equals(exported.rows[at]?.secret as never))).toEqual(
    [true, true, true],
  );
});

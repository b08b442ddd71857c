import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { EXPORT_KINDS } from '../../../src/ipc/register-choices.ts';
import { Journal } from '../../../src/register/journal.ts';
import { CHAIN_START, type Fact, type Personal, writeLine } from '../../../src/register/journal-line.ts';
import { Register } from '../../../src/register/register.ts';
import { readJournal, verifyJournal } from '../../../src/register/verify-journal.ts';
import { attackOn, claim } from '../attack.ts';
import { mutated } from '../mutate.ts';
import { ownFolder } from '../places.ts';
import type { Target } from '../target.ts';

const SERIAL = '86596100012345';
const DESK = { operator: 'meyer', host: 'desk-1', reader: 'R' };
const CONFIG = { algorithm: 'SHA1', periodSeconds: 30, displaySeconds: 30 };
const TIME = '2026-11-20T09:15:02.114Z';

interface Entry {
  readonly fact: Fact;
  readonly personal: Personal;
}

/** A token's life, as the station writes it down. */
const LIFE: readonly Entry[] = [
  {
    fact: {
      kind: 'burn',
      burn: 'b1',
      step: 'identified',
      serial: SERIAL,
      model: 'C301',
      issuer: 'Contoso',
      ...CONFIG,
      ...DESK,
      clockErrorSeconds: 3,
    },
    personal: { account: 'jo@example.org' },
  },
  ...['authenticated', 'configured', 'seeded', 'confirmed'].map((step) => ({
    fact: { kind: 'burn-step', burn: 'b1', step },
    personal: {},
  })),
  {
    fact: { kind: 'burn-end', burn: 'b1', outcome: 'seeded', verification: 'none', clockErrorAfter: 0 },
    personal: {},
  },
  {
    fact: { kind: 'burn-verified', serial: SERIAL, verification: 'code', ...DESK },
    personal: { account: 'jo@example.org' },
  },
  { fact: { kind: 'seen', serial: SERIAL, model: 'C301', clockErrorSeconds: 7, ...DESK }, personal: {} },
  { fact: { kind: 'mark', serial: SERIAL, as: 'lost', ...DESK }, personal: { note: 'on the bus' } },
  {
    fact: { kind: 'export', serials: [SERIAL], provider: 'duo', protection: 'plain-text', ...DESK },
    personal: {},
  },
  { fact: { kind: 'forget', person: 'person-1', entries: [1, 7] }, personal: {} },
];

function linesOf(entries: readonly Entry[], times: readonly string[] = []): string {
  let previous = CHAIN_START;
  return entries
    .map((entry, index) => {
      const line = writeLine({ ...entry, number: index + 1, time: times[index] ?? TIME }, previous);
      previous = line.hash;
      return `${line.text}\n`;
    })
    .join('');
}

/** Anything that JSON can hold, and what Kiln's own facts hold. */
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    SERIAL,
    'b1',
    'verified',
    'lost',
    'by-eye',
    '__proto__',
    'constructor',
    1e308,
    -1,
    0.5,
    null,
  ),
);

/** A life in which some facts say what no Kiln would: another desk may write what it likes, if it is chained. */
const oddLife = fc
  .array(
    fc.record({
      entry: fc.constantFrom(...LIFE),
      changes: fc.array(fc.tuple(fc.nat({ max: 20 }), value), { maxLength: 3 }),
      personal: fc.option(fc.dictionary(fc.constantFrom('account', 'note', 'other'), fc.string()), {
        nil: undefined,
      }),
      without: fc.boolean(),
    }),
    { maxLength: 14 },
  )
  .map((odd) =>
    odd.map(({ entry, changes, personal, without }): Entry => {
      const names = Object.keys(entry.fact);
      const fact: Record<string, unknown> = { ...entry.fact };
      for (const [which, changed] of changes) {
        const name = names[which % names.length] ?? 'kind';
        if (without && name !== 'kind') delete fact[name];
        else fact[name] = name === 'kind' ? String(changed) : changed;
      }
      return { fact: fact as Fact, personal: personal ?? entry.personal };
    }),
  );

const times = fc.array(
  fc.constantFrom(
    TIME,
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999Z',
    '2026-13-01T00:00:00Z',
    'now',
    '',
  ),
  { maxLength: 6 },
);

type Input =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'facts'; readonly entries: readonly Entry[]; readonly times: readonly string[] };

/** Every question that the register answers. */
async function askEverything(register: Register): Promise<void> {
  await register.lastBurn(SERIAL);
  const { rows } = await register.list({}, { from: 0, count: 100 });
  await register.list({ text: 'jo', refusedWithinDays: 30 }, { from: 0, count: 1 });
  for (const { serial } of rows) await register.token(serial);
  await register.user('jo@example.org');
  await register.holders(['jo@example.org']);
  for (const kind of EXPORT_KINDS) JSON.stringify(await register.export(kind, {}));
  await register.operators();
  await register.machines();
  await register.head();
}

/** The register's journal: it answers whatever stands there, and goes on being written. */
export const journals: Target = {
  name: 'journals',
  share: 120,
  start: async () => {
    const folder = ownFolder();
    const path = join(folder, 'journal.jsonl');
    const whole = Uint8Array.from(Buffer.from(linesOf(LIFE.slice(0, -1))));
    const bytes = mutated(
      [whole],
      ['\n', '"', '}', ',"hash":"', '","personal":', '{"forgotten":"p"}', '\0', '\\u0000'],
    );
    const arbitrary: fc.Arbitrary<Input> = fc.oneof(
      bytes.map((each) => ({ kind: 'bytes', bytes: each }) as const),
      fc.record({ entries: oddLife, times }).map((each) => ({ kind: 'facts', ...each }) as const),
    );
    return attackOn({
      arbitrary,
      attempt: async (input) => {
        for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
        writeFileSync(path, input.kind === 'bytes' ? input.bytes : linesOf(input.entries, input.times));
        const before = await verifyJournal(path);
        if (input.kind === 'bytes' && before.whole) await claimWritten(path, whole);
        const register = new Register(path);
        await askEverything(register);
        const journal = new Journal(path);
        const appended = await journal.append({ kind: 'seen', serial: SERIAL, ...DESK }, {});
        claim(appended.ok, 'nothing can be appended');
        await askEverything(register);
        await register.close();
        await journal.close();
        const after = await verifyJournal(path);
        // A torn end is mended, and nothing that was whole is broken; what was broken stays so.
        if (before.whole || before.fault === 'torn')
          claim(after.whole, `the chain was good, and is ${JSON.stringify(after)}`);
        else claim(!after.whole, 'a broken chain is called whole');
        // What is kept of it is taken up again.
        await askEverything(new Register(path));
      },
      end: async () => rmSync(folder, { recursive: true, force: true }),
    });
  },
};

/** What verifies is what was written, from its beginning. */
async function claimWritten(path: string, whole: Uint8Array): Promise<void> {
  const written = Buffer.from(whole).toString('utf8');
  for await (const { number, fact } of readJournal(path))
    claim(written.includes(JSON.stringify(fact)), `entry ${number} verifies, and nobody wrote it`);
}

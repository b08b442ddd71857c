import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { encodeBase32 } from '../../src/otp/base32.ts';
import { SessionFile } from '../../src/sessions/file/session-file.ts';
import { readList } from '../../src/sessions/lists/read-list.ts';
import { rowsForSession } from '../../src/sessions/rows-for-session.ts';
import { laneLines } from '../bench-lanes.ts';
import { interleave, type Round, spreadOf } from '../measure.ts';
import type { Line, Section } from '../report.ts';

const ROWS = 50_000;
const ROUNDS = 5;
const STEP_ROUNDS = 200;
const PASSPHRASE = 'four small words here';
/** The bytes of a step in a session's file. */
const STEP_BYTES = 170;

/** Lists and sessions of 50,000 rows: reading them in, burning them, a step's way to the disk, opening again, memory. */
export const section: Section = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-bench-session-'));
  try {
    const before = memoryMegabytes();
    const session = await newSession(join(folder, 'bench.kiln'));
    const lanes = await laneLines(session);
    const memory = memoryMegabytes() - before;
    const steps = await stepLine(session, join(folder, 'floor'));
    await session.leave();
    return {
      title: `sessions of ${ROWS.toLocaleString('en')} rows (ms)`,
      lines: [
        ...lanes.lines,
        ...(await csvLines()),
        ...(await pskcLines()),
        steps,
        await openLine(session.path),
      ],
      notes: [
        `medians of ${ROUNDS} rounds (steps: ${STEP_ROUNDS})`,
        'CSV’s floor: csv-parse on the same text at one go; a row is to be read, judged and compared with all others',
        'PSKC’s floor: the same rows as CSV, read by Kiln',
        'a step’s floor: as many bytes appended to a file and synced',
        ...lanes.notes,
        `memory once tokens of the session were burned: ${memory.toFixed(0)} MB more than before`,
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

async function csvLines(): Promise<Line[]> {
  const text = csvText();
  const bytes = Buffer.from(text);
  const { kiln, floor } = await interleave(ROUNDS, {
    kiln: () => listRound(bytes),
    floor: async () => timed(() => void parse(text)),
  });
  return [
    { what: 'a CSV read and judged', kiln: spreadOf(kiln), floor: spreadOf(floor) },
    { what: 'longest without a turn for others', kiln: spreadOf(kiln, 'held'), isPart: true },
  ];
}

async function pskcLines(): Promise<Line[]> {
  const pskc = Buffer.from(pskcText());
  const csv = Buffer.from(csvText());
  const { kiln, floor } = await interleave(ROUNDS, {
    kiln: () => listRound(pskc),
    floor: () => listRound(csv),
  });
  return [
    {
      what: 'a plain PSKC file read and judged',
      kiln: spreadOf(kiln),
      floor: spreadOf(floor),
      target: { kind: 'ratio', atMost: 1.5 },
    },
    { what: 'longest without a turn for others', kiln: spreadOf(kiln, 'held'), isPart: true },
  ];
}

async function listRound(bytes: Uint8Array): Promise<Round> {
  let held = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    held = Math.max(held, performance.now() - last - 1);
    last = performance.now();
  }, 1);
  const start = performance.now();
  const read = await readList(bytes);
  const total = performance.now() - start;
  clearInterval(watch);
  if (!read.ok || read.value.rows.length !== ROWS) throw new Error('the list was not read');
  return { total, held: Math.max(held, performance.now() - last - 1) };
}

async function newSession(path: string): Promise<SessionFile> {
  const list = await readList(Buffer.from(csvText()));
  if (!list.ok) throw new Error(list.failure.code);
  const { rows } = await rowsForSession(list.value, { accept: [], serials: 'ignore', randomBytes });
  const created = await SessionFile.create(path, PASSPHRASE, {
    name: { id: 'bench', name: 'bench', created: new Date().toISOString() },
    settings: { verification: { rule: 'none' }, displaySeconds: 30, allowUnlisted: false },
    rows,
  });
  if (!created.ok) throw new Error(created.failure.code);
  return created.value;
}

async function stepLine(session: SessionFile, floorPath: string): Promise<Line> {
  const file = await open(floorPath, 'w');
  const bytes = randomBytes(STEP_BYTES);
  let row = 0;
  const { kiln, floor } = await interleave(STEP_ROUNDS, {
    kiln: () => timed(async () => void (await session.record({ step: 'skip', row: row++ }))),
    floor: () =>
      timed(async () => {
        await file.appendFile(bytes);
        await file.datasync();
      }),
  });
  await file.close();
  return {
    what: 'a step, until it is in the sealed file',
    kiln: spreadOf(kiln),
    floor: spreadOf(floor),
    target: { kind: 'more', atMostMilliseconds: 2 },
  };
}

async function openLine(path: string): Promise<Line> {
  const { kiln } = await interleave(ROUNDS, {
    kiln: async () => {
      const start = performance.now();
      const opened = await SessionFile.open(path, PASSPHRASE);
      const total = performance.now() - start;
      if (!opened.ok) throw new Error(opened.failure.code);
      await opened.value.session.leave();
      return { total };
    },
  });
  return { what: 'a session opened (scrypt is 760 of it)', kiln: spreadOf(kiln) };
}

async function timed(work: () => Promise<void> | void): Promise<Round> {
  const start = performance.now();
  await work();
  return { total: performance.now() - start };
}

function memoryMegabytes(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

function csvText(): string {
  const lines = Array.from({ length: ROWS }, (_, index) =>
    [`user${index}@example.org`, serial(index), encodeBase32(randomBytes(20)), 30, 'Token2', 'C301'].join(
      ',',
    ),
  );
  return ['upn,serial number,secret key,time interval,manufacturer,model', ...lines, ''].join('\r\n');
}

function pskcText(): string {
  const keys = Array.from(
    { length: ROWS },
    (_, index) =>
      `<KeyPackage><DeviceInfo><Manufacturer>Token2</Manufacturer><SerialNo>${serial(index)}</SerialNo><Model>C301</Model></DeviceInfo>` +
      `<Key Id="${index}" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:totp"><Issuer>x</Issuer>` +
      '<AlgorithmParameters><ResponseFormat Length="6" Encoding="DECIMAL"/></AlgorithmParameters>' +
      `<Data><Secret><PlainValue>${randomBytes(20).toString('base64')}</PlainValue></Secret>` +
      '<TimeInterval><PlainValue>30</PlainValue></TimeInterval></Data>' +
      `<UserId>user${index}@example.org</UserId></Key></KeyPackage>`,
  );
  return `<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc">${keys.join('\n')}</KeyContainer>`;
}

function serial(index: number): string {
  return `8659610${String(index).padStart(7, '0')}`;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { encodeBase32 } from '../../../src/otp/base32.ts';
import { readSession } from '../../../src/sessions/file/read-session.ts';
import { type NewSession, SessionFile } from '../../../src/sessions/file/session-file.ts';
import type { SessionStep } from '../../../src/sessions/session-step.ts';
import { SETTINGS, seedOf, waitingRow } from '../waiting-row.ts';

export const PASSPHRASE = 'four small words here';
/** Nobody waits for passphrases in tests. */
export const QUICK = { workFactor: 4 };

/** The path of a session that is not there yet, in a folder of its own; gone after the test. */
export function newSessionPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-session-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'afternoon.kiln');
}

export function newSession(rows: number): NewSession {
  return {
    name: { id: 'session-1', name: 'an afternoon', created: '2026-11-20T09:00:00.000Z' },
    settings: SETTINGS,
    rows: Array.from({ length: rows }, (_, index) => waitingRow(index)),
  };
}

export async function created(path: string, rows: number): Promise<SessionFile> {
  const session = await SessionFile.create(path, PASSPHRASE, newSession(rows), QUICK);
  if (!session.ok) throw new Error(session.failure.code);
  onTestFinished(() => session.value.leave());
  return session.value;
}

export async function reopened(path: string) {
  const session = await SessionFile.open(path, PASSPHRASE, QUICK);
  if (!session.ok) throw new Error(session.failure.code);
  onTestFinished(() => session.value.session.leave());
  return session.value;
}

export const begin = (row: number): SessionStep => ({ step: 'begin', row, serial: `S${row}`, lane: 'A' });
export const seeded = (row: number): SessionStep => ({
  step: 'burned',
  row,
  outcome: 'seeded',
  verify: true,
});
export const verified = (row: number): SessionStep => ({ step: 'verified', row, verification: 'code' });
/** A step was recorded. */
export const done = { ok: true, value: undefined };

/** The session as its file has it. */
export async function stateAt(path: string) {
  const read = await readSession(path, PASSPHRASE);
  if (!read.ok) throw new Error(read.failure.code);
  return read.value.state;
}

/** No seed of so many rows is in the bytes, in no writing of it: raw, hex, Base32. */
export function expectNoSeed(bytes: Buffer, rows: number): void {
  const latin = bytes.toString('latin1').toUpperCase();
  for (let index = 0; index < rows; index++) {
    // The first 15 bytes are the same in all of them, and three quarters of each.
    const seed = Buffer.from(seedOf(index)).subarray(0, 15);
    expect(bytes.includes(seed)).toBe(false);
    expect(latin.includes(seed.toString('hex').toUpperCase())).toBe(false);
    expect(latin.includes(encodeBase32(seed))).toBe(false);
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { type NewSession, SessionFile } from '../../../src/sessions/file/session-file.ts';
import { SETTINGS, waitingRow } from '../waiting-row.ts';

export const PASSPHRASE = 'four small words here';
/** Nobody waits for passphrases in tests. */
export const QUICK = { workFactor: 4 };

const folders: string[] = [];
const opened: SessionFile[] = [];

afterEach(async () => {
  for (const session of opened.splice(0)) await session.leave();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The path of a session that is not there yet, in a folder of its own; gone after the test. */
export function newSessionPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-session-'));
  folders.push(folder);
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
  opened.push(session.value);
  return session.value;
}

export async function reopened(path: string) {
  const session = await SessionFile.open(path, PASSPHRASE, QUICK);
  if (!session.ok) throw new Error(session.failure.code);
  opened.push(session.value.session);
  return session.value;
}

import type { Client, ClientConfig } from 'pg';
import { fail, type Result, succeed } from '../../base/result.ts';
import type { SharedFailure } from '../register-failure.ts';
import { MIGRATIONS } from './migrations.ts';
import { newClient } from './pg-client.ts';

/** Two setups at once would get in each other's way. */
const SETUP_LOCK = 0x6b696c6e;

/** A connection; its errors in between two questions are heard by the next one. Rejects where there is none. */
export async function connect(config: ClientConfig): Promise<Client> {
  const client = newClient(config);
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

/** Connects and sets up, see below. */
export async function setUpAt(config: ClientConfig): Promise<Result<number, SharedFailure>> {
  try {
    const client = await connect(config);
    try {
      return succeed(await setUpDatabase(client));
    } finally {
      await client.end();
    }
  } catch (error) {
    return fail(failureOf(error));
  }
}

/** Source: PostgreSQL's documentation, appendix A, "PostgreSQL Error Codes". */
const REFUSALS: Readonly<Record<string, Extract<SharedFailure, { code: 'register-refused' }>['reason']>> = {
  '28000': 'login',
  '28P01': 'login',
  '42501': 'rights',
  '42P01': 'not-set-up',
};

/** The driver's own errors have no code. */
const DRIVERS_WORDS =
  /timeout|terminated|not queryable|closed|SSL|certificate|Received unexpected|authentication/i;

/** What an error of the system, the database or the driver means. A bug is thrown on. */
export function failureOf(error: unknown): SharedFailure {
  if (!(error instanceof Error)) throw error;
  const code = 'code' in error ? String(error.code) : '';
  // The server asks for a password, and there is none.
  const refusal = /^SASL/.test(error.message) ? 'login' : REFUSALS[code];
  if (refusal) return { code: 'register-refused', reason: refusal };
  if (code !== '') return { code: 'register-unreachable', reason: code };
  if (DRIVERS_WORDS.test(error.message)) return { code: 'register-unreachable', reason: 'connection' };
  throw error;
}

/** Makes a database a shared register, or brings one up to date. Needs a role that may do so; desks get `kiln_desk`. */
export async function setUpDatabase(client: Client): Promise<number> {
  await client.query('BEGIN');
  await client.query(`SELECT pg_advisory_xact_lock(${SETUP_LOCK})`);
  await client.query('CREATE SCHEMA IF NOT EXISTS kiln');
  await client.query('CREATE TABLE IF NOT EXISTS kiln.migrations (version integer PRIMARY KEY)');
  const { rows } = await client.query<{ version: number }>(
    'SELECT coalesce(max(version), 0)::int AS version FROM kiln.migrations',
  );
  for (const [index, migration] of MIGRATIONS.entries()) {
    if (index < (rows[0]?.version ?? 0)) continue;
    await client.query(migration);
    await client.query('INSERT INTO kiln.migrations VALUES ($1)', [index + 1]);
  }
  await client.query('COMMIT');
  return MIGRATIONS.length;
}

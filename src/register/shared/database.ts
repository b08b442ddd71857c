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
    return fail({ code: 'register-unreachable', reason: reasonOf(error) });
  }
}

/** What the system or the database calls an error; the driver's own errors are `connection`. A bug is thrown on. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  const code = 'code' in error ? String(error.code) : '';
  if (code !== '') return code;
  if (/timeout|terminated|not queryable|closed|SSL|certificate/i.test(error.message)) return 'connection';
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

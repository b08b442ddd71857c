import type { Client } from 'pg';
import { isDeskId } from '../desk-replica.ts';
import { CHAIN_START, lineOfParts, partsOfLine } from '../journal-line.ts';
import type { ForgottenPart } from '../rewriting.ts';

/** Entries in one step. */
export const BATCH = 500;

/** A desk's last entry in the database; 0 and the chain's start where it has none. */
export async function headOf(client: Client, desk: string): Promise<{ number: number; hash: string }> {
  const { rows } = await client.query<{ number: string; hash: string }>(
    'SELECT number, hash FROM kiln.entries WHERE desk = $1 ORDER BY number DESC LIMIT 1',
    [desk],
  );
  return rows[0] ? { number: Number(rows[0].number), hash: rows[0].hash } : { number: 0, hash: CHAIN_START };
}

/** Another Kiln on this machine may be sending the same: each entry is there once. */
export async function insertEntries(
  client: Client,
  desk: string,
  from: number,
  lines: readonly string[],
): Promise<number> {
  if (lines.length === 0) return 0;
  const parts = lines.map(partsOfLine);
  const { rowCount } = await client.query(
    `INSERT INTO kiln.entries (desk, number, chained, hash, personal)
     SELECT $1, $2 + place - 1, chained, hash, personal
     FROM unnest($3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS line (chained, hash, personal, place)
     ORDER BY place
     ON CONFLICT DO NOTHING`,
    [
      desk,
      from,
      parts.map(({ chained }) => chained),
      parts.map(({ hash }) => hash),
      parts.map(({ personal }) => personal),
    ],
  );
  return rowCount ?? 0;
}

/** Every desk and how many entries it has: one step down the index for each. */
export async function desksIn(client: Client): Promise<{ desk: string; number: number }[]> {
  const { rows } = await client.query<{ desk: string; number: string }>(
    `WITH RECURSIVE desks AS (
       (SELECT desk FROM kiln.entries ORDER BY desk LIMIT 1)
       UNION ALL
       SELECT (SELECT e.desk FROM kiln.entries e WHERE e.desk > desks.desk ORDER BY e.desk LIMIT 1)
       FROM desks WHERE desks.desk IS NOT NULL
     )
     SELECT desk, (SELECT max(e.number) FROM kiln.entries e WHERE e.desk = desks.desk) AS number
     FROM desks WHERE desk IS NOT NULL`,
  );
  // It becomes a file's name here: what is no id is nobody's journal.
  return rows
    .filter(({ desk }) => isDeskId(desk))
    .map(({ desk, number }) => ({ desk, number: Number(number) }));
}

/** The next of a desk's entries, as lines. */
export async function linesAfter(client: Client, desk: string, number: number): Promise<string[]> {
  const { rows } = await client.query<{ chained: string; hash: string; personal: string }>(
    'SELECT chained, hash, personal FROM kiln.entries WHERE desk = $1 AND number > $2 ORDER BY number LIMIT $3',
    [desk, number, BATCH],
  );
  return rows.map(lineOfParts);
}

/** The key to the pseudonyms that all desks use. */
export async function sharedKey(client: Client): Promise<Uint8Array> {
  const { rows } = await client.query<{ key: string }>('SELECT key FROM kiln.pseudonym_key');
  return Buffer.from(rows[0]?.key ?? '', 'hex');
}

/** Puts pseudonyms in place of people in entries that the database has. */
export async function forgetEntries(
  client: Client,
  desk: string,
  parts: readonly ForgottenPart[],
): Promise<void> {
  for (const { number, personal } of parts) {
    await client.query('SELECT kiln.forget_entry($1, $2, $3)', [desk, number, personal]);
  }
}
